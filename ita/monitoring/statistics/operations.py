"""Counts the days of the traffic log that are closed, each once."""

import logging
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, groupby

from wagtail.models import Site

from home.core.transactions import atomic_with_retry
from ita.monitoring.statistics.counting import DayCount, count_lines
from ita.monitoring.statistics.enums import UseKind
from ita.monitoring.statistics.models import DailyUse, DayTotal
from ita.monitoring.statistics.places import Places, places_of
from ita.monitoring.traffic.files import CLOSED, Part, lines_in, parts_in

logger = logging.getLogger(__name__)
BATCH = 500  # rows in one statement


def count_days(site: Site) -> int:
    """Count each closed day that was not counted, or got another part since; can be repeated.
    Returns how many days were counted. A file that cannot be read leaves its day not counted."""
    known = dict(DayTotal.objects.filter(site=site).values_list("day", "parts"))
    waiting = [(day, parts) for day, parts in _closed_days(site) if known.get(day) != len(parts)]
    places = places_of(site) if waiting else Places({})
    done = 0
    for day, parts in waiting:
        try:
            counted = count_lines(_lines(parts), places)
        except (OSError, EOFError):  # the check of the log says what is wrong with it
            logger.exception("statistics of %s, %s", site.pk, day)
            continue
        if counted is not None:
            store(site, day, counted, len(parts))
            done += 1
    return done


def _closed_days(site: Site) -> Iterator[tuple[date, list[Part]]]:
    closed = (part for part, ending in parts_in(site.pk) if ending == CLOSED)
    for day, parts in groupby(closed, key=lambda part: part.day):
        yield day, list(parts)


def _lines(parts: Iterable[Part]) -> Iterator[bytes]:
    return chain.from_iterable(lines_in(part.path(CLOSED)) for part in parts)


@atomic_with_retry
def store(site: Site, day: date, counted: DayCount, parts: int = 1) -> DayTotal:
    """Keep what was counted of the ``day``, in place of what was counted before."""
    Site.objects.select_for_update(no_key=True).get(pk=site.pk)  # two jobs at once count one day
    DailyUse.objects.between(site, day, day).delete()
    DailyUse.objects.bulk_create(
        [
            DailyUse(site=site, day=day, kind=kind, number=number, section=section, count=count)
            for (kind, number, section), count in counted.uses.items()
        ],
        batch_size=BATCH,
    )
    total, _is_new = DayTotal.objects.update_or_create(
        site=site,
        day=day,
        defaults={
            "visitors": counted.visitors,
            "views": counted.total(UseKind.PAGE),
            "downloads": counted.total(UseKind.FILE),
            "robots": counted.robots,
            "lost": counted.lost,
            "parts": parts,
        },
    )
    return total
