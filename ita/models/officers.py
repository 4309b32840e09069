from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.models import Unit
from home.thai.calendar import local_date


class OfficerProfileQuerySet(models.QuerySet["OfficerProfile"]):
    def in_post(self, on: date | None = None) -> "OfficerProfileQuerySet":
        """Posts that are held on the day ``on`` (today in Bangkok unless given)."""
        day = on or local_date(timezone.now())
        return self.filter(valid_from__lte=day).filter(
            models.Q(valid_until=None) | models.Q(valid_until__gte=day)
        )


class OfficerProfile(models.Model):
    """The official post of a user for a period, by an order (คำสั่ง).

    A user who changes posts gets another row; what is on the register keeps the post of its day.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="posts",
        verbose_name=_("user"),
    )
    full_name = models.CharField(
        _("full name"), max_length=200, help_text=_("With title, as it stands on official papers")
    )
    position = models.CharField(_("position"), max_length=200)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("unit")
    )
    order_number = models.CharField(_("order number"), max_length=100, blank=True)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)

    objects = OfficerProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("officer's post")
        verbose_name_plural = _("officers' posts")
        ordering = ["-valid_from", "-pk"]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.position})"

    @classmethod
    def of(cls, user: Any) -> "OfficerProfile | None":
        """The post that ``user`` holds today; the newest where there are several."""
        return cls.objects.in_post().filter(user=user).select_related("unit").first()
