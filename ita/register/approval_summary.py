"""Who asked for, checked, approved and published what the public sees now: from the register."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ita.register.enums import Act, Risk
from ita.register.history import oral_approval
from ita.register.models import RegisterEntry

APPROVALS = (Act.APPROVED, Act.ORAL_APPROVED, Act.ORAL_CONFIRMED)
ACTS = (Act.REQUESTED, Act.CHECKED, *APPROVALS, Act.PUBLISHED)


@dataclass(frozen=True)
class ActBy:
    """An act by a person, with the position of that day."""

    name: str
    position: str
    at: datetime
    note: str = ""


@dataclass(frozen=True)
class ApprovalSummary:
    """The acts of the request that made a page live, and its number in the register."""

    requested: ActBy | None
    checked: ActBy | None
    approved: ActBy | None
    published: ActBy | None
    register_number: str
    register_url: str = ""


def approval_summaries(page_ids: Iterable[int]) -> dict[int, ApprovalSummary]:
    """The record of each page's last published request; a page never published has none.

    One query, however many pages.
    """
    rows_by_page: dict[int, list[RegisterEntry]] = defaultdict(list)
    entries = RegisterEntry.objects.of_pages(list(page_ids)).filter(act__in=ACTS)
    for entry in entries.order_by("pk"):
        rows_by_page[entry.page_id].append(entry)
    records = ((page_id, _record(rows)) for page_id, rows in rows_by_page.items())
    return {page_id: record for page_id, record in records if record}


def risk_answers(request_id: int) -> list[tuple[str, bool]]:
    """(risk, whether it was found) as the checker answered last in the request."""
    rows = RegisterEntry.objects.filter(request_id=request_id, act__in=(Act.CHECKED, Act.CHANGED))
    last = rows.order_by("pk").last()
    answers = last.details.get("answers", {}) if last else {}
    return [(str(risk.label), answers[risk.value]) for risk in Risk if risk.value in answers]


def _record(entries: list[RegisterEntry]) -> ApprovalSummary | None:
    """From a page's acts, oldest first; a later request that is still open does not count."""
    published = next((entry for entry in reversed(entries) if entry.act == Act.PUBLISHED), None)
    if published is None:
        return None
    # A returned page asks again within the same request: of each act the last one counts.
    last = {entry.act: entry for entry in entries if entry.request_id == published.request_id}
    return ApprovalSummary(
        requested=_act_by(last.get(Act.REQUESTED)),
        checked=_act_by(last.get(Act.CHECKED)),
        approved=_approval(last),
        published=_act_by(published),
        register_number=published.label,
        register_url=published.public_url,
    )


def _approval(last: dict[str, RegisterEntry]) -> ActBy | None:
    """A written approval, or its confirmation; until then the word of mouth, with the approver who
    gave it."""
    written = [last[act] for act in (Act.APPROVED, Act.ORAL_CONFIRMED) if act in last]
    spoken = last.get(Act.ORAL_APPROVED)
    newest = max([*written, *([spoken] if spoken else [])], key=lambda row: row.pk, default=None)
    if newest is None or newest != spoken:
        return _act_by(newest)
    word = oral_approval(newest)
    note = _("By word of mouth, not confirmed in writing yet")
    return ActBy(word.giver, word.position, word.given_at, note)


def _act_by(entry: RegisterEntry | None) -> ActBy | None:
    if entry is None:
        return None
    return ActBy(entry.actor_name, entry.actor_position, entry.occurred_at)
