"""What the acts on the register amount to. Nobody else interprets acts.

A request is read from its rows, oldest first:

1. Who asks, or asks again after a return, begins anew: what was done before counts no more.
2. A return, and content that was found changed, void what was checked and approved.
3. A refusal and a withdrawal void the approval; so does the denial of a word of mouth, and with it
   the publication that rested on it. The check stands: it was of this content.
4. What is attached, and that a confirmation is overdue, leaves the request where it is.

A page is read from its rows:

1. A publication, or an approver's confirmation of what was found, binds what is live to a seal,
   until the page is taken down.
2. What was found live without approval is open until one of these acts follows.

Lists of many pages or requests ask the database (``unconfirmed``, ``scheduled``, ``open_drifts``);
a test holds them to the reading of the rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef
from wagtail.models import Site

from ita.register.enums import Act
from ita.register.facts import OralApproval, oral_approval
from ita.register.models import RegisterEntry, RegisterEntryQuerySet

ASIDE = {Act.ORAL_CONFIRMED, Act.ORAL_OVERDUE, Act.SCAN_ATTACHED}
ANSWERS = {Act.RETURNED, Act.REFUSED}
BINDS = {Act.PUBLISHED, Act.DRIFT_CONFIRMED}
UNBINDS = {Act.TAKEN_DOWN, Act.DRIFT_WITHDRAWN}
ON_PAGES = BINDS | UNBINDS | {Act.ARCHIVED, Act.DRIFT_FOUND, Act.DELETED}
# After these an approval by word of mouth waits for no confirmation: it has one, or none is needed.
SETTLES_WORD = {Act.REQUESTED, Act.APPROVED, Act.ORAL_APPROVED, Act.ORAL_CONFIRMED}
SETTLES_WORD |= {Act.ORAL_DENIED, Act.RETURNED, Act.REFUSED, Act.CHANGED, Act.WITHDRAWN}


class Approval(StrEnum):
    """How the content of a request is approved."""

    NONE = "none"
    WRITTEN = "written"
    UNCONFIRMED = "unconfirmed"  # by word of mouth
    CONFIRMED = "confirmed"  # by word of mouth, and then in writing
    DENIED = "denied"  # by word of mouth, as somebody said; the approver denies it


@dataclass(frozen=True)
class RequestStatus:
    """Where a request stands. Each act is the row that counts now, or None."""

    first: RegisterEntry
    requested: RegisterEntry | None = None
    checked: RegisterEntry | None = None
    approved: RegisterEntry | None = None  # in writing or by word of mouth: its seal is approved
    confirmed: RegisterEntry | None = None
    denied: RegisterEntry | None = None
    overdue: RegisterEntry | None = None  # that the confirmation is late stands on the register
    scheduled: RegisterEntry | None = None  # waits for its time
    published: RegisterEntry | None = None
    went_live: RegisterEntry | None = None  # stays when the approval was denied afterwards
    sealed: RegisterEntry | None = None  # the last step that was passed, with the seal it noted
    answer: RegisterEntry | None = None  # the last return or refusal
    last: RegisterEntry | None = None  # the last act that moved the request

    @property
    def request_id(self) -> int:
        return self.first.request_id

    @property
    def opening(self) -> RegisterEntry:
        """The row that numbers the request: when it was made, last."""
        return self.requested or self.first

    @property
    def approval(self) -> Approval:
        if self.denied:
            return Approval.DENIED
        if self.approved is None:
            return Approval.NONE
        if self.approved.act == Act.APPROVED:
            return Approval.WRITTEN
        return Approval.CONFIRMED if self.confirmed else Approval.UNCONFIRMED

    @property
    def is_by_word(self) -> bool:
        return self.approval in (Approval.UNCONFIRMED, Approval.CONFIRMED)

    @property
    def word(self) -> OralApproval | None:
        """The approval by word of mouth on which the request rests."""
        return oral_approval(self.approved) if self.approved and self.is_by_word else None

    @property
    def approver_id(self) -> int:
        """The user who approved: who confirmed it in writing, or else gave the word; 0 for none."""
        row = self.confirmed or self.approved
        return row.details.get("giver_id", row.actor_id) if row else 0

    @property
    def is_returned(self) -> bool:
        """Whether its owner has it, to be corrected."""
        return self.last is not None and self.last.act == Act.RETURNED

    @property
    def acts(self) -> list[RegisterEntry]:
        """The acts that count, as a reader expects them."""
        rows = (self.requested, self.checked, self.approved, self.published, self.confirmed)
        return [row for row in rows if row]


@dataclass(frozen=True)
class PageStatus:
    """What should be before the public at a page's address, and by which acts."""

    binding: RegisterEntry | None = None  # the row whose seal should be live
    ended: RegisterEntry | None = None  # since when, and why, nothing of it is live
    archived: RegisterEntry | None = None
    drift: RegisterEntry | None = None  # found live without approval, and no approver ended it
    requests: tuple[RequestStatus, ...] = ()  # oldest first
    bound: tuple[RegisterEntry, ...] = ()  # all rows that bound the page to a seal, oldest first

    @property
    def latest(self) -> RequestStatus | None:
        """The newest request."""
        return self.requests[-1] if self.requests else None

    @property
    def request(self) -> RequestStatus | None:
        """The request whose content should be live; None where an approver confirmed a find."""
        return self.request_of(self.binding) if self.binding else None

    def request_of(self, row: RegisterEntry) -> RequestStatus | None:
        if not row.request_id:
            return None
        return next(each for each in self.requests if each.request_id == row.request_id)

    def publication_of(self, row: RegisterEntry) -> RegisterEntry | None:
        """The row that made public what ``row`` is about: its request, or else the page then."""
        if request := self.request_of(row):
            return request.went_live
        return next((each for each in reversed(self.bound) if each.pk <= row.pk), None)


