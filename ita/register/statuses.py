"""What a request and a page amount to, as plain data. ``history`` reads it from the acts."""

from dataclasses import dataclass
from enum import StrEnum

from home.core.duties import Duty
from ita.register.enums import STEP_AFTER, Act
from ita.register.facts import OralApproval, oral_approval
from ita.register.models import RegisterEntry


class Approval(StrEnum):
    """How the content of a request is approved."""

    NONE = "none"
    WRITTEN = "written"
    UNCONFIRMED = "unconfirmed"  # by word of mouth
    CONFIRMED = "confirmed"  # by word of mouth, and then in writing
    DENIED = "denied"  # by word of mouth, as somebody said; the approver denies it
    LAPSED = "lapsed"  # by word of mouth, and nobody confirmed it in time


@dataclass(frozen=True)
class RequestStatus:
    """Where a request stands. Each act is the row that counts now, or None."""

    first: RegisterEntry
    approval: Approval = Approval.NONE
    is_returned: bool = False  # its owner has it, to be corrected
    requested: RegisterEntry | None = None
    checked: RegisterEntry | None = None
    approved: RegisterEntry | None = None  # in writing or by word of mouth: its seal is approved
    confirmed: RegisterEntry | None = None
    denied: RegisterEntry | None = None
    lapsed: RegisterEntry | None = None
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
    def due(self) -> Duty | None:
        """Whose step is open; None where its owner has the request, or it ended."""
        return STEP_AFTER.get(Act(self.last.act)) if self.last and not self.went_live else None

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
    def recorder_id(self) -> int:
        """The user who recorded the word of mouth on which the request rests; 0 for none."""
        return self.approved.actor_id if self.approved and self.is_by_word else 0

    @property
    def acts(self) -> list[RegisterEntry]:
        """The acts that count, as a reader expects them."""
        rows = (self.requested, self.checked, self.approved, self.published, self.confirmed)
        return [row for row in (*rows, self.lapsed) if row]


@dataclass(frozen=True)
class PageStatus:
    """What should be before the public at a page's address, and by which acts."""

    binding: RegisterEntry | None = None  # the row whose seal should be live
    ended: RegisterEntry | None = None  # since when, and why, nothing of it is live
    archived: RegisterEntry | None = None
    confirmed_current: RegisterEntry | None = None  # by its owner, since it went live as it is
    drift: RegisterEntry | None = None  # found live without approval, and no approver ended it
    requests: tuple[RequestStatus, ...] = ()  # oldest first
    bound: tuple[RegisterEntry, ...] = ()  # all rows that bound the page to a seal, oldest first
    replaced: "PageStatus | None" = None  # what stood before the binding, if it was live until then

    @property
    def latest(self) -> RequestStatus | None:
        """The newest request."""
        return self.requests[-1] if self.requests else None

    @property
    def request(self) -> RequestStatus | None:
        """The request whose content should be live; None where an approver confirmed a find."""
        return self.request_of(self.binding) if self.binding else None

    @property
    def earlier(self) -> "PageStatus | None":
        """The newest content that was live before this one, without a break, and that stands as
        approved in writing; its ``requests`` are not read."""
        status = self.replaced
        while status and status.binding:
            request = self.request_of(status.binding)
            if request is None or request.approval in (Approval.WRITTEN, Approval.CONFIRMED):
                return status
            status = status.replaced
        return None

    def request_of(self, row: RegisterEntry) -> RequestStatus | None:
        if not row.request_id:
            return None
        return next(each for each in self.requests if each.request_id == row.request_id)

    def publication_of(self, row: RegisterEntry) -> RegisterEntry | None:
        """The row that made public what ``row`` is about: its request, or else the page then."""
        if request := self.request_of(row):
            return request.went_live
        return next((each for each in reversed(self.bound) if each.pk <= row.pk), None)
