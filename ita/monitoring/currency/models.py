from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class ReviewIntervals(models.Model):
    """An agency's review intervals: {kind of content: months}, where they are not the default."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    months = models.JSONField(_("months between reviews"), default=dict)

    class Meta:
        verbose_name = _("review intervals")
        verbose_name_plural = _("review intervals")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.site)
