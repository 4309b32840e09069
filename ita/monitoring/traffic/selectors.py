"""What the register says of the log: which days were closed and removed, who read, for how long it
is kept. Of nothing of this there is a second copy."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import local_date
from ita.monitoring.traffic.files import CLOSED, folders_of, parts_in
from ita.monitoring.traffic.rules import LEAST_DAYS
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry, RegisterEntryQuerySet

KIND = SubjectKind.TRAFFIC_LOG
TERM_KEY = "term"
READING_KEY = "reading"


@dataclass(frozen=True)
class ClosedPart:
    """A part as its row says; ``removed`` is the row of its removal."""

    row: RegisterEntry
    removed: RegisterEntry | None = None

    @property
    def key(self) -> str:
        return self.row.subject_key

    @property
    def day(self) -> date:
        return date.fromisoformat(self.row.details["day"])

    @property
    def is_late(self) -> bool:
        """Its lines came after the day had been closed."""
        return bool(self.row.details["number"] > 1)

    @property
    def facts(self) -> dict[str, Any]:
        return dict(self.row.details)


def log_rows(site: Site, *acts: Act) -> RegisterEntryQuerySet:
    return RegisterEntry.objects.of_site(site).filter(subject_kind=KIND, act__in=acts)


def keep_days(site: Site) -> int:
    """For how many days the agency keeps its log."""
    row = log_rows(site, Act.TRAFFIC_TERM_SET).last()
    return int(row.details["keep_days"]) if row else LEAST_DAYS


def closed_since(site: Site, since: datetime) -> dict[str, ClosedPart]:
    """The parts that were closed since then, by their keys, newest first; one query."""
    rows = log_rows(site, Act.TRAFFIC_CLOSED, Act.TRAFFIC_REMOVED).filter(occurred_at__gte=since)
    parts: dict[str, ClosedPart] = {}
    for row in rows.order_by("-pk"):
        if row.act == Act.TRAFFIC_CLOSED:
            removed = parts.get(row.subject_key)
            parts[row.subject_key] = ClosedPart(row, removed.row if removed else None)
        else:
            parts[row.subject_key] = ClosedPart(row)  # until its closing comes, which is older
    return {key: part for key, part in parts.items() if part.row.act == Act.TRAFFIC_CLOSED}


def closed_in_term(site: Site, now: datetime | None = None) -> dict[str, ClosedPart]:
    """The parts that are still kept, and those that went in the last month."""
    days = timedelta(days=keep_days(site) + 31)
    return closed_since(site, (now or timezone.now()) - days)


def last_closed_day(site: Site) -> date | None:
    """The newest day of the agency's own folder that was closed."""
    rows = log_rows(site, Act.TRAFFIC_CLOSED).exclude(subject_key__startswith="0/")
    key = rows.order_by("-subject_key").values_list("subject_key", flat=True).first()
    return date.fromisoformat(key.partition(".")[0]) if key else None


def is_clock_behind(site: Site) -> bool:
    """Whether the server's clock stands before a day that is closed already: it was set back, or
    was ahead before."""
    last = last_closed_day(site)
    return last is not None and local_date(timezone.now()) <= last


def agencies_with_clock_behind() -> set[int]:
    """The numbers of the agencies of which that holds; one query."""
    rows = RegisterEntry.objects.filter(subject_kind=KIND, act=Act.TRAFFIC_CLOSED)
    own = rows.exclude(subject_key__startswith="0/").order_by()
    today = str(local_date(timezone.now()))
    behind = own.filter(subject_key__gte=today)
    return set(behind.values_list("site_id", flat=True).distinct())


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
