"""Pages whose publication period is over: archived by the system on the first minute after the
last day in Bangkok, however long the queue was off.

A request that is under review is no obstacle: its publication brings the page back, with the end
that it states. What is archived is so at its address, for good or until then.
"""

import logging

from django.utils.translation import gettext as _

from home.core.transactions import atomic_with_retry
from home.models import ContentPage
from home.periods import period_over, today
from home.thai.calendar import format_date
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.workflow.locking import lock_pages

logger = logging.getLogger(__name__)


def archive_past() -> int:
    """Archive each live page whose period is over; returns how many are archived now."""
    over = ContentPage.objects.filter(period_over()).order_by("pk")
    return sum(_archive(number) for number in over.values_list("pk", flat=True))


def _archive(page_id: int) -> bool:
    try:
        return end_period(page_id) is not None
    except Exception:  # whatever it was, the other pages must be archived
        logger.exception("The page %s could not be archived at the end of its period", page_id)
        return False


@atomic_with_retry
def end_period(page_id: int) -> RegisterEntry | None:
    """Mark the page as past, by the system; None where it is so already, is not over any more, or
    is gone."""
    page = lock_pages([page_id]).get(page_id)
    content = ContentPage.objects.filter(period_over(), pk=page_id).defer("body").first()
    if page is None or content is None or content.publication_end_date is None:
        return None
    end = content.publication_end_date
    ContentPage.objects.filter(pk=page_id).update(archived_on=today())
    reason = _("The publication period ended on %(day)s.") % {"day": format_date(end)}
    details = {"period_end": end.isoformat()}
    return append(Act.ARCHIVED, page, None, reason=reason, details=details)
