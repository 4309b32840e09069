"""The statistics' work in the queue."""

import logging

from django.utils import translation
from wagtail.models import Site

from ita.monitoring.statistics.operations import count_days

logger = logging.getLogger(__name__)


def count_all() -> int:
    """Count the closed days of each agency; returns how many were counted."""
    counted = 0
    for site in Site.objects.select_related("root_page"):
        with translation.override("th"):
            counted += count_days(site)
    return counted
