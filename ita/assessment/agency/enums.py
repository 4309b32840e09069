"""The words by which an agency says what it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgencyKind(models.TextChoices):
    """What an agency is, for elements that are not for all (``Scope``)."""

    UNKNOWN = "", _("Not said yet")
    LOCAL = "local", _("Local administrative organisation")
    PROVINCE = "province", _("Province")
    OTHER = "other", _("Another agency")
