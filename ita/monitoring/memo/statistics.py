"""Visits and satisfaction, as the agency itself published them."""

from datetime import date
from typing import Any

from django.db.models import Q, Sum
from django.urls import reverse
from wagtail.models import Site

from home.models import SatisfactionPage, UsageStatisticsPage
from home.sites import pages_of
from home.visibility import public
from ita.monitoring.memo.sources import Stated

MOST_NAMED = 3


def visits(site: Site, first: date, last: date) -> Stated | None:
    """The uses that the published statistics of these days sum up to, each page by its title."""
    pages = _of_days(UsageStatisticsPage, site, first, last)
    counted = list(
        pages.annotate(uses=Sum("figures__count", filter=Q(figures__group=""))).order_by(
            "period_from", "pk"
        )
    )
    if not counted:
        return None
    told = [f"{page.title} รวม {page.uses or 0:,} ครั้ง" for page in counted]
    return Stated(_listed(told), _edit(counted[0]))


def satisfaction(site: Site, first: date, last: date) -> Stated | None:
    """What the published surveys of these days found, question by question."""
    pages = _of_days(SatisfactionPage, site, first, last).prefetch_related("results")
    surveys = list(pages.order_by("period_from", "pk"))
    if not surveys:
        return None
    told = [
        f"{page.title} ผู้ตอบ {page.respondents or 0:,} คน ({_results(page)})" for page in surveys
    ]
    return Stated(_listed(told), _edit(surveys[0]))


def _of_days(model: Any, site: Site, first: date, last: date) -> Any:
    """Public pages whose period lies within these days."""
    own = pages_of(site).filter(locale_id=site.root_page.locale_id).values("pk")
    pages = public(model.objects.filter(pk__in=own))
    return pages.filter(period_from__gte=first, period_to__lte=last)


def _results(page: SatisfactionPage) -> str:
    return ", ".join(f"{row.question} ร้อยละ {row.percent:g}" for row in page.results.all())


def _listed(told: list[str]) -> str:
    more = f" และอีก {len(told) - MOST_NAMED} รายการ" if len(told) > MOST_NAMED else ""
    return "; ".join(told[:MOST_NAMED]) + more


def _edit(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
