"""What the rooms above contribute to the mail of the morning."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from wagtail.models import Site

HOOK = "register_daily_mail_part"  # () -> DailyPart


@dataclass(frozen=True)
class Recipient:
    """An officer, by the number of the account; or the mailbox of a unit, by the unit's number."""

    user_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True)
class Line:
    """A thing of which the mail tells: what it is, what is the matter, and where to go on."""

    title: str
    note: str
    url: str


@dataclass(frozen=True)
class MailPart:
    """What one reader is told under a heading; ``url`` is the screen that shows all of it."""

    heading: str
    lines: list[Line]
    url: str
    unlisted: int = 0

    @property
    def count(self) -> int:
        return len(self.lines) + self.unlisted


@dataclass(frozen=True)
class DailyPart:
    """A kind of what the mail tells.

    Args:
        name: stored on the mail that told it; never changes.
        order: parts stand in the mail by it.
        whom: who has something to be told on the day; asked once a night for each agency.
        compose: what the reader is told; asked again when the mail is sent. None where it is past.
    """

    name: str
    order: int
    whom: Callable[[Site, date], Iterable[Recipient]]
    compose: Callable[[Site, Recipient, date], MailPart | None]
