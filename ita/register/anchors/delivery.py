"""Carries anchors off the machine: a copy to another machine, and to a time-stamping authority.

By the queue, like mails and webhooks: nothing of it within a request or an act's transaction.
"""

import logging
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from home.core import calls, outbox
from home.core.addresses import AddressRefused
from ita.register.anchors import file, stamps
from ita.register.anchors.models import AnchorDelivery
from ita.register.anchors.stamps import StampRefused

logger = logging.getLogger(__name__)
JOB_SECONDS = 120
HEADERS = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "ita-site-anchor"}


class CopyRefused(Exception):
    """The other machine did not take the copy; the message says why."""


FAILURES = (*calls.FAILURES, CopyRefused, StampRefused)


def queue_due() -> None:
    """Queue a job for each kind of delivery of which something is due."""
    due = AnchorDelivery.objects.due(timezone.now())
    for kind in due.order_by().values_list("kind", flat=True).distinct():
        async_task(f"{__name__}.deliver", kind, timeout=JOB_SECONDS)


def deliver(kind: str) -> int:
    """Make the deliveries of ``kind`` that are due, oldest first; returns how many went out.

    It ends at the first that fails: a server that hangs holds up the queue once, not once a line.
    """
    made = 0
    rows: Any = AnchorDelivery.objects.filter(kind=kind)
    for number in list(rows.due(timezone.now()).values_list("pk", flat=True)):
        for delivery in outbox.claim(rows.filter(pk=number), timezone.now()):
            if not _is_wanted(delivery):
                outbox.drop([delivery])
            elif not _made(delivery):
                return made
            else:
                made += 1
    return made


def _is_wanted(delivery: AnchorDelivery) -> bool:
    """Whether there still is an address."""
    is_copy = delivery.kind == AnchorDelivery.Kind.COPY
    return bool(settings.ANCHOR_URL if is_copy else settings.TIMESTAMP_URL)


def _made(delivery: AnchorDelivery) -> bool:
    line = delivery.anchor.line.encode()
    try:
        if delivery.kind == AnchorDelivery.Kind.COPY:
            _copy(line)
        else:
            file.keep_stamp(delivery.anchor.sha256, stamps.request_stamp(line))
    except FAILURES as error:
        logger.warning("AnchorDelivery %s of an anchor failed: %s", delivery.pk, error)
        outbox.put_off([delivery], _words(error))
        return False
    outbox.mark_sent([delivery])
    return True


def _copy(line: bytes) -> None:
    """The other machine adds the line to its own file, and never takes one away."""
    status, _answer = calls.post(
        settings.ANCHOR_URL,
        line + b"\n",
        HEADERS,
        timeout=settings.ANCHOR_TIMEOUT,
        inside_allowed=True,
    )
    if not 200 <= status < 300:
        raise CopyRefused(
            _("The other machine answered with the code %(code)s.") % {"code": status}
        )


def _words(error: Exception) -> str:
    """What the administrator reads; the log has the rest."""
    if isinstance(error, AddressRefused | CopyRefused | StampRefused):
        return str(error)
    return _("The other machine did not answer, or not in time.")
