"""What the acts on the register amount to. Nobody else interprets acts.

A request is read from its rows, oldest first:

1. Who asks, or asks again after a return, begins anew: what was done before counts no more.
2. A return, and content that was found changed, void what was checked and approved.
3. A refusal and a withdrawal void the approval; so do the denial and the lapse of a word of mouth,
   and with it the publication that rested on it. The check stands: it was of this content.
4. What is attached, and that a confirmation is overdue, leaves the request where it is.

A page is read from its rows:

1. A publication, or an approver's confirmation of what was found, binds what is live to a seal,
   until the page is taken down.
2. Where earlier content is put back, what bound it binds the page again, as it did then.
3. What was found live without approval is open until one of these acts follows.
4. That the owner confirmed it as current counts until other content is bound.

Lists of many ask the database (``unconfirmed``, …); a test holds them to the reading of the rows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Site

from ita.register.enums import Act
from ita.register.models import RegisterEntry, RegisterEntryQuerySet
from ita.register.statuses import Approval, PageStatus, RequestStatus

OF_WORD = {Act.ORAL_CONFIRMED, Act.ORAL_OVERDUE}
ASIDE = OF_WORD | {Act.SCAN_ATTACHED}
ANSWERS = {Act.RETURNED, Act.REFUSED}
APPROVALS: dict[str, Approval] = {
    Act.APPROVED: Approval.WRITTEN,
    Act.ORAL_APPROVED: Approval.UNCONFIRMED,
}
# With the word of mouth goes the publication that rested on it.
VOIDED: dict[str, Any] = {"approved": None, "published": None}
BINDS = {Act.PUBLISHED, Act.DRIFT_CONFIRMED}
UNBINDS = {Act.TAKEN_DOWN, Act.DRIFT_WITHDRAWN}
ON_PAGES = BINDS | UNBINDS | {Act.ARCHIVED, Act.PUT_BACK, Act.DRIFT_FOUND, Act.DELETED}
ON_PAGES |= {Act.CURRENT_CONFIRMED}
# After these an approval by word of mouth waits for no confirmation: it has one, or none is needed.
SETTLES_WORD = {Act.REQUESTED, Act.APPROVED, Act.ORAL_APPROVED, Act.ORAL_CONFIRMED}
SETTLES_WORD |= {Act.ORAL_DENIED, Act.ORAL_LAPSED}
SETTLES_WORD |= {Act.RETURNED, Act.REFUSED, Act.CHANGED, Act.WITHDRAWN}

# What outsiders may read of a page that is public: how it came before them. Not what was returned,
# refused or found on the way.
TOLD_OUTSIDE = {Act.REQUESTED, Act.CHECKED, Act.APPROVED, Act.ORAL_APPROVED, Act.ORAL_CONFIRMED}
TOLD_OUTSIDE |= {Act.PUBLISHED, Act.ARCHIVED, Act.PUT_BACK, Act.DRIFT_CONFIRMED}
TOLD_OUTSIDE |= {Act.CURRENT_CONFIRMED}


def request_status(request_id: int) -> RequestStatus | None:
    """The status of a request; None where the register knows of none."""
    rows = RegisterEntry.objects.filter(request_id=request_id).order_by("pk")
    return read_request(rows) if request_id else None


def page_status(page_id: int) -> PageStatus:
    return page_statuses([page_id])[page_id]


def page_statuses(page_ids: Iterable[int]) -> dict[int, PageStatus]:
    """The status of each page; one query, however many."""
    numbers = list(page_ids)
    return dict.fromkeys(numbers, PageStatus()) | _read(RegisterEntry.objects.of_pages(numbers))


def statuses_of(site: Site) -> dict[int, PageStatus]:
    """The status of every page on the agency's register, without the pages' requests."""
    return _read(RegisterEntry.objects.of_site(site).filter(act__in=ON_PAGES))


def _read(rows: RegisterEntryQuerySet) -> dict[int, PageStatus]:
    """The statuses of all pages in ``rows``."""
    acts: dict[int, list[RegisterEntry]] = {}
    for row in rows.order_by("pk"):
        acts.setdefault(row.page_id, []).append(row)
    return {page_id: read_page(of_page) for page_id, of_page in acts.items()}


def read_request(rows: Iterable[RegisterEntry]) -> RequestStatus | None:
    """The status of the request whose ``rows`` these are, oldest first."""
    status: RequestStatus | None = None
    for row in rows:
        status = _after(status or RequestStatus(row), row)
    return status


def read_along(
    rows: Iterable[RegisterEntry],
) -> Iterator[tuple[RegisterEntry, RequestStatus | None]]:
    """Each of ``rows`` (of any requests, oldest first) with the status of its request after it;
    None for an act outside of a request."""
    requests: dict[int, RequestStatus] = {}
    for row in rows:
        if row.request_id:
            before = requests.get(row.request_id) or RequestStatus(row)
            requests[row.request_id] = _after(before, row)
        yield row, requests.get(row.request_id)


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
    ends = BINDS | UNBINDS | {Act.PUT_BACK, Act.DRIFT_FOUND}
    later = _later("page_id").filter(act__in=ends)
    found = _unless(Act.DRIFT_FOUND, later)
    return found.of_site(site) if site else found


def step_before(entry: RegisterEntry) -> RegisterEntry | None:
    """The act that began the step which ``entry`` ended."""
    rows = RegisterEntry.objects.filter(request_id=entry.request_id, pk__lt=entry.pk)
    return rows.exclude(act__in=ASIDE | {Act.SCHEDULED}).order_by("pk").last()


def words_of_mouth(request_id: int | None = None) -> RegisterEntryQuerySet:
    """Rows of approvals by word of mouth, whatever became of them, oldest first; of all requests
    unless one is given."""
    rows = RegisterEntry.objects.filter(act=Act.ORAL_APPROVED).order_by("pk")
    return rows if request_id is None else rows.filter(request_id=request_id)


def follows_word(entry: RegisterEntry) -> bool:
    """Whether ``entry`` did to a page what the denial or the lapse of a word of mouth asks for."""
    of_page = (Act.TAKEN_DOWN, Act.ARCHIVED, Act.PUT_BACK)
    return entry.act in of_page and "oral_approval" in entry.details


def noted_as_written_twice() -> set[int]:
    """Numbers of rows of which an administrator noted that the act was done once."""
    notes = RegisterEntry.objects.filter(act=Act.MENDED).values_list("details", flat=True)
    return {note["written_twice"] for note in notes if "written_twice" in note}


def requests_made(site: Site) -> RegisterEntryQuerySet:
    """The rows of the agency's requests, each time that one was made."""
    return RegisterEntry.objects.of_site(site).filter(act=Act.REQUESTED)


