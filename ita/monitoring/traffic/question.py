"""What a reader asks of the log, and the lines that answer it: read file by file, never all at
once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wagtail.models import Site

from home.thai.calendar import local_date
from ita.monitoring.traffic.files import Part, folders_of, lines_in, parts_in
from ita.monitoring.traffic.lines import parsed, time_text

Facts = dict[str, Any]
SHOWN = 100  # lines of one page
MOST_READ = 300_000  # lines that one page looks through; a longer way goes on by a button


@dataclass(frozen=True)
class Question:
    """Lines from ``since`` to ``until``: of an account, from addresses that begin so, of paths that
    hold the words. Empty asks for all."""

    since: datetime
    until: datetime
    account: str = ""
    address: str = ""
    path: str = ""

    @property
    def as_details(self) -> dict[str, str]:
        """As it stands on the register."""
        return {
            "asked_since": time_text(self.since),
            "asked_until": time_text(self.until),
            "asked_account": self.account,
            "asked_address": self.address,
            "asked_path": self.path,
        }

    @classmethod
    def of(cls, details: dict[str, str]) -> "Question":
        return cls(
            datetime.fromisoformat(details["asked_since"]),
            datetime.fromisoformat(details["asked_until"]),
            details["asked_account"],
            details["asked_address"],
            details["asked_path"],
        )

    def fits(self, facts: Facts) -> bool:
        return (
            time_text(self.since) <= facts["time"] <= time_text(self.until)
            and self.account in ("", facts.get("account"))
            and str(facts.get("address", "")).startswith(self.address)
            and self.path in str(facts.get("path", ""))
        )


@dataclass(frozen=True, order=True)
class Place:
    """After which line a page ended."""

    day: date
    folder: int
    number: int
    line: int

    def __str__(self) -> str:
        return f"{self.day}.{self.folder}.{self.number}.{self.line}"

    @classmethod
    def of(cls, text: str) -> "Place | None":
        """None for what names no place."""
        try:
            day, *numbers = text.split(".")
            folder, number, line = map(int, numbers)
            return cls(date.fromisoformat(day), folder, number, line)
        except ValueError:
            return None


@dataclass(frozen=True)
class Page:
    """Lines that fit; ``after`` is where the next page begins, None at the end."""

    lines: list[Facts]
    after: Place | None
    looked_until: str = ""  # the time of the last line that was looked at


def page_of(site: Site, question: Question, after: Place | None = None) -> Page:
    """The next lines that fit, at most ``SHOWN``, of at most ``MOST_READ`` that are looked at."""
    found: list[Facts] = []
    place, time = after, ""
    for looked, (place, facts) in enumerate(_walk(site, question, after), start=1):
        if facts:
            time = facts["time"]
            if question.fits(facts):
                found.append(facts)
        if len(found) == SHOWN or looked == MOST_READ:
            return Page(found, place, time)
    return Page(found, None, time)


def all_lines(site: Site, question: Question) -> Iterator[Facts]:
    """Every line that fits, one after the other."""
    for _place, facts in _walk(site, question, None):
        if facts and question.fits(facts):
            yield facts


def _walk(
    site: Site, question: Question, after: Place | None
) -> Iterator[tuple[Place, Facts | None]]:
    """Each line of the question's days, from the place on, with what it says."""
    for part, ending in _parts(site, question):
        begun = after if after and (after.day, after.folder, after.number) == _key(part) else None
        if after and not begun and _key(part) < (after.day, after.folder, after.number):
            continue
        try:
            for number, line in enumerate(lines_in(part.path(ending)), start=1):
                if begun is None or number > begun.line:
                    yield Place(*_key(part), number), parsed(line)
        except (OSError, EOFError):  # removed or closed meanwhile, or damaged: the check names it
            continue


def _parts(site: Site, question: Question) -> list[tuple[Part, str]]:
    first, last = local_date(question.since), local_date(question.until)
    found = [each for folder in folders_of(site) for each in parts_in(folder)]
    return sorted(each for each in found if first <= each[0].day <= last)


def _key(part: Part) -> tuple[date, int, int]:
    return (part.day, part.folder, part.number)
