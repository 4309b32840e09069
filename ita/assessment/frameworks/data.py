"""A framework as a file states it, before it meets the database."""

from dataclasses import dataclass
from typing import Any

from home.thai.calendar import to_be


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
    confidence: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """By what an element is the same one after the framework is loaded again."""
        return (self.number, self.section, self.text)


@dataclass(frozen=True)
class ItemData:
    """``succeeds`` is the code of an item of the same scheme in the year before, or empty."""

    code: str
    title: str
    title_confirmed: bool
    indicator_code: str
    sub_indicator_code: str = ""
    data_year: str = ""
    succeeds: str = ""
    elements: tuple[ElementData, ...] = ()


@dataclass(frozen=True)
class FrameworkData:
    """``fiscal_year`` is C.E., though files state it in B.E."""

    scheme: str
    fiscal_year: int
    issuer: str
    note: str
    indicators: tuple[IndicatorData, ...]
    sub_indicators: tuple[SubIndicatorData, ...]
    items: tuple[ItemData, ...]

    def __str__(self) -> str:
        return f"{self.scheme} {to_be(self.fiscal_year)}"


def from_dict(values: dict[str, Any]) -> FrameworkData:
    """The reverse of ``dataclasses.asdict``, also after a way through JSON."""
    return FrameworkData(
        **{
            **values,
            "indicators": tuple(IndicatorData(**row) for row in values["indicators"]),
            "sub_indicators": tuple(SubIndicatorData(**row) for row in values["sub_indicators"]),
            "items": tuple(_item(row) for row in values["items"]),
        }
    )


def _item(values: dict[str, Any]) -> ItemData:
    elements = tuple(
        ElementData(**{**row, "quarters": tuple(row["quarters"])}) for row in values["elements"]
    )
    return ItemData(**{**values, "elements": elements})
