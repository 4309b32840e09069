from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from ita.assessment.models import Framework


class OpenedYear(models.Model):
    """An agency opened a year of a list from the year before. Names are text, so that they outlive
    the account; the list of the year before may be deleted."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    framework = models.ForeignKey(
        Framework, on_delete=models.CASCADE, related_name="+", verbose_name=_("framework")
    )
    before = models.ForeignKey(
        Framework,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("opened from"),
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=300, blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("opened year")
        verbose_name_plural = _("opened years")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["site", "framework"], name="ita_year_opened_once")
        ]

    def __str__(self) -> str:
        return str(self.framework)
