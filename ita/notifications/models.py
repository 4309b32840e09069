"""What leaves the house because of an act: each row once, through the queue."""

import secrets
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from home.core.outbox import Outgoing, OutgoingQuerySet
from home.thai.calendar import format_datetime
from ita.register.models import RegisterEntry


class OutgoingAct(Outgoing):
    """An act of the register on its way to somebody."""

    # Not a database constraint: that a row of the register vanished is found by verify_register.
    entry = models.ForeignKey(
        RegisterEntry,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name=_("act"),
    )

    class Meta(Outgoing.Meta):
        abstract = True
        indexes = [models.Index(fields=["state", "due_at"], name="ita_%(class)s_due")]

    @property
    def time_display(self) -> str:
        """When it was sent or given up; until then, since when it waits."""
        return format_datetime(self.ended_at or self.created_at)


class NoticeQuerySet(OutgoingQuerySet):
    def of_site(self, site: Site) -> Self:
        """Notices of the agency's acts."""
        return self.filter(entry__site_id=site.pk)


class Notice(OutgoingAct):
    """That one officer is told of one act by mail; several may go in one mail.

    ``audience`` is why they are told (``ita.notifications.audiences``).
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notices",
        verbose_name=_("recipient"),
    )
    audience = models.CharField(max_length=20, editable=False)

    objects = NoticeQuerySet.as_manager()  # type: ignore[misc]

    class Meta(OutgoingAct.Meta):
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


SHOWN_FAULTS = 10


def new_secret() -> str:
    return secrets.token_urlsafe(32)


@register_setting(icon="globe", order=60)
class Webhook(BaseSiteSetting):
    """Where a chat tool of the agency is told of acts (docs/features/notifications.md)."""

    enabled = models.BooleanField(_("tell the chat tool"), default=False)
    url = models.CharField(
        _("address of the webhook"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https", "http"])],
    )
    secret = models.CharField(
        _("secret"),
        max_length=100,
        default=new_secret,
        validators=[MinLengthValidator(16)],
        help_text=_("The chat tool verifies our signature with it"),
    )

    panels = [
        FieldPanel("enabled"),
        FieldPanel("url"),
        FieldPanel("secret"),
        HelpPanel(template="ita/admin/webhook_faults.html", heading=_("Could not be sent")),
    ]

    class Meta:
        verbose_name = _("webhook for chat tools")
        verbose_name_plural = _("webhooks for chat tools")

    def clean(self) -> None:
        if self.enabled and not self.url:
            raise ValidationError({"url": _("Please give the address, or switch the webhook off.")})

    @property
    def faults(self) -> Any:
        """The newest calls that went wrong: those given up and those that will be tried again."""
        wrong = self.calls.exclude(error="").select_related("entry")
        return wrong.order_by("-pk")[:SHOWN_FAULTS]


class WebhookCall(OutgoingAct):
    """That the agency's chat tool is told of one act."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="calls")

    class Meta(OutgoingAct.Meta):
        verbose_name = _("call of a webhook")
        verbose_name_plural = _("calls of webhooks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["entry", "webhook"], name="ita_webhook_call_once")
        ]

    def __str__(self) -> str:
        return str(self.entry)
