"""What the register says of the traffic log: which days were closed and removed, for how long it is
kept, who read it; and rows by their acts, for lists that interpret nothing of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wagtail.models import Site

from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry, RegisterEntryQuerySet

KIND = SubjectKind.TRAFFIC_LOG
OTHERS = "0/"  # how the keys begin of hosts that are no agency's


@dataclass(frozen=True)
class ClosedPart:
    """A part of the log as its row says; ``removed`` is the row of its removal."""

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
    """Rows about the agency's log."""
    return rows_of_acts(site, acts).filter(subject_kind=KIND)


def rows_of_acts(site: Site, acts: Iterable[str]) -> RegisterEntryQuerySet:
    return RegisterEntry.objects.of_site(site).filter(act__in=list(acts))


def term_set(site: Site) -> int | None:
    """For how many days the agency keeps its log; None where nobody said so."""
    row = log_rows(site, Act.TRAFFIC_TERM_SET).last()
    return int(row.details["keep_days"]) if row else None


def closed_since(site: Site, since: datetime) -> dict[str, ClosedPart]:
    """The parts that were closed since then, by their keys, newest first; one query."""
    rows = log_rows(site, Act.TRAFFIC_CLOSED, Act.TRAFFIC_REMOVED).filter(occurred_at__gte=since)
    parts: dict[str, ClosedPart] = {}
    removed: dict[str, RegisterEntry] = {}  # a removal is newer than its closing
    for row in rows.order_by("-pk"):
        if row.act == Act.TRAFFIC_CLOSED:
            parts[row.subject_key] = ClosedPart(row, removed.get(row.subject_key))
        else:
            removed[row.subject_key] = row
    return parts


def closed_days(site: Site) -> RegisterEntryQuerySet:
    """The closings of the agency's own folder, by their days, oldest first."""
    rows = log_rows(site, Act.TRAFFIC_CLOSED).exclude(subject_key__startswith=OTHERS)
    return rows.order_by("subject_key")


def agencies_closed_from(day: date) -> set[int]:
    """The numbers of the agencies that closed the ``day`` or a later one; one query."""
    rows = RegisterEntry.objects.filter(subject_kind=KIND, act=Act.TRAFFIC_CLOSED)
    own = rows.exclude(subject_key__startswith=OTHERS).order_by()
    late = own.filter(subject_key__gte=str(day))
    return set(late.values_list("site_id", flat=True).distinct())
