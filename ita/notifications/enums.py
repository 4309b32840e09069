"""How far a notice is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SendState(models.TextChoices):
    """How far something is that leaves the house: a notice by mail, a call of a webhook."""

    WAITING = "waiting", _("Waiting to be sent")
    SENT = "sent", _("Sent out")
    DROPPED = "dropped", _("Not sent: no longer needed")
    FAILED = "failed", _("Could not be sent")
