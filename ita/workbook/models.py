from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.core.jobs import BackgroundJob
from home.thai.calendar import format_datetime
from ita.assessment.models import Framework


class Export(BackgroundJob):
    """An evidence workbook that an officer asked for; the file lies under ``var/exports/``."""

    WAITS_IN_VAIN = timedelta(seconds=20)
    SEEMS_DEAD = timedelta(minutes=2)  # shorter than until the queue delivers the job again

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="+")
    is_inside = models.BooleanField(_("for use inside"), default=False)
    layout = models.CharField(_("layout"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("evidence workbook")
        verbose_name_plural = _("evidence workbooks")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename

    def when_given_up(self) -> dict[str, Any]:
        sentence = gettext(
            "The workbook could not be made in %(count)s tries. "
            "Please tell the system administrator."
        )
        return {"error": sentence % {"count": self.attempts}}

    @property
    def path(self) -> Path:
        return Path(settings.EXPORT_ROOT) / str(self.user_id) / f"{self.pk}.xlsx"

    @property
    def made_on(self) -> str:
        """When it was finished, as offices write it; empty until then."""
        return format_datetime(self.finished_at) if self.finished_at else ""

    @property
    def filename(self) -> str:
        """The name under which the officer downloads it: what is not for outside says so."""
        named = f"หลักฐาน-{self.framework.scheme}-{self.framework.year_be}"
        return f"{named}-ฉบับใช้ภายใน.xlsx" if self.is_inside else f"{named}.xlsx"
