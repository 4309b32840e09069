"""What of the board is asked for, in the address: it can be sent to a colleague."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from home.thai.normal import normalise
from ita.assessment.board.rows import Row
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework

NOBODY = "none"  # items that no unit, or no officer, owns
LONGEST_WORDS = 200
YES = "1"


@dataclass(frozen=True)
class BoardFilter:
    """The parameters of the address, by their names there. What makes no sense is left out."""

    framework: str = ""
    state: str = ""
    unit: str = ""
    officer: str = ""
    sub: str = ""
    mine: str = ""
    overdue: str = ""
    q: str = ""

    @classmethod
    def read(cls, given: QueryDict, framework: Framework) -> "BoardFilter":
        """From an address, whoever typed it; ``framework`` is the list that it leads to."""
        state = given.get("state", "")
        return cls(
            framework=str(framework.pk),
            state=state if state in ItemState.values else "",
            unit=_number(given.get("unit", "")),
            officer=_number(given.get("officer", "")),
            sub=given.get("sub", "")[:LONGEST_WORDS],
            mine=YES if given.get("mine") else "",
            overdue=YES if given.get("overdue") else "",
            q=given.get("q", "").replace("\0", "").strip()[:LONGEST_WORDS],
        )

    def query(self, **changes: Any) -> str:
        """The address' query, with ``changes``; what is empty is left out."""
        changed = replace(self, **changes)
        pairs = [(field.name, getattr(changed, field.name)) for field in fields(changed)]
        return urlencode([(name, value) for name, value in pairs if value])

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves any item out."""
        return self != BoardFilter(framework=self.framework)

    def all_but_state(self, rows: Iterable[Row]) -> list[Row]:
        """Those of ``rows`` that fit, whatever their state: the tiles count these."""
        words = normalise(self.q).split()
        return [row for row in rows if self._fits(row, words)]

    def of_state(self, rows: Iterable[Row]) -> list[Row]:
        return [row for row in rows if self.state in ("", row.covered.state)]

    def _fits(self, row: Row, words: list[str]) -> bool:
        unit = row.assignment.unit_id if row.assignment else None
        officer = row.assignment.officer_id if row.assignment else None
        return (
            _is_owner(self.unit, unit)
            and _is_owner(self.officer, officer)
            and self.sub in ("", group_code(row))
            and not (self.mine and not row.is_mine)
            and not (self.overdue and not row.is_overdue)
            and _has(row, words)
        )


def group_code(row: Row) -> str:
    """The sub-indicator under which the item stands, or its indicator where there is none."""
    return row.item.sub_indicator_code or row.item.indicator_code


def _number(text: str) -> str:
    is_number = text.isascii() and text.isdigit() and len(text) <= 18
    return text if is_number or text == NOBODY else ""


def _is_owner(asked: str, owner: int | None) -> bool:
    if not asked:
        return True
    return owner is None if asked == NOBODY else asked == str(owner)


def _has(row: Row, words: list[str]) -> bool:
    """Each word stands in the item, its elements or what is wrong with it."""
    if not words:
        return True
    elements = [entry.element.text for entry in row.covered.elements]
    text = normalise(" ".join([str(row.item), *elements, *row.covered.reasons]))
    return all(word in text for word in words)
