"""Who asked for, checked, approved and published what should be before the public now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ita.people.enums import DutyConflict
from ita.register.enums import Risk
from ita.register.history import page_statuses, request_status
from ita.register.models import RegisterEntry
from ita.register.statuses import Approval, PageStatus, RequestStatus

# What the public reads where the agency declared it.
OF_RECORDER: dict[str, Any] = {
    DutyConflict.RECORD_CHECK: gettext_lazy(
        "Who recorded the approval by word of mouth also checked this page; the agency allows it."
    ),
    DutyConflict.RECORD_PUBLISH: gettext_lazy(
        "Who recorded the approval by word of mouth also published this page; the agency allows it."
    ),
}


@dataclass(frozen=True)
class ActBy:
    """An act by a person, with the position of that day."""

    name: str
    position: str
    at: datetime
    note: str = ""


@dataclass(frozen=True)
class ApprovalSummary:
    """The acts by which a page is public, and its number in the register.

    ``problem``: what is live is not what these people passed, so none of them is named.
    ``unconfirmed``: what is still missing of an approval by word of mouth.
    ``remarks``: where one hand held two duties that belong apart, and the agency allowed it.
    """

    requested: ActBy | None = None
    checked: ActBy | None = None
    approved: ActBy | None = None
    published: ActBy | None = None
    reviewed_at: datetime | None = None  # when its owner confirmed last that it is current
    register_number: str = ""
    register_url: str = ""
    problem: str = ""
    unconfirmed: str = ""
    remarks: tuple[str, ...] = ()


def approval_summaries(page_ids: Iterable[int]) -> dict[int, ApprovalSummary]:
    """The summary of each page that should be live; one query, however many pages."""
    found = page_statuses(page_ids).items()
    return {page_id: summary for page_id, status in found if (summary := summary_of(status))}


def summary_of(status: PageStatus) -> ApprovalSummary | None:
    """Nothing for a page of which nothing should be live, unless it was found live."""
    row = status.drift or status.binding
    if row is None:
        return None
    numbered = ApprovalSummary(register_number=row.label, register_url=row.public_url)
    if status.drift:
        return replace(numbered, problem=why_drifted(status) or "")
    if reviewed := status.confirmed_current:
        numbered = replace(numbered, reviewed_at=reviewed.occurred_at)
    request = status.request
    if request is None:
        note = _("Found live, and confirmed afterwards")
        return replace(numbered, approved=_act_by(row, note))
    if problem := why_lapsed(request):
        return replace(numbered, problem=problem)
    return replace(
        numbered,
        requested=_act_by(request.requested),
        checked=_act_by(request.checked),
        approved=_approval(request),
        published=_act_by(request.published),
        unconfirmed=why_unconfirmed(request) or "",
        remarks=_remarks(request),
    )


def without_acts(summary: ApprovalSummary, problem: str) -> ApprovalSummary:
    """Only the number, and why nobody named there answers for what is live."""
    number, url = summary.register_number, summary.register_url
    return ApprovalSummary(register_number=number, register_url=url, problem=problem)


def why_drifted(status: PageStatus) -> str | None:
    """Why what is live at the page does not count: it was found, and nobody answered for it."""
    if status.drift is None:
        return None
    return _("What is live was not approved (register number %(number)s).") % {
        "number": status.drift.label
    }


def risk_answers(request_id: int) -> list[tuple[str, bool]]:
    """(risk, whether it was found) as the checker answered last in the request."""
    status = request_status(request_id)
    answers = status.checked.details.get("answers", {}) if status and status.checked else {}
    return [(str(risk.label), answers[risk.value]) for risk in Risk if risk.value in answers]


def _approval(request: RequestStatus) -> ActBy | None:
    """Who approved in writing; until then who gave the word, and that it is not confirmed."""
    if request.approval != Approval.UNCONFIRMED or not request.word:
        return _act_by(request.confirmed or request.approved)
    word = request.word
    return ActBy(word.approver, word.position, word.given_at, why_unconfirmed(request) or "")


def why_unconfirmed(request: RequestStatus) -> str | None:
    """What is still missing of the request's approval by word of mouth."""
    if request.approval != Approval.UNCONFIRMED or not request.word:
        return None
    if request.word.is_overdue:
        return _("By word of mouth, not confirmed in writing in time")
    return _("By word of mouth, not confirmed in writing yet")


def why_lapsed(request: RequestStatus) -> str | None:
    """Why what was published on a word of mouth does not count as approved any more."""
    if request.lapsed is None:
        return None
    return _(
        "It was published on an approval by word of mouth, which nobody confirmed in writing in "
        "time and which lapsed (register number %(number)s)."
    ) % {"number": request.lapsed.label}


def _remarks(request: RequestStatus) -> tuple[str, ...]:
    found = {
        value
        for row in (request.approved, request.published)
        for value in (row.details.get("overlaps", []) if row else [])
    }
    return tuple(str(words) for value, words in OF_RECORDER.items() if value in found)


def _act_by(entry: RegisterEntry | None, note: str = "") -> ActBy | None:
    if entry is None:
        return None
    return ActBy(entry.actor_name, entry.actor_position, entry.occurred_at, note)