def told_outside(rows: RegisterEntryQuerySet) -> RegisterEntryQuerySet:
    """Those of ``rows`` that outsiders may read: the steps of requests that were published, and
    what became of their pages since."""
    published = RegisterEntry.objects.filter(request_id=OuterRef("request_id"), act=Act.PUBLISHED)
    return rows.filter(Q(request_id=0) | Exists(published), act__in=TOLD_OUTSIDE)


def requesters_of(site: Site) -> dict[int, int]:
    """Who asked last for the publication of each page of the agency: {page: account}."""
    rows = requests_made(site).order_by("pk")
    return dict(rows.values_list("page_id", "actor_id"))


def is_about_public(entry: RegisterEntry) -> bool:
    """Whether the public may find something else of the row's page after it than before."""
    return bool(entry.page_id) and entry.act in ON_PAGES


def currency_confirmed(site: Site) -> RegisterEntryQuerySet:
    """The agency's rows by which owners confirmed that a page is current, oldest first."""
    rows = RegisterEntry.objects.of_site(site).filter(act=Act.CURRENT_CONFIRMED)
    return rows.order_by("pk")


def _after(status: RequestStatus, row: RegisterEntry) -> RequestStatus:
    """``status`` of a request when the act ``row`` has followed."""
    if row.act in ASIDE:
        return _after_aside(status, row)
    changes: dict[str, Any] = {"last": row, "scheduled": None, "is_returned": False}
    if row.act in ANSWERS:
        changes["answer"] = row
    if row.seal_sha256:
        changes["sealed"] = row
    match row.act:
        case Act.REQUESTED:
            status = RequestStatus(status.first, requested=row, answer=status.answer)
        case Act.RETURNED | Act.CHANGED:
            status = RequestStatus(status.first, requested=status.requested, answer=status.answer)
            changes["is_returned"] = row.act == Act.RETURNED
        case Act.CHECKED:
            changes["checked"] = row
        case Act.APPROVED | Act.ORAL_APPROVED:
            voided = ("confirmed", "denied", "lapsed", "overdue")
            changes |= {"approved": row, "approval": APPROVALS[row.act]} | dict.fromkeys(voided)
        case Act.REFUSED | Act.WITHDRAWN:
            changes |= {"approved": None, "confirmed": None}
            if status.approved:
                changes["approval"] = Approval.NONE
        case Act.ORAL_DENIED:
            changes |= VOIDED | {"approval": Approval.DENIED, "denied": row}
        case Act.ORAL_LAPSED:
            changes |= VOIDED | {"approval": Approval.LAPSED, "lapsed": row}
        case Act.SCHEDULED:
            changes["scheduled"] = row
        case Act.PUBLISHED:
            changes |= {"published": row, "went_live": row}
    return replace(status, **changes)


