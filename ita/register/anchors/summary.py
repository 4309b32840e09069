"""What the comparison with the anchors covered, and what it did not, in words."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from home.core.outbox import SendState
from home.thai.calendar import format_datetime
from ita.register.anchors import file
from ita.register.anchors.models import AnchorDelivery
from ita.register.anchors.stamp_verification import kept_stamps
from ita.register.models import RegisterEntry


def summary(copy: Path | None = None) -> list[str]:
    """Sentences for whoever ran the comparison, after it found nothing."""
    return [_compared(copy), _newer(copy), _copies(), _stamps()]


def _compared(copy: Path | None) -> str:
    lines = file.read(copy)
    if not lines:
        return _(
            "Anchors: none yet, so the register was compared with itself only. "
            "The queue writes the first within a minute of an act."
        )
    newest = next(line for line in reversed(lines) if line.facts)
    return _("Anchors: compared with %(count)s, the newest of %(time)s.") % {
        "count": len(lines),
        "time": format_datetime(newest.time),
    }


def _newer(copy: Path | None) -> str:
    """The rows that no anchor holds yet."""
    newest = {line.facts["site"]: line.facts["id"] for line in file.read(copy) if line.facts}
    rows = RegisterEntry.objects.order_by().values_list("site_id", "pk")
    count = sum(pk > newest.get(site_id, 0) for site_id, pk in rows.iterator())
    if not count:
        return _("Every row is held by an anchor.")
    return _("Not compared: %(count)s rows after the newest anchor.") % {"count": count}


def _copies() -> str:
    if not settings.ANCHOR_URL:
        return _("Not copied to another machine: ANCHOR_URL is not set.")
    copies = AnchorDelivery.objects.filter(kind=AnchorDelivery.Kind.COPY)
    return _("Copied to another machine: %(sent)s anchors; %(left)s were not (yet).") % {
        "sent": copies.filter(state=SendState.SENT).count(),
        "left": copies.exclude(state=SendState.SENT).count(),
    }


def _stamps() -> str:
    count = len(kept_stamps())
    if count and not settings.TIMESTAMP_CERTIFICATE:
        return _(
            "Time stamps: %(count)s, whose signatures were not verified: TIMESTAMP_CERTIFICATE is "
            "not set."
        ) % {"count": count}
    if not count and not settings.TIMESTAMP_URL:
        return _("No time stamps of an authority: TIMESTAMP_URL is not set.")
    stamps = AnchorDelivery.objects.filter(kind=AnchorDelivery.Kind.STAMP)
    return _("Time stamps: %(count)s verified; %(failed)s could not be obtained.") % {
        "count": count,
        "failed": stamps.failed().count(),
    }
