"""The summary sheet as data: what it says above its table, and the table of live formulas.

The formulas count items, not rows: an item with three pages has three rows in the evidence sheet,
and only the first of them has a sequence number. Each formula carries the value that it has when
the workbook is written.
"""

from dataclasses import dataclass
from string import ascii_uppercase

from django.utils.translation import gettext as _

from home.thai.calendar import format_datetime
from ita.assessment.enums import ItemState
from ita.workbook.head_facts import head_facts, outside_facts
from ita.workbook.rows import Cover, Group
from ita.workbook.sheets import EvidenceSheet, Role

STATES = tuple(ItemState)
HEAD_ROW = 14  # below the facts, and a row that stays empty
STATE_LETTERS = tuple(ascii_uppercase[2 : 2 + len(STATES)])
FIRST_STATE, LAST_STATE = STATE_LETTERS[0], STATE_LETTERS[-1]
TOTAL_LETTER = ascii_uppercase[2 + len(STATES)]
PERCENT = 3 + len(STATES)  # the column, from 0
SIGNERS = ("ผู้จัดทำ", "ผู้ตรวจสอบ", "ผู้อนุมัติ")


class Formula(str):
    """Our own text that a spreadsheet calculates, and its ``value`` now. Never made from users'
    text."""

    value: str | float

    def __new__(cls, text: str, value: str | float) -> "Formula":
        formula = super().__new__(cls, text)
        formula.value = value
        return formula


@dataclass(frozen=True)
class Summary:
    """``table`` begins with its headings at row ``head_row`` and ends with the totals."""

    title: str
    facts: list[tuple[str, str]]
    head_row: int
    table: list[list[str]]
    signers: tuple[str, ...] = SIGNERS

    @property
    def total_row(self) -> int:
        return self.head_row + len(self.table) - 1


def summarise(cover: Cover, sheet: EvidenceSheet, row_count: int) -> Summary:
    """The summary of a workbook whose first list is ``sheet``, in the active language."""
    first = HEAD_ROW + 1
    total_row = first + len(cover.by_group)
    body = [
        _group_row(group, counts, first + index, _Counted(sheet, row_count))
        for index, (group, counts) in enumerate(cover.by_group)
    ]
    title = _("Summary of evidence of public disclosure")
    return Summary(
        title=_("%(title)s (for use inside)") % {"title": title} if cover.is_inside else title,
        facts=_facts(cover, total_row),
        head_row=HEAD_ROW,
        table=[_headings(), *body, _total_row(cover, first, total_row)],
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
        *(head_facts(cover.head) if cover.is_inside else outside_facts(cover.head)),
    ]


def _verification(cover: Cover, total_row: int) -> Formula:
    """Compares the sheet's totals with what the system counted when it wrote the file."""
    equal = ",".join(
        f"{letter}{total_row}={cover.counts[state]}"
        for letter, state in zip(STATE_LETTERS, STATES, strict=True)
    )
    same = _("The table agrees with the system's count at the time of export")
    differs = _("The table differs from the system's count: the evidence sheet was edited")
    return Formula(f'=IF(AND({equal}),"{same}","{differs}")', same)


def _headings() -> list[str]:
    states = [str(state.label) for state in STATES]
    return [
        _("Indicator group"),
        _("Title of the group"),
        *states,
        _("Total"),
        _("Percent complete"),
    ]


@dataclass(frozen=True)
class _Counted:
    """The list that the formulas count, of ``rows`` rows."""

    sheet: EvidenceSheet
    rows: int

    def range(self, role: Role) -> str:
        letter = self.sheet.letter(role)
        return f"'{self.sheet.name}'!${letter}$2:${letter}${max(self.rows, 1) + 1}"


def _group_row(
    group: Group, counts: dict[ItemState, int], row: int, counted: _Counted
) -> list[str]:
    formulas = [
        Formula(
            f"=COUNTIFS({counted.range(Role.GROUP)},$A{row},"
            f"{counted.range(Role.STATE)},{letter}${HEAD_ROW},"
            f'{counted.range(Role.SEQUENCE)},">0")',
            counts[state],
        )
        for letter, state in zip(STATE_LETTERS, STATES, strict=True)
    ]
    return [group.label, group.title, *formulas, *_row_totals(row, counts)]


def _total_row(cover: Cover, first: int, row: int) -> list[str]:
    sums = [
        Formula(
            f"=SUM({letter}{first}:{letter}{row - 1})" if row > first else "=0",
            cover.counts[state],
        )
        for letter, state in zip(STATE_LETTERS, STATES, strict=True)
    ]
    return [_("Total of all groups"), "", *sums, *_row_totals(row, cover.counts)]


def _row_totals(row: int, counts: dict[ItemState, int]) -> list[Formula]:
    total, complete = sum(counts.values()), counts[STATES[-1]]
    return [
        Formula(f"=SUM({FIRST_STATE}{row}:{LAST_STATE}{row})", total),
        Formula(
            f"=IF({TOTAL_LETTER}{row}=0,0,{LAST_STATE}{row}/{TOTAL_LETTER}{row})",
            complete / total if total else 0,
        ),
    ]
