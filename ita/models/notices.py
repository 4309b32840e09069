from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ita.models.outgoing import Outgoing


class Notice(Outgoing):
    """That one officer is told of one act by mail; several may go in one mail.

    ``audience`` is why they are told (``ita.publication.notifications.audiences``).
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notices",
        verbose_name=_("recipient"),
    )
    audience = models.CharField(max_length=20, editable=False)

    class Meta(Outgoing.Meta):
        verbose_name = _("notice by mail")
        verbose_name_plural = _("notices by mail")
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(fields=["entry", "recipient"], name="ita_notice_once")
        ]

    def __str__(self) -> str:
        return f"{self.entry} → {self.recipient}"

    @property
    def recipient_display(self) -> str:
        """Name and address, as far as they are known."""
        name = self.recipient.get_full_name() or self.recipient.get_username()
        return f"{name} <{self.recipient.email}>" if self.recipient.email else name
