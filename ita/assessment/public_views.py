"""What the public and the assessor see of an assessment: the years, a year, an item."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.sites import agency_site
from home.thai.calendar import to_be
from ita.assessment.coverage import ItemCoverage, count_states, coverage
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework, Indicator
from ita.assessment.public import PublicEvidence, public_evidence


@dataclass(frozen=True)
class StateCount:
    """How many items of a framework are in a state."""

    state: ItemState
    count: int


@dataclass(frozen=True)
class PublicItem:
    """An item with what of its evidence the public can open."""

    coverage: ItemCoverage
    evidence: list[PublicEvidence]


@dataclass(frozen=True)
class IndicatorGroup:
    """The items of an indicator."""

    indicator: Indicator | None
    items: list[PublicItem]


@dataclass(frozen=True)
class FrameworkOverview:
    """A framework with the state of all its items."""

    framework: Framework
    groups: list[IndicatorGroup]
    counts: list[StateCount]
    total: int


def index(request: HttpRequest) -> HttpResponse:
    """The years in which there is an assessment, newest first, with their frameworks."""
    frameworks = Framework.objects.order_by("-fiscal_year", "-scheme")
    years = [
        (to_be(year), list(rows)) for year, rows in groupby(frameworks, lambda f: f.fiscal_year)
    ]
    return render(request, "ita/index.html", {"years": years})


def year(request: HttpRequest, year: int) -> HttpResponse:
    """All items of all frameworks of the fiscal year (B.E.) with their evidence."""
    site = agency_site(request)
    frameworks = list(Framework.objects.of_year(year).prefetch_related("indicators"))
    if not frameworks:
        raise Http404(_("There is no assessment of this year."))
    overviews = [_overview(framework, site) for framework in frameworks]
    return render(request, "ita/year.html", {"year": year, "overviews": overviews})


def item(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One item: what it requires, what is covered, and the evidence to open."""
    site = agency_site(request)
    if not code.isprintable():  # PostgreSQL refuses to look for NUL
        raise Http404
    frameworks = Framework.objects.of_year(year).filter(items__code__iexact=code)
    framework = frameworks.prefetch_related("indicators").first()
    covered = _find(coverage(framework, site), code) if framework else None
    if framework is None or covered is None:
        raise Http404(_("There is no such item in the assessment of this year."))
    context: dict[str, Any] = {
        "year": year,
        "framework": framework,
        "indicator": _indicators(framework).get(covered.item.indicator_code),
        "entry": PublicItem(covered, public_evidence(covered.live_evidence)),
    }
    return render(request, "ita/item.html", context)


def _find(entries: Iterable[ItemCoverage], code: str) -> ItemCoverage | None:
    return next((entry for entry in entries if entry.item.slug == code.lower()), None)


def _indicators(framework: Framework) -> dict[str, Indicator]:
    return {indicator.code: indicator for indicator in framework.indicators.all()}


def _overview(framework: Framework, site: Site) -> FrameworkOverview:
    entries = coverage(framework, site)
    evidence = public_evidence(facts for entry in entries for facts in entry.live_evidence)
    by_item: dict[int, list[PublicEvidence]] = {}
    for row in evidence:
        by_item.setdefault(row.item_id, []).append(row)
    items = [PublicItem(entry, by_item.get(entry.item.pk, [])) for entry in entries]
    indicators = _indicators(framework)
    groups = [
        IndicatorGroup(indicators.get(code), list(rows))
        for code, rows in groupby(items, lambda row: row.coverage.item.indicator_code)
    ]
    counts = [StateCount(state, count) for state, count in count_states(entries).items()]
    return FrameworkOverview(framework, groups, counts, len(entries))
