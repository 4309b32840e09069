from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from ita.monitoring.security.enums import EventKind


class SecurityEvent(models.Model):
    """Of an account: signing in and out, passwords, rights of the installation. ``user_id`` is a
    number: the event outlives the account; 0 where nobody has the name that was typed, which is
    then not kept, as people type passwords there. ``site`` is the host's, for those alone."""

    kind = models.CharField(_("event"), max_length=20, choices=EventKind.choices)
    occurred_at = models.DateTimeField(_("time"), db_index=True)
    user_id = models.PositiveBigIntegerField(default=0, db_index=True)
    username = models.CharField(_("user name"), max_length=150, blank=True)
    address = models.CharField(_("address of the device (IP)"), max_length=150, blank=True)
    site = models.ForeignKey(Site, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        verbose_name = _("security event")
        verbose_name_plural = _("security events")
        default_permissions = ()
        ordering = ["-occurred_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.username}"
