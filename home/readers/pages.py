"""What a reader gives, and what it raises."""

from collections.abc import Generator
from dataclasses import dataclass


@dataclass(frozen=True)
class PageText:
    """The text of a page, a slide, or a part of a sheet or text.

    ``number`` counts from 1; several parts of one page have its number. ``of`` says how many pages
    the file has; 0 in texts without pages.
    """

    number: int
    text: str
    of: int = 0
    label: str = ""


Pages = Generator[PageText, None, None]


class CannotBeRead(Exception):
    """The file is damaged, or not what its extension says."""


class IsTooLong(CannotBeRead):
    """It holds more than is read."""


class IsEncrypted(CannotBeRead):
    """The file opens with a password only."""