def _after_aside(status: RequestStatus, row: RegisterEntry) -> RequestStatus:
    """What is said of an approval by word of mouth counts while the approval stands."""
    if status.approval != Approval.UNCONFIRMED or row.act not in OF_WORD:
        return status
    if row.act == Act.ORAL_CONFIRMED:
        return replace(status, confirmed=row, approval=Approval.CONFIRMED)
    return replace(status, overdue=row)


def _page_after(status: PageStatus, row: RegisterEntry) -> PageStatus:
    if row.act in BINDS:
        archived = None if row.act == Act.PUBLISHED else status.archived
        return PageStatus(row, archived=archived, bound=(*status.bound, row), replaced=status)
    if row.act in UNBINDS:
        return PageStatus(ended=row, bound=status.bound)
    match row.act:
        case Act.ARCHIVED:
            return replace(status, archived=row)
        case Act.PUT_BACK:
            return _put_back(status, row)
        case Act.CURRENT_CONFIRMED:
            return replace(status, confirmed_current=row)
        case Act.DRIFT_FOUND:
            return replace(status, drift=row)
        case Act.DELETED:
            return replace(status, ended=row)
    return status


def _put_back(status: PageStatus, row: RegisterEntry) -> PageStatus:
    """The page as it was when the content that ``row`` put back was live."""
    earlier = status.replaced
    while earlier and (earlier.binding is None or _content_of(earlier.binding) != _content_of(row)):
        earlier = earlier.replaced
    return replace(earlier or PageStatus(row), bound=(*status.bound, row), drift=None)


def _content_of(row: RegisterEntry) -> tuple[int, str]:
    return row.revision_id, row.seal_sha256


def _later(by: str) -> RegisterEntryQuerySet:
    return RegisterEntry.objects.filter(**{by: OuterRef(by)}, pk__gt=OuterRef("pk"))


def _unless(act: Act, later: RegisterEntryQuerySet) -> RegisterEntryQuerySet:
    """Rows of ``act`` that none of the rows ``later`` followed."""
    return RegisterEntry.objects.filter(act=act).exclude(Exists(later)).order_by("pk")
