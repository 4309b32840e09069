"""The statistics' work in the queue."""

import logging

from django.utils import translation
from wagtail.models import Site

from home.surveys.operations import forget_sources
from ita.monitoring.statistics.drafting import write_due
from ita.monitoring.statistics.operations import count_days

logger = logging.getLogger(__name__)


def count_all() -> int:
    """Count the closed days of each agency, write the pages of the month that is over, and forget
    from where the answers to surveys came; returns how many days were counted."""
    counted = 0
    for site in Site.objects.select_related("root_page"):
        with translation.override("th"):
            counted += count_days(site)
            write_due(site)
    forget_sources()
    return counted
