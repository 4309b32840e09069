from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class TrafficCheck(models.Model):
    """What the last comparison of the log with its rows found, for the agency's screen."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="+")
    checked_at = models.DateTimeField(_("checked at"))
    parts = models.PositiveIntegerField(_("parts"))
    faults = models.JSONField(_("faults"), default=list)

    class Meta:
        verbose_name = _("check of the traffic log")
        verbose_name_plural = _("checks of the traffic log")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.site)
