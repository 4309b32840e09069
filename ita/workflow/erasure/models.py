from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.core.jobs import BackgroundJob


class Erasure(BackgroundJob):
    """The removal of what an act on the register erased: open until nothing of it is found any
    more. What it is, the row says (``erasure.erased``)."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    entry_id = models.PositiveBigIntegerField(unique=True)

    class Meta:
        verbose_name = _("erasure of personal data")
        verbose_name_plural = _("erasures of personal data")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.entry_id)
