import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from ita.models.outgoing import Outgoing

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


class WebhookCall(Outgoing):
    """That the agency's chat tool is told of one act."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="calls")

    class Meta(Outgoing.Meta):
        verbose_name = _("call of a webhook")
        verbose_name_plural = _("calls of webhooks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["entry", "webhook"], name="ita_webhook_call_once")
        ]

    def __str__(self) -> str:
        return str(self.entry)
