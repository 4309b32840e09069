"""What a row of the register says beside its columns, in words."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from home.enums import Section
from home.thai.calendar import format_date, format_datetime, local_date
from ita.register.enums import ANSWER_CHOICES, QUESTIONS, Channel
from ita.register.models import RegisterEntry

# An act that keeps another fact in ``details`` gives it a label here; what has none (numbers, and
# what a property or the reason tells already) stands in the raw row only.
DETAIL_LABELS: dict[str, Any] = {
    "giver": gettext_lazy("Approver who allowed it"),
    "position": gettext_lazy("Position"),
    "given_at": gettext_lazy("Day and time"),
    "channel": gettext_lazy("Channel"),
    "due": gettext_lazy("To be confirmed by"),
    "oral_approval": gettext_lazy("The approval by word of mouth: register number"),
    "content_of": gettext_lazy("Content of register number"),
    "go_live_at": gettext_lazy("time of going live"),
    "link_from": gettext_lazy("Old link"),
    "link_to": gettext_lazy("New link"),
    "end_date": gettext_lazy("end of the publication period"),
    "next_review": gettext_lazy("Next review"),
    "period_end": gettext_lazy("end of the publication period"),
    "pages": gettext_lazy("Pages in all"),
    "current": gettext_lazy("Current"),
    "outdated": gettext_lazy("Needs updating"),
    "past": gettext_lazy("Past: to be archived"),
    "gone": gettext_lazy("No longer published"),
    "opened_from": gettext_lazy("Opened from"),
    "owners_carried": gettext_lazy("Items with an owner carried over"),
    "found": gettext_lazy("What was found, and where"),
    "found_in": gettext_lazy("Page"),
    "link_for": gettext_lazy("Made for"),
    "link_until": gettext_lazy("Valid until"),
    "item": gettext_lazy("Item"),
    "confirmers": gettext_lazy("Confirmed first by"),
    "asked_at": gettext_lazy("Filed by the approver at"),
    "visited_from": gettext_lazy("Visited from"),
    "visited_to": gettext_lazy("Visited until"),
    "items": gettext_lazy("Items"),
    "complete": gettext_lazy("Items that are complete"),
    "frozen_pages": gettext_lazy("Frozen pages"),
    "frozen_files": gettext_lazy("Frozen files"),
    "not_answered": gettext_lazy("Addresses that did not open"),
    "petition_kind": gettext_lazy("Kind of request"),
    "petition_due": gettext_lazy("To be answered by"),
    "came_by": gettext_lazy("Came by"),
    "came_on": gettext_lazy("Came on"),
    "decision": gettext_lazy("Decision"),
    "ground": gettext_lazy("Section of the Act"),
    "not_reached": gettext_lazy("Not reached"),
    "again_for": gettext_lazy("Erased again after a restore, as by register number"),
    "manifest_sha256": gettext_lazy("SHA-256 of the manifest"),
    "lines": gettext_lazy("Lines of the log"),
    "lost": gettext_lazy("Requests that could not be written down"),
    "set_back": gettext_lazy("Times that the clock was set back"),
    "keep_months": gettext_lazy("Months to keep what people sent after it was closed"),
    "removed_count": gettext_lazy("Cases whose content was removed"),
    "removed_cases": gettext_lazy("Numbers of these cases"),
    "keep_days": gettext_lazy("Days to keep the log"),
    "asked_since": gettext_lazy("Asked from"),
    "asked_until": gettext_lazy("Asked until"),
    "asked_account": gettext_lazy("Account"),
    "asked_address": gettext_lazy("Address of the device (IP)"),
    "asked_path": gettext_lazy("What was opened"),
    "export_form": gettext_lazy("Form of the file"),
    "reading": gettext_lazy("Reading: register number"),
}
NOT_REACHED = {
    "outside": gettext_lazy(
        "Backups that were made before, and copies that were handed out or downloaded"
    )
}
CODES = {
    "channel": dict(Channel.choices),
    "not_reached": NOT_REACHED,
}  # facts that are kept as a code
QUESTION_WORDS = {
    question.value: (question.label, dict(ANSWER_CHOICES[duty]))
    for duty, questions in QUESTIONS.items()
    for question in questions
}
# Of an address as it was when the row was written; the language may stand before the section.
IN_SECTION = r"^(https?://[^/]+)?(/[a-z]{{2}})?/{section}/"
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ISO_TIME = re.compile(ISO_DATE.pattern + r"T\d{2}:\d{2}.*")


def reason_of(entry: RegisterEntry) -> str:
    """The kind of reason from the agency's list, where there is one, and the sentence."""
    return "\n".join(part for part in (entry.details.get("reason_text"), entry.reason) if part)


def section_of(entry: RegisterEntry) -> Section | None:
    """Where the page stood when the row was written; None outside of the ten sections."""
    address = entry.page_url
    found = (each for each in Section if re.match(IN_SECTION.format(section=each.value), address))
    return next(found, None)


def answers_of(entry: RegisterEntry) -> list[tuple[str, str]]:
    """(question, answer) of the step, in words and in the form's order."""
    answers = entry.details.get("answers", {})
    return [
        (str(label), str(words["yes" if answers[question] else "no"]))
        for question, (label, words) in QUESTION_WORDS.items()
        if question in answers
    ]


def changed_of(entry: RegisterEntry) -> list[str]:
    """Labels of the fields and lists that had changed, where the reason does not name them."""
    return [name for name in entry.details.get("changed", []) if name not in entry.reason]


@dataclass(frozen=True)
class ValueChange:
    """What a field said, and what it says after the act, in words."""

    label: str
    old: str
    new: str


def value_changes(changes: list[dict[str, Any]]) -> list[ValueChange]:
    """The ``changes`` of an act on something else than a page (``ita.register.allowed``)."""
    return [
        ValueChange(change["label"], value_words(change["old"]), value_words(change["new"]))
        for change in changes
    ]


def value_changes_of(entry: RegisterEntry) -> list[ValueChange]:
    return value_changes(entry.details.get("changes", []))


def value_words(value: Any) -> str:
    """A value that is kept as JSON, for a reader."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, dict):  # a file
        return f"{value['title']} (SHA-256 {value['sha256'][:12]}…)"
    return "–" if value in (None, "") else str(value)


def other_facts_of(entry: RegisterEntry) -> list[tuple[str, str]]:
    """(label, words) of what else is particular to the act."""
    return [
        (str(label), _words(name, str(entry.details[name])))
        for name, label in DETAIL_LABELS.items()
        if entry.details.get(name)
    ]


def _words(name: str, text: str) -> str:
    """What a code means; a day or time as an office writes it; or the ``text`` as it is."""
    if text in CODES.get(name, {}):
        return str(CODES[name][text])
    try:
        if ISO_DATE.fullmatch(text):
            return format_date(date.fromisoformat(text), short=True)
        if ISO_TIME.fullmatch(text):
            return format_datetime(datetime.fromisoformat(text))
    except ValueError:
        pass
    return text


@dataclass(frozen=True)
class OralApproval:
    """Who allowed it by word of mouth, when and how; ``due`` is the last day to confirm it."""

    entry: RegisterEntry
    approver: str
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
        approver=details["giver"],
        position=details["position"],
        given_at=datetime.fromisoformat(details["given_at"]),
        channel=str(Channel(details["channel"]).label),
        due=date.fromisoformat(details["due"]),
    )
