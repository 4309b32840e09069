"""The summary sheet as data: what it says above its table, and the table of live formulas.

The formulas count items, not rows: an item with three pages has three rows in the evidence sheet,
and only the first of them has a sequence number.
"""

from dataclasses import dataclass
from string import ascii_uppercase

from django.utils.translation import gettext as _

from home.thai.calendar import format_datetime
from ita.assessment.enums import ItemState
from ita.workbook.head_facts import head_facts
from ita.workbook.rows import Cover, EvidenceBook, Group
from ita.workbook.sheets import (
    EVIDENCE,
    EVIDENCE_SHEET,
    GROUP_HEADING,
    SEQUENCE_HEADING,
    STATE_HEADING,
)

STATES = tuple(ItemState)
HEAD_ROW = 14  # below the facts, and a row that stays empty
STATE_LETTERS = tuple(ascii_uppercase[2 : 2 + len(STATES)])
FIRST_STATE, LAST_STATE = STATE_LETTERS[0], STATE_LETTERS[-1]
TOTAL, PERCENT = ascii_uppercase[2 + len(STATES)], ascii_uppercase[3 + len(STATES)]


class Formula(str):
    """Our own text that a spreadsheet calculates. Never made from users' text."""


@dataclass(frozen=True)
class Summary:
    """``table`` begins with its headings at row ``head_row`` and ends with the totals."""

    title: str
    facts: list[tuple[str, str]]
    head_row: int
    table: list[list[str]]

    @property
    def total_row(self) -> int:
        return self.head_row + len(self.table) - 1


def summarise(book: EvidenceBook) -> Summary:
    """The summary of ``book``, in the active language."""
    head_row = HEAD_ROW
    total_row = head_row + len(book.groups) + 1
    body = [
        _group_row(group, head_row + index, head_row, len(book.evidence))
        for index, group in enumerate(book.groups, start=1)
    ]
    return Summary(
        title=_("Summary of evidence of public disclosure"),
        facts=_facts(book.cover, total_row),
        head_row=head_row,
        table=[_headings(), *body, _total_row(head_row + 1, total_row)],
    )


def _facts(cover: Cover, total_row: int) -> list[tuple[str, str]]:
    counted = _("%(complete)s of %(total)s items complete; %(unconfirmed)s titles unconfirmed") % {
        "complete": cover.counts[ItemState.COMPLETE],
        "total": sum(cover.counts.values()),
        "unconfirmed": cover.unconfirmed,
    }
    return [
        (_("Agency"), cover.agency),
        (_("Framework"), cover.framework),
        (_("Fiscal year"), str(cover.year_be)),
        (_("Issuer"), cover.issuer),
        (_("Time of export"), format_datetime(cover.made_at)),
        (_("Counted by the system"), counted),
        (_("Verification"), _verification(cover, total_row)),
        *head_facts(cover.head),
    ]


def _verification(cover: Cover, total_row: int) -> Formula:
    """Compares the sheet's totals with what the system counted when it wrote the file."""
    equal = ",".join(
        f"{letter}{total_row}={cover.counts[state]}"
        for letter, state in zip(STATE_LETTERS, STATES, strict=True)
    )
    same = _("The table agrees with the system's count at the time of export")
    differs = _("The table differs from the system's count: the evidence sheet was edited")
    return Formula(f'=IF(AND({equal}),"{same}","{differs}")')


def _headings() -> list[str]:
    states = [str(state.label) for state in STATES]
    return [
        _("Indicator group"),
        _("Title of the group"),
        *states,
        _("Total"),
        _("Percent complete"),
    ]


def _group_row(group: Group, row: int, head_row: int, evidence_rows: int) -> list[str]:
    counts = [
        Formula(
            f"=COUNTIFS({_range(GROUP_HEADING, evidence_rows)},$A{row},"
            f"{_range(STATE_HEADING, evidence_rows)},{letter}${head_row},"
            f'{_range(SEQUENCE_HEADING, evidence_rows)},">0")'
        )
        for letter in STATE_LETTERS
    ]
    return [group.label, group.title, *counts, *_row_totals(row)]


def _total_row(first: int, row: int) -> list[str]:
    sums = [
        Formula(f"=SUM({letter}{first}:{letter}{row - 1})") if row > first else Formula("=0")
        for letter in STATE_LETTERS
    ]
    return [_("Total of all groups"), "", *sums, *_row_totals(row)]


def _row_totals(row: int) -> list[Formula]:
    total = Formula(f"=SUM({FIRST_STATE}{row}:{LAST_STATE}{row})")
    return [total, Formula(f"=IF({TOTAL}{row}=0,0,{LAST_STATE}{row}/{TOTAL}{row})")]


def _range(heading: object, evidence_rows: int) -> str:
    letter = EVIDENCE_SHEET.letter(str(heading))
    return f"'{EVIDENCE}'!${letter}$2:${letter}${max(evidence_rows, 1) + 1}"
