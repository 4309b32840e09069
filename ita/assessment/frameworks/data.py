"""A framework as a file states it, before it meets the database."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from home.thai.calendar import to_be
from ita.assessment.enums import Wording


@dataclass(frozen=True)
class DeadlineData:
    """``stated`` is the issuer's own way of saying when; the days where it names any."""

    what: str
    stated: str = ""
    opens_on: date | None = None
    due_on: date | None = None
    source: str = ""


@dataclass(frozen=True)
class IndicatorData:
    code: str
    title: str


@dataclass(frozen=True)
class SubIndicatorData:
    indicator_code: str
    code: str
    title: str


@dataclass(frozen=True)
class ElementData:
    number: str
    section: str
    text: str
    kind: str = ""
    heading: bool = False
    quarters: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    wording: str = Wording.UNKNOWN
    source: str = ""
    scope: str = ""
    requirement: str = ""
    note: str = ""
    checks: tuple[dict[str, Any], ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """By what an element is the same one after the framework is loaded again."""
        return (self.number, self.section, self.text)


@dataclass(frozen=True)
class ItemData:
    """``predecessors`` are codes of items of the same scheme in the year before."""

    code: str
    title: str
    indicator_code: str
    sub_indicator_code: str = ""
    data_year: str = ""
    wording: str = Wording.UNKNOWN
    source: str = ""
    recurrence: str = ""
    weight: Decimal | None = None
    predecessors: tuple[str, ...] = ()
    observed: tuple[str, ...] = ()
    note: str = ""
    elements: tuple[ElementData, ...] = ()


@dataclass(frozen=True)
class FrameworkData:
    """``fiscal_year`` is C.E., though files state it in B.E.; ``unknown`` names what of the file
    was not understood, each with its place."""

    scheme: str
    fiscal_year: int
    issuer: str
    note: str
    indicators: tuple[IndicatorData, ...]
    sub_indicators: tuple[SubIndicatorData, ...]
    items: tuple[ItemData, ...]
    scheme_name: str = ""
    applies_to: str = ""
    scoring: dict[str, Any] = field(default_factory=dict)
    remarks: dict[str, Any] = field(default_factory=dict)
    deadlines: tuple[DeadlineData, ...] = ()
    unknown: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()  # understood, but an officer should look

    def __str__(self) -> str:
        return f"{self.scheme} {to_be(self.fiscal_year)}"


def to_dict(data: FrameworkData) -> dict[str, Any]:
    """What JSON can hold of ``data``; ``from_dict`` is the reverse."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(data), default=str))
    return plain


def from_dict(values: dict[str, Any]) -> FrameworkData:
    """The reverse of ``to_dict``."""
    return FrameworkData(
        **{
            **values,
            "indicators": tuple(IndicatorData(**row) for row in values["indicators"]),
            "sub_indicators": tuple(SubIndicatorData(**row) for row in values["sub_indicators"]),
            "items": tuple(_item(row) for row in values["items"]),
            "deadlines": tuple(_deadline(row) for row in values["deadlines"]),
            "unknown": tuple(values["unknown"]),
            "warnings": tuple(values["warnings"]),
        }
    )


def _deadline(values: dict[str, Any]) -> DeadlineData:
    days = {name: _day(values[name]) for name in ("opens_on", "due_on")}
    return DeadlineData(**{**values, **days})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _item(values: dict[str, Any]) -> ItemData:
    weight = values["weight"]
    return ItemData(
        **{
            **values,
            "weight": None if weight is None else Decimal(weight),
            "predecessors": tuple(values["predecessors"]),
            "observed": tuple(values["observed"]),
            "elements": tuple(_element(row) for row in values["elements"]),
        }
    )


def _element(values: dict[str, Any]) -> ElementData:
    lists = {name: tuple(values[name]) for name in ("quarters", "months", "checks")}
    return ElementData(**{**values, **lists})
