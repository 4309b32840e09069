"""Tells the agency's chat tool, signed (docs/features/notifications.md)."""

import hashlib
import hmac
import json
import logging
import ssl
import time
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.core import calls, outbox
from home.core.addresses import AddressRefused
from home.thai.calendar import format_datetime
from home.visibility import public
from ita.notifications import words
from ita.notifications.models import Webhook, WebhookCall
from ita.register.models import RegisterEntry

logger = logging.getLogger(__name__)


class CallFailed(Exception):
    """The chat tool did not take the call; the message says why."""


def post_to(webhook_id: int) -> int:
    """Make the calls of the webhook that are due, oldest first; returns how many were taken.

    It ends at the first that fails: a server that hangs holds up the queue once, not once a call.
    """
    webhook = Webhook.objects.filter(pk=webhook_id).first()
    if webhook is None:
        return 0
    rows = webhook.calls.select_related("entry")
    made = 0
    for number in rows.due(timezone.now()).values_list("pk", flat=True):
        for call in outbox.claim(rows.filter(pk=number), timezone.now()):
            if not webhook.enabled:
                outbox.drop([call])
            elif not _make(webhook, call):
                return made
            else:
                made += 1
    return made


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Hex HMAC-SHA256, with the agency's secret, over the timestamp, a full stop and the body."""
    signed = timestamp.encode() + b"." + body
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def payload(entry: RegisterEntry) -> dict[str, Any]:
    """What the chat tool is told of ``entry``.

    Title and public address only of what the public can read now; of all else only that something
    waits, and where officers find it. Never a reason: it may speak of what must not leave.
    """
    with translation.override(settings.LANGUAGE_CODE):
        told: dict[str, Any] = {
            "event": f"publication.{entry.act}",
            "act": entry.get_act_display(),
            "agency": entry.agency,
            "register_number": entry.label,
            "at": entry.occurred_at.isoformat(),
            "url": words.link(entry),
        }
        page = public(Page.objects.filter(pk=entry.page_id)).first()
        if page and words.is_for_the_public(entry):
            told["title"] = page.title
            told["text"] = _("%(act)s: %(title)s %(url)s") % told
        else:
            told["url"] = _inside(entry)
            filling = told | {"time": format_datetime(entry.occurred_at)}
            told["text"] = _("Publication work at %(agency)s: %(act)s, %(time)s %(url)s") % filling
    return told


def _inside(entry: RegisterEntry) -> str:
    return words.work_link() if words.is_for_the_public(entry) else words.link(entry)


def _make(webhook: Webhook, call: WebhookCall) -> bool:
    try:
        _post(webhook, call)
    except (*calls.FAILURES, CallFailed) as error:
        logger.warning("Call %s of webhook %s failed: %s", call.pk, webhook.pk, error)
        outbox.put_off([call], _words(error))
        return False
    outbox.mark_sent([call])
    return True


def _post(webhook: Webhook, call: WebhookCall) -> None:
    body = json.dumps(payload(call.entry), ensure_ascii=False).encode()
    timestamp = str(int(time.time()))
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "ita-site-webhook",
        "X-ITA-Delivery": str(call.pk),
        "X-ITA-Timestamp": timestamp,
        "X-ITA-Signature": f"sha256={signature(webhook.secret, timestamp, body)}",
    }
    status, _answer = calls.post(webhook.url, body, headers, timeout=settings.WEBHOOK_TIMEOUT)
    if not 200 <= status < 300:
        raise CallFailed(_("The chat tool answered with the code %(code)s.") % {"code": status})


def _words(error: Exception) -> str:
    """What the administrator reads; the log has the rest."""
    if isinstance(error, AddressRefused | CallFailed):
        return str(error)
    if isinstance(error, ssl.SSLError):
        return _("The certificate of the chat tool's server is not trusted.")
    return _("The chat tool did not answer, or not in time.")
