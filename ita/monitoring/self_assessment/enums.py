from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    """Nothing is answered by silence: what nobody answered is not known."""

    YES = "yes", _("In place")
    PARTLY = "partly", _("Partly")
    NO = "no", _("Not in place")
