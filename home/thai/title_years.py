"""The years that a Thai title or file name says it is about.

A title names years in many ways, and many numbers in it are no years: of letters, orders, amounts.
Only what is written as a year counts, and a law that is cited keeps its own.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from home.thai.calendar import MONTHS, MONTHS_SHORT, to_ce
from home.thai.numerals import to_arabic_digits


class Naming(IntEnum):
    """How plainly a text says that a year is the one it is about, from plain to hardly."""

    FISCAL = 1  # "ปีงบประมาณ พ.ศ. 2569"
    YEAR = 2  # "ประจำปี 2569", "2569"
    NUMBERED = 3  # "ครั้งที่ 1/2569": an office begins its numbers again each year


@dataclass(frozen=True)
class NamedYears:
    """The years ``first`` to ``last`` (C.E.), mostly one, and how they are named."""

    first: int
    last: int
    naming: Naming

    def overlaps(self, first: int, last: int) -> bool:
        return self.first <= last and first <= self.last


@dataclass(frozen=True)
class NamedMonth:
    """A month that a text names with its year (C.E.)."""

    year: int
    month: int

    @property
    def day(self) -> date:
        return date(self.year, self.month, 1)


YEAR = r"(?<![\d,])(?<!\d\.)(2[45]\d\d|26\d\d)(?![\d,]|\.\d)"
ERA = r"(?:พ\.?\s?ศ\.?\s*)?"
SHORT_LAST = r"(?:2[456]\d\d|\d\d)(?!\d)"
RANGE = re.compile(rf"{YEAR}\s*(?:-|–|—|ถึง|จนถึง)\s*(?:ปี\s*)?{ERA}({SHORT_LAST})")
FISCAL = re.compile(rf"ปี\s?งบประมาณ\s*{ERA}{YEAR}")
NUMBERED = re.compile(rf"\d{{1,5}}\s?[/-]\s?{YEAR}")
# Of the month itself: "ประจำเดือน ต.ค. 2568"; never a day ("วันที่ 5 ตุลาคม 2568").
ANY_MONTH = "|".join(re.escape(name) for name in (*MONTHS, *MONTHS_SHORT))
MONTH = re.compile(rf"(?<!\d)(?<!\d )({ANY_MONTH})\s*{ERA}{YEAR}")
DAY = re.compile(rf"\d{{1,2}}\s*(?:{ANY_MONTH})\s*{ERA}{YEAR}")
# What is cited, with the year of its making: not what the page is about.
LAW = re.compile(
    r"พ\.?\s?ร\.?\s?[บกฎ]|พระราช|รัฐธรรมนูญ|กฎกระทรวง|กฎ ก\.|ระเบียบ|ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ|ประมวล"
    r"|หลักเกณฑ์|มาตรฐาน|มติ"
)
CITED = re.compile(rf"พ\.?\s?ศ\.?\s*{YEAR}")
# Numbers of phones, letters and standards, and what is counted.
NO_YEAR = re.compile(
    rf"\d-\d{{3,4}}-\d{{3,}}"
    rf"|(?:ที่|เลขที่|ว|ว\.|มอก\.?|ISO|รหัส)\s?{YEAR}"
    rf"|{YEAR}\s?(?:บาท|คน|ราย|ครัวเรือน|ครั้ง|ชุด|แห่ง|เมตร|ตัว|ต้น)"
)


def named_years(text: str) -> list[NamedYears]:
    """The years that ``text`` says it is about, those that it says most plainly; [] for none."""
    left = _readable(text)
    found: list[NamedYears] = []
    left = _take(NO_YEAR, left)
    for match in RANGE.finditer(left):
        found.append(_range(match))
    left = _take(RANGE, left)
    found += [_single(match, Naming.FISCAL) for match in FISCAL.finditer(left)]
    left = _take(DAY, _take(MONTH, _take(FISCAL, left)))
    found += [_single(match, Naming.NUMBERED) for match in NUMBERED.finditer(left)]
    left = _take(NUMBERED, left)
    if LAW.search(left):
        left = _take(CITED, left)
    found += [_single(match, Naming.YEAR) for match in re.finditer(YEAR, left)]
    plainest = min((each.naming for each in found), default=Naming.YEAR)
    return [each for each in found if each.naming == plainest]


def named_months(text: str) -> list[NamedMonth]:
    """The months that ``text`` names with their year, without the days in them."""
    return [_month(match) for match in MONTH.finditer(_readable(text))]


def _readable(text: str) -> str:
    return to_arabic_digits(text).replace("_", " ")


def _take(pattern: re.Pattern[str], text: str) -> str:
    """``text`` without what was read already."""
    return pattern.sub(" ", text)


def _range(match: re.Match[str]) -> NamedYears:
    first, last = match.groups()
    last = last if len(last) == 4 else first[:2] + last
    return NamedYears(to_ce(int(first)), to_ce(int(last)), Naming.YEAR)


def _single(match: re.Match[str], naming: Naming) -> NamedYears:
    year = to_ce(int(match.group(1)))
    return NamedYears(year, year, naming)


def _month(match: re.Match[str]) -> NamedMonth:
    name, year = match.groups()
    names = MONTHS if name in MONTHS else MONTHS_SHORT
    return NamedMonth(to_ce(int(year)), names.index(name) + 1)
