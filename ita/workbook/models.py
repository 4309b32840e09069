from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.thai.calendar import format_datetime
from ita.assessment.models import Framework
from ita.workbook.enums import ExportState


class Export(models.Model):
    """An evidence workbook that an officer asked for; the file lies under ``var/exports/``."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(
        max_length=10, choices=ExportState.choices, default=ExportState.WAITING
    )
    percent = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("evidence workbook")
        verbose_name_plural = _("evidence workbooks")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename

    @property
    def path(self) -> Path:
        return Path(settings.EXPORT_ROOT) / str(self.user_id) / f"{self.pk}.xlsx"

    @property
    def made_on(self) -> str:
        """When it was finished, as offices write it; empty until then."""
        return format_datetime(self.finished_at) if self.finished_at else ""

    @property
    def filename(self) -> str:
        """The name under which the officer downloads it."""
        return f"หลักฐาน-{self.framework.scheme}-{self.framework.year_be}.xlsx"