def request_status(request_id: int) -> RequestStatus | None:
    """The status of a request; None where the register knows of none."""
    rows = RegisterEntry.objects.filter(request_id=request_id).order_by("pk")
    return read_request(rows) if request_id else None


def page_status(page_id: int) -> PageStatus:
    return page_statuses([page_id])[page_id]


def page_statuses(page_ids: Iterable[int]) -> dict[int, PageStatus]:
    """The status of each page; one query, however many."""
    rows: dict[int, list[RegisterEntry]] = {page_id: [] for page_id in page_ids}
    for row in RegisterEntry.objects.of_pages(list(rows)).order_by("pk"):
        rows[row.page_id].append(row)
    return {page_id: read_page(acts) for page_id, acts in rows.items()}


def statuses_of(site: Site) -> dict[int, PageStatus]:
    """The status of every page on the agency's register, without the pages' requests."""
    rows: dict[int, list[RegisterEntry]] = {}
    for row in RegisterEntry.objects.of_site(site).filter(act__in=ON_PAGES).order_by("pk"):
        rows.setdefault(row.page_id, []).append(row)
    return {page_id: read_page(acts) for page_id, acts in rows.items()}


def read_request(rows: Iterable[RegisterEntry]) -> RequestStatus | None:
    """The status of the request whose ``rows`` these are, oldest first."""
    status: RequestStatus | None = None
    for row in rows:
        status = _after(status or RequestStatus(row), row)
    return status


def read_page(rows: Iterable[RegisterEntry]) -> PageStatus:
    """The status of the page whose ``rows`` these are, oldest first."""
    status = PageStatus()
    requests: dict[int, RequestStatus] = {}
    for row in rows:
        status = _page_after(status, row)
        if row.request_id:
            before = requests.get(row.request_id) or RequestStatus(row)
            requests[row.request_id] = _after(before, row)
    return replace(status, requests=tuple(requests.values()))


def unconfirmed() -> RegisterEntryQuerySet:
    """Rows of approvals by word of mouth that wait for their confirmation, oldest first."""
    later = _later("request_id").filter(act__in=SETTLES_WORD)
    return _unless(Act.ORAL_APPROVED, later)


def scheduled() -> RegisterEntryQuerySet:
    """Rows of requests that wait for their time to go live, oldest first."""
    return _unless(Act.SCHEDULED, _later("request_id").exclude(act__in=ASIDE))


