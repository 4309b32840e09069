"""How long the log is kept, which days are closed, whether the clock fits. Of what the register
says there is no second copy."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import local_date
from ita.monitoring.traffic.files import CLOSED, folders_of, parts_in
from ita.monitoring.traffic.rules import LEAST_DAYS
from ita.register.enums import Act
from ita.register.log_rows import (
    ClosedPart,
    agencies_closed_from,
    closed_days,
    closed_since,
    log_rows,
    term_set,
)
from ita.register.models import RegisterEntryQuerySet


def keep_days(site: Site) -> int:
    """For how many days the agency keeps its log."""
    return term_set(site) or LEAST_DAYS


def closed_in_term(site: Site) -> dict[str, ClosedPart]:
    """The parts that are still kept, and those that went in the last month."""
    return closed_since(site, timezone.now() - timedelta(days=keep_days(site) + 31))


def first_closed_day(site: Site) -> date | None:
    """The oldest day of the agency's own folder that was closed."""
    return _day_of(closed_days(site).values_list("subject_key", flat=True).first())


def last_closed_day(site: Site) -> date | None:
    """The newest day of the agency's own folder that was closed."""
    return _day_of(closed_days(site).values_list("subject_key", flat=True).last())


def _day_of(key: str | None) -> date | None:
    return date.fromisoformat(key.partition(".")[0]) if key else None


def is_clock_behind(site: Site) -> bool:
    """Whether the server's clock stands before a day that is closed already: it was set back, or
    was ahead before."""
    return site.pk in agencies_with_clock_behind()


def agencies_with_clock_behind() -> set[int]:
    """The numbers of the agencies of which that holds; one query."""
    return agencies_closed_from(local_date(timezone.now()))


def readings_of(site: Site) -> RegisterEntryQuerySet:
    """Who read or exported lines, newest first."""
    return log_rows(site, Act.TRAFFIC_READ, Act.TRAFFIC_EXPORTED).order_by("-pk")


def last_written(site: Site) -> datetime | None:
    """When the newest line of the agency was added; None where there is no open file."""
    opened = [
        part.path(ending)
        for folder in folders_of(site)
        for part, ending in parts_in(folder)
        if ending != CLOSED
    ]
    times = [path.stat().st_mtime for path in opened if path.exists()]
    return datetime.fromtimestamp(max(times), tz=timezone.get_current_timezone()) if times else None
