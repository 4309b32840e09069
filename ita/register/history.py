"""What the acts on the register amount to."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import Page, Site

from home.thai.calendar import local_date
from ita.register.enums import Act, Channel
from ita.register.models import RegisterEntry, RegisterEntryQuerySet

# An approval is one of these on the register; a seal alone, which anybody could store, is none.
APPROVING_ACTS = (Act.APPROVED, Act.ORAL_APPROVED)
# After these the page's live content is bound to a seal; after the others in STATE_ACTS it is not.
SEALED_ACTS = (Act.PUBLISHED, Act.DRIFT_CONFIRMED)
STATE_ACTS = (*SEALED_ACTS, Act.DRIFT_FOUND, Act.DRIFT_WITHDRAWN, Act.TAKEN_DOWN)
# Acts about a request that leave its step as it is.
ASIDE_ACTS = (Act.ORAL_CONFIRMED, Act.ORAL_OVERDUE, Act.SCAN_ATTACHED)
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


def open_drifts(site: Site | None = None) -> RegisterEntryQuerySet:
    """Rows of drifts that no approver has ended yet, oldest first; of all sites unless one is
    given."""
    later = RegisterEntry.objects.filter(
        page_id=OuterRef("page_id"), act__in=STATE_ACTS, pk__gt=OuterRef("pk")
    )
    rows = RegisterEntry.objects.of_site(site) if site else RegisterEntry.objects.all()
    rows = rows.filter(act=Act.DRIFT_FOUND)
    return rows.exclude(Exists(later)).order_by("pk")


def open_drift_of(page: Page) -> RegisterEntry | None:
    """The row of the page's drift that still waits for an approver."""
    last = RegisterEntry.objects.of_page(page).filter(act__in=STATE_ACTS).order_by("pk").last()
    return last if last and last.act == Act.DRIFT_FOUND else None


def scheduled() -> RegisterEntryQuerySet:
    """Rows of requests that wait for their time: no step was done since."""
    later = RegisterEntry.objects.filter(request_id=OuterRef("request_id"), pk__gt=OuterRef("pk"))
    rows = RegisterEntry.objects.filter(act=Act.SCHEDULED)
    return rows.exclude(Exists(later.exclude(act__in=ASIDE_ACTS))).order_by("pk")
