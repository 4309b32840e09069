from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.thai.calendar import format_month


class MonthlyReport(models.Model):
    """What an agency did in a month; written when the month is over, and never again.

    ``figures`` is as ``figures.figures_of`` made it: what stood at the end of a month cannot be
    counted later.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    month = models.DateField(_("month"))  # its first day
    figures: Any = models.JSONField(_("figures"), default=dict)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("monthly report")
        verbose_name_plural = _("monthly reports")
        ordering = ["-month"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["site", "month"], name="ita_monthly_report_once")
        ]

    def __str__(self) -> str:
        return format_month(self.month)
