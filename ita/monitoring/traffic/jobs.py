"""The log's work in the queue."""

import logging

from django.utils import translation
from django_q.tasks import async_task
from wagtail.models import Site

from ita.monitoring.security.collector import send
from ita.monitoring.traffic.checking import check
from ita.monitoring.traffic.operations import tend

logger = logging.getLogger(__name__)
CHECK_JOB = f"{__name__}.check_log"


def tend_all() -> int:
    """Close past days, remove what is past its term, and have what is kept compared; returns how
    many parts were closed. A disk that is full hinders one agency's closing until the next night:
    its lines stay where they are."""
    closed = 0
    for site in Site.objects.select_related("root_page"):
        try:
            with translation.override("th"):
                closed += tend(site)
        except OSError as error:
            logger.exception("traffic log of %s", site.pk)
            send("traffic_log_not_closed", is_fault=True, agency=site.pk, about=str(error))
        async_task(CHECK_JOB, site.pk)
    return closed


def check_log(site_pk: int) -> None:
    """The queue's job: compare the agency's log with its rows; what differs is sent on, too."""
    site = Site.objects.filter(pk=site_pk).first()
    if site is None:
        return
    with translation.override("th"):
        for fault in check(site):
            logger.error("traffic log: %s", fault)
            send("traffic_log_changed", is_fault=True, agency=site.pk, about=str(fault))
