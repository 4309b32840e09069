"""What answers from outside amount to. Many websites turn robots away, are slow or down for a day:
nothing is called dead that was not missing on several days."""

from datetime import datetime
from itertools import takewhile

from home.core import visits
from home.core.visits import Answer
from home.thai.calendar import local_date
from ita.monitoring.links.enums import LinkVerdict
from ita.monitoring.links.models import LinkAddress

DEAD_AFTER = 3  # different days on which it was not found, and none between on which it was
GONE = frozenset({404, 410})
FOR_GOOD = frozenset({301, 308})
LONGEST_NEW_ADDRESS = 2000


def note(row: LinkAddress, answer: Answer, at: datetime) -> None:
    """Write down on ``row`` (it is not stored) what ``answer`` says of its address."""
    row.checked_at, row.reason, row.status = at, answer.error, answer.status
    row.new_address = ""
    if _is_there(answer):
        row.gone_days, row.gone_on = 0, None
        row.new_address = new_address(answer)
        row.verdict = LinkVerdict.MOVED if row.new_address else LinkVerdict.WORKS
    elif _is_gone(answer):
        _count_day(row, at)
        row.verdict = LinkVerdict.DEAD if row.gone_days >= DEAD_AFTER else LinkVerdict.NOT_YET
    elif row.gone_days < DEAD_AFTER:
        row.verdict = LinkVerdict.UNCHECKABLE


def new_address(answer: Answer) -> str:
    """Where the website says that the page is for good now; empty where it says no such thing."""
    moved = list(takewhile(lambda hop: hop.status in FOR_GOOD, answer.hops))
    if not moved or len(moved) == len(answer.hops):
        return ""
    address = answer.hops[len(moved)].url
    return address if len(address) <= LONGEST_NEW_ADDRESS else ""


def is_outside_heard(answer: Answer) -> bool:
    """Whether somebody outside answered at all: then the way out is open."""
    return bool(answer.hops) or answer.error == visits.CERTIFICATE


def _is_there(answer: Answer) -> bool:
    """A page that is too large to be read is there as well."""
    is_read = answer.error in ("", visits.TOO_LARGE)
    return is_read and answer.status is not None and 200 <= answer.status < 300


def _is_gone(answer: Answer) -> bool:
    if answer.error == visits.NO_NAME:
        return not answer.hops or answer.hops[0].status in FOR_GOOD
    return not answer.error and answer.status in GONE


def _count_day(row: LinkAddress, at: datetime) -> None:
    day = local_date(at)
    if row.gone_on is None or row.gone_on < day:
        row.gone_days, row.gone_on = row.gone_days + 1, day
