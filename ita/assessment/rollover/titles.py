"""Titles and elements that still name another year than the one they are asked for: the commonest
slip of published lists."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from home.thai.calendar import to_be
from home.thai.numerals import to_thai_digits
from home.thai.title_years import NamedYears, named_years
from ita.assessment.enums import DataYear
from ita.assessment.frameworks.data import ItemData


@dataclass(frozen=True)
class OtherYear:
    """``text`` of an item (``is_title``) or of one of its elements names ``years`` (B.E.).

    ``proposed`` is the same with the years of the list before moved on by one; "" where that would
    not be the year that is asked for.
    """

    code: str
    is_title: bool
    text: str
    years: tuple[int, ...]
    proposed: str

    @property
    def key(self) -> str:
        """What an officer ticks: exactly this text of this item."""
        said = f"{self.code}\n{self.is_title}\n{self.text}"
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def other_years(items: Iterable[ItemData], fiscal_year: int) -> list[OtherYear]:
    """What of the list of ``fiscal_year`` (C.E.) names another year."""
    return list(_other_years(items, fiscal_year))


def _other_years(items: Iterable[ItemData], fiscal_year: int) -> Iterator[OtherYear]:
    for item in items:
        texts = [(True, item.title), *((False, row.text) for row in item.elements)]
        wanted = _wanted(item.data_year, fiscal_year)
        for is_title, text in texts:
            if not (named := named_years(text)) or _fits(named, wanted):
                continue
            years = tuple(sorted({to_be(each.first) for each in named}))
            proposed = moved_on(text, years)
            if not _fits(named_years(proposed), wanted):
                proposed = ""
            yield OtherYear(item.code, is_title, text, years, proposed)


def _wanted(data_year: str, fiscal_year: int) -> tuple[int, int]:
    """The first and the last year (C.E.) that may be named: where no rule says which, a list asks
    of the year and of the one that was reported last."""
    return {
        DataYear.CURRENT: (fiscal_year, fiscal_year),
        DataYear.CURRENT_AND_ONGOING: (fiscal_year, fiscal_year),
        DataYear.PREVIOUS: (fiscal_year - 1, fiscal_year - 1),
    }.get(DataYear(data_year), (fiscal_year - 1, fiscal_year))


def _fits(named: list[NamedYears], wanted: tuple[int, int]) -> bool:
    return any(each.overlaps(*wanted) for each in named)


def moved_on(text: str, years: Iterable[int]) -> str:
    """``text`` with each of ``years`` (B.E.) one later, in the digits that it is written in."""
    later = {write(year): write(year + 1) for year in years for write in (str, to_thai_digits)}
    pattern = re.compile(rf"(?<!\d)({'|'.join(map(re.escape, later))})(?!\d)")
    return pattern.sub(lambda found: later[found[1]], text)
