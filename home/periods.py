"""Is it past? The one answer, for pages and for lists of pages.

A page is past when it was archived, or when the last day of its publication period is over in
Bangkok: the queue archives it within a minute, and until then nobody reads it as current.
"""

from datetime import date, datetime, time
from typing import Any, TypeVar

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.utils import timezone

from home.thai.calendar import BANGKOK, local_date

# The order of lists; the index ``home_content_newest`` has it.
NEWEST_FIRST = ("-content_date", "-pk")

Pages = TypeVar("Pages", bound=QuerySet[Any])


def today() -> date:
    """Today in Bangkok."""
    return local_date(timezone.now())


def begin_of_today() -> datetime:
    """The midnight with which today began in Bangkok: what a page shows changes by the day only,
    so that a page of today can be kept until tomorrow."""
    return datetime.combine(today(), time.min, BANGKOK)


def is_past(archived_on: date | None, end_date: date | None) -> bool:
    """Whether a page that was archived on the one day, and whose period ends with the other, is
    past."""
    return archived_on is not None or (end_date is not None and end_date < today())


def past() -> Q:
    """The condition of content pages that are past."""
    return Q(archived_on__isnull=False) | Q(publication_end_date__lt=today())


def period_over() -> Q:
    """The condition of content pages whose period is over, and that are not archived yet."""
    return Q(live=True, archived_on=None, publication_end_date__lt=today())


def past_last(pages: Pages, *order: str) -> Pages:
    """``pages`` in the ``order``, but what is past behind all others."""
    stands = Case(When(past(), then=Value(True)), default=Value(False), output_field=BooleanField())
    return pages.order_by(stands, *order)
