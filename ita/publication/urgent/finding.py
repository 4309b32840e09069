"""Approvals by word of mouth that still wait for their confirmation: from the register."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from home.thai.calendar import local_date
from ita.enums import Act, Channel
from ita.models.register import RegisterEntry, RegisterEntryQuerySet

# After these the approval is confirmed, denied, or void because the content is another.
ENDING = (
    Act.ORAL_APPROVED,
    Act.ORAL_CONFIRMED,
    Act.ORAL_DENIED,
    Act.RETURNED,
    Act.REFUSED,
    Act.CHANGED,
    Act.WITHDRAWN,
)


@dataclass(frozen=True)
class OralApproval:
    """Who allowed it by word of mouth, when and how; ``due`` is the last day to confirm it."""

    entry: RegisterEntry
    giver: str
    position: str
    given_at: datetime
    channel: str
    due: date

    @property
    def is_overdue(self) -> bool:
        return local_date(timezone.now()) > self.due


def oral_approval(entry: RegisterEntry) -> OralApproval:
    """What the row of an ``Act.ORAL_APPROVED`` says."""
    details = entry.details
    return OralApproval(
        entry=entry,
        giver=details["giver"],
        position=details["position"],
        given_at=datetime.fromisoformat(details["given_at"]),
        channel=str(Channel(details["channel"]).label),
        due=date.fromisoformat(details["due"]),
    )


def open_entries() -> RegisterEntryQuerySet:
    """Rows of approvals by word of mouth that nobody confirmed or denied yet, oldest first."""
    later = RegisterEntry.objects.filter(
        request_id=OuterRef("request_id"), act__in=ENDING, pk__gt=OuterRef("pk")
    )
    rows = RegisterEntry.objects.filter(act=Act.ORAL_APPROVED)
    return rows.exclude(Exists(later)).order_by("pk")


def is_open(entry: RegisterEntry) -> bool:
    return open_entries().filter(pk=entry.pk).exists()


def to_confirm(limit: int | None = None) -> list[OralApproval]:
    """All that wait for a confirmation, those that are longest due first."""
    waiting = [oral_approval(entry) for entry in open_entries()[:limit]]
    return sorted(waiting, key=lambda each: each.due)


def open_of_page(page_id: Any) -> list[OralApproval]:
    return [oral_approval(entry) for entry in open_entries().filter(page_id=page_id)]
