"""Writes anchors: what the register's heads were, outside of the database."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from home.core.outbox import SendState
from ita.register.anchors import file
from ita.register.anchors.models import Anchor, AnchorDelivery, Installation
from ita.register.models import RegisterEntry, RegisterHead

PAUSE = timedelta(minutes=5)  # between two anchors of a busy agency
STAMP_PAUSE = timedelta(hours=1)  # a stamp covers all lines before its own


def write_due(now: datetime | None = None) -> int:
    """Write an anchor for each agency whose register has a new head; returns how many.

    The first act after a pause is anchored within a minute, the others every few minutes.
    """
    now = now or timezone.now()
    newest = _newest_anchors()
    due = [
        head.site_id
        for head in RegisterHead.objects.exclude(sha256="")
        if _is_due(head, newest.get(head.site_id), now)
    ]
    return sum(write(site_id, now) for site_id in due)


def write_all(now: datetime | None = None) -> int:
    """Write an anchor for every agency, once a day, whether something happened or not; returns how
    many. Copies that another machine did not take are tried again."""
    copies = AnchorDelivery.objects.filter(kind=AnchorDelivery.Kind.COPY).failed()
    copies.update(state=SendState.WAITING, attempts=0, due_at=timezone.now())
    sites = list(RegisterHead.objects.exclude(sha256="").values_list("site_id", flat=True))
    return sum(write(site_id, now or timezone.now()) for site_id in sites)


def write(site_id: int, now: datetime) -> bool:
    """Anchor the last row of an agency's register; returns whether there was one.

    The line is on the disk before the database knows of it: where the two are torn apart, the file
    knows more. Not within an act's transaction, which could still be undone.

    Raises:
        OSError: the file could not be written.
    """
    entry = RegisterEntry.objects.filter(site_id=site_id).last()
    if entry is None:
        return False
    line = file.append(
        {
            "installation": Installation.name(),
            "site": site_id,
            "agency": entry.agency,
            "number": entry.label,
            "id": entry.pk,
            "sha256": entry.sha256,
            "rows": RegisterEntry.objects.filter(site_id=site_id, pk__lte=entry.pk).count(),
            "time": now.isoformat(timespec="seconds"),
        }
    )
    _record(site_id, line, now)
    return True


@transaction.atomic
def order_stamp(now: datetime | None = None) -> AnchorDelivery | None:
    """Have the newest anchor stamped, at most once an hour; returns what was ordered."""
    now = now or timezone.now()
    newest = Anchor.objects.last()
    stamps = AnchorDelivery.objects.filter(kind=AnchorDelivery.Kind.STAMP)
    recent = stamps.filter(created_at__gt=now - STAMP_PAUSE)
    if not settings.TIMESTAMP_URL or newest is None or recent.exists():
        return None
    if stamps.filter(anchor=newest).exists():
        return None
    return AnchorDelivery.objects.create(anchor=newest, kind=AnchorDelivery.Kind.STAMP, due_at=now)


@transaction.atomic
def _record(site_id: int, line: file.Line, now: datetime) -> None:
    assert line.facts
    anchor = Anchor.objects.create(
        site_id=site_id,
        entry_sha256=line.facts["sha256"],
        line=line.text.decode(),
        sha256=line.sha256,
        written_at=now,
    )
    if settings.ANCHOR_URL:
        AnchorDelivery.objects.create(anchor=anchor, kind=AnchorDelivery.Kind.COPY, due_at=now)


def _newest_anchors() -> dict[int, Anchor]:
    """The newest anchor of each agency, as the database knows it."""
    newest = Anchor.objects.order_by().values("site_id").annotate(newest=Max("pk"))
    anchors = Anchor.objects.filter(pk__in=newest.values("newest"))
    return {anchor.site_id: anchor for anchor in anchors}


def _is_due(head: RegisterHead, newest: Anchor | None, now: datetime) -> bool:
    if newest is None:
        return True
    return newest.entry_sha256 != head.sha256 and now - newest.written_at >= PAUSE