def open_drifts(site: Site | None = None) -> RegisterEntryQuerySet:
    """Rows of what was found live without approval and no approver ended yet, oldest first; of all
    sites unless one is given."""
    later = _later("page_id").filter(act__in=BINDS | UNBINDS | {Act.DRIFT_FOUND})
    found = _unless(Act.DRIFT_FOUND, later)
    return found.of_site(site) if site else found


def step_before(entry: RegisterEntry) -> RegisterEntry | None:
    """The act that began the step which ``entry`` ended."""
    rows = RegisterEntry.objects.filter(request_id=entry.request_id, pk__lt=entry.pk)
    return rows.exclude(act__in=ASIDE | {Act.SCHEDULED}).order_by("pk").last()


def words_of_mouth() -> RegisterEntryQuerySet:
    """Rows of approvals by word of mouth, whatever became of them."""
    return RegisterEntry.objects.filter(act=Act.ORAL_APPROVED)


def follows_denial(entry: RegisterEntry) -> bool:
    """Whether ``entry`` took a page down because an approval by word of mouth was denied."""
    return entry.act == Act.TAKEN_DOWN and "oral_approval" in entry.details


def requests_made(site: Site) -> RegisterEntryQuerySet:
    """The rows of the agency's requests, each time that one was made."""
    return RegisterEntry.objects.of_site(site).filter(act=Act.REQUESTED)


def _after(status: RequestStatus, row: RegisterEntry) -> RequestStatus:
    """``status`` of a request when the act ``row`` has followed."""
    if row.act in ASIDE:
        return _after_aside(status, row)
    changes: dict[str, Any] = {"last": row, "scheduled": None}
    if row.act in ANSWERS:
        changes["answer"] = row
    if row.seal_sha256:
        changes["sealed"] = row
    match row.act:
        case Act.REQUESTED:
            status = RequestStatus(status.first, requested=row, answer=status.answer)
        case Act.RETURNED | Act.CHANGED:
            status = RequestStatus(status.first, requested=status.requested, answer=status.answer)
        case Act.CHECKED:
            changes["checked"] = row
        case Act.APPROVED | Act.ORAL_APPROVED:
            changes |= {"approved": row, "confirmed": None, "denied": None, "overdue": None}
        case Act.REFUSED | Act.WITHDRAWN:
            changes |= {"approved": None, "confirmed": None}
        case Act.ORAL_DENIED:
            changes |= {"approved": None, "published": None, "denied": row}
        case Act.SCHEDULED:
            changes["scheduled"] = row
        case Act.PUBLISHED:
            changes |= {"published": row, "went_live": row}
    return replace(status, **changes)


def _after_aside(status: RequestStatus, row: RegisterEntry) -> RequestStatus:
    """What is said of an approval by word of mouth counts while the approval stands."""
    if status.approval != Approval.UNCONFIRMED or row.act == Act.SCAN_ATTACHED:
        return status
    if row.act == Act.ORAL_CONFIRMED:
        return replace(status, confirmed=row)
    return replace(status, overdue=row)


def _page_after(status: PageStatus, row: RegisterEntry) -> PageStatus:
    if row.act in BINDS:
        archived = None if row.act == Act.PUBLISHED else status.archived
        return PageStatus(binding=row, archived=archived, bound=(*status.bound, row))
    if row.act in UNBINDS:
        return PageStatus(ended=row, bound=status.bound)
    match row.act:
        case Act.ARCHIVED:
            return replace(status, archived=row)
        case Act.DRIFT_FOUND:
            return replace(status, drift=row)
        case Act.DELETED:
            return replace(status, ended=row)
    return status


def _later(by: str) -> RegisterEntryQuerySet:
    return RegisterEntry.objects.filter(**{by: OuterRef(by)}, pk__gt=OuterRef("pk"))


def _unless(act: Act, later: RegisterEntryQuerySet) -> RegisterEntryQuerySet:
    """Rows of ``act`` that none of the rows ``later`` followed."""
    return RegisterEntry.objects.filter(act=act).exclude(Exists(later)).order_by("pk")
