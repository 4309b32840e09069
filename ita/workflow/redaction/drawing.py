"""What the drawing screen shows of a file, a few pages at a time, however many it has."""

import io
import time
from dataclasses import dataclass
from typing import Any

from home.models import AgencyDocument
from home.redaction.boxes import as_lists
from home.redaction.pages import Pages, opened
from home.redaction.proposals import Proposal, proposals

PER_SCREEN = 4  # pages
DPI = 110
QUALITY = 75
SEARCHED = 6.0  # seconds for looking for the next page with a finding, at most


@dataclass(frozen=True)
class ShownPage:
    """``proposed``: [[what it is, [box, …]], …]."""

    number: int
    width: float
    height: float
    proposed: list[list[Any]]

    @property
    def script_id(self) -> str:
        """Of the element in which the screen's script finds what is proposed."""
        return f"ita-redact-proposed-{self.number}"


@dataclass(frozen=True)
class Searched:
    """``page``: the next with a finding; 0 where there is none up to ``until``."""

    page: int
    until: int


def numbers_on(screen: int, count: int) -> range:
    """The numbers of the pages on the ``screen`` (from 1) of a file of ``count`` pages."""
    first = (screen - 1) * PER_SCREEN + 1
    return range(first, min(first + PER_SCREEN, count + 1))


def screen_of(page: int) -> int:
    return (page - 1) // PER_SCREEN + 1


def shown_pages(document: AgencyDocument, numbers: range) -> list[ShownPage]:
    """
    Raises:
        Unreadable, OSError: the file cannot be read.
    """
    with document.file.open("rb") as file, opened(file) as pages:
        return [_shown(pages, number) for number in numbers]


def jpeg_of(document: AgencyDocument, number: int) -> bytes | None:
    """The page as a picture; None where there is no such page.

    Raises:
        Unreadable, OSError: the file cannot be read.
    """
    with document.file.open("rb") as file, opened(file) as pages:
        if not 1 <= number <= len(pages):
            return None
        drawn, _size = pages.picture(number, DPI)
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def next_found(document: AgencyDocument, after: int) -> Searched:
    """The next page behind ``after`` on which the machine finds personal data, as far as the time
    reaches.

    Raises:
        Unreadable, OSError: the file cannot be read.
    """
    end = time.monotonic() + SEARCHED
    with document.file.open("rb") as file, opened(file) as pages:
        count = len(pages)
        for page in range(after + 1, count + 1):
            if proposals(pages, page):
                return Searched(page, page)
            if time.monotonic() > end:
                return Searched(0, page)
    return Searched(0, count)


def _shown(pages: Pages, number: int) -> ShownPage:
    size = pages.size(number)
    proposed = [_said(each) for each in proposals(pages, number)]
    return ShownPage(number, size.width, size.height, proposed)


def _said(proposal: Proposal) -> list[Any]:
    return [str(proposal.kind.label), as_lists(proposal.boxes)]
