"""When an address is asked again: each has its night of the week."""

from datetime import datetime, timedelta

from home.thai.calendar import local_date
from ita.monitoring.links.models import LinkAddress
from ita.monitoring.links.verdicts import DEAD_AFTER

WEEK = 7
MISSED_AFTER = timedelta(days=10)  # its night was missed
ORDERED_AFTER = timedelta(hours=12)  # where an officer has everything asked


def is_due(row: LinkAddress, begun_at: datetime, *, is_ordered: bool) -> bool:
    """Whether a round that was begun then asks the address.

    Always what was never asked, and what was missing on a day and is not known to be dead yet;
    else the share of the night, or what an officer ordered.
    """
    if row.checked_at is None:
        return True
    day = local_date(begun_at)
    if 0 < row.gone_days < DEAD_AFTER and row.gone_on and row.gone_on < day:
        return True
    age = begun_at - row.checked_at
    if is_ordered:
        return age >= ORDERED_AFTER
    is_its_night = night_of(row) == day.weekday() and local_date(row.checked_at) < day
    return is_its_night or age >= MISSED_AFTER


def night_of(row: LinkAddress) -> int:
    """The weekday (0: Monday) on which the address is asked; spread evenly."""
    return int(row.key[:8], 16) % WEEK
