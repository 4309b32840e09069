"""Who asked for, checked, approved and published what should be before the public now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from ita.register.enums import Risk
from ita.register.history import Approval, PageStatus, RequestStatus, page_statuses, request_status
from ita.register.models import RegisterEntry


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
    """

    requested: ActBy | None = None
    checked: ActBy | None = None
    approved: ActBy | None = None
    published: ActBy | None = None
    register_number: str = ""
    register_url: str = ""
    problem: str = ""


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
    request = status.request
    if request is None:
        note = _("Found live, and confirmed afterwards")
        return replace(numbered, approved=_act_by(row, note))
    return replace(
        numbered,
        requested=_act_by(request.requested),
        checked=_act_by(request.checked),
        approved=_approval(request),
        published=_act_by(request.published),
    )


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


def _act_by(entry: RegisterEntry | None, note: str = "") -> ActBy | None:
    if entry is None:
        return None
    return ActBy(entry.actor_name, entry.actor_position, entry.occurred_at, note)
