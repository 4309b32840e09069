"""What the public and the assessor see of an assessment, once an approver opened it: the years, a
year, an item. Plain titles and approved pages; the states only where that was allowed, too."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from home.core.screens import why_not_officer
from home.sites import agency_site
from home.thai.calendar import to_be
from ita.assessment.addresses import SHORT, item_address
from ita.assessment.coverage import ItemCoverage, item_coverage
from ita.assessment.models import Framework
from ita.assessment.public import public_evidence, with_approvals
from ita.assessment.public_year import (
    EVIDENCE_PER_PAGE,
    ITEMS_PER_PAGE,
    PublicItem,
    indicators_of,
    items_of,
    overview_of,
)
from ita.assessment.publicity.models import PublicFramework
from ita.assessment.publicity.selectors import find_item, open_of_year
from ita.papers.verification_code import qr_svg


def index(request: HttpRequest) -> HttpResponse:
    """The years of which something is open, newest first, with their frameworks."""
    opened = PublicFramework.objects.open_at(agency_site(request))
    frameworks = [each.framework for each in opened]
    if not frameworks:
        return _closed(request)
    years = [
        (to_be(year), list(rows)) for year, rows in groupby(frameworks, lambda f: f.fiscal_year)
    ]
    return render(request, "ita/index.html", {"years": years})


def year(request: HttpRequest, year: int) -> HttpResponse:
    """All items of the open frameworks of the fiscal year (B.E.) with their evidence."""
    site = agency_site(request)
    opened = open_of_year(site, year)
    if not opened:
        return _closed(request, year)
    rows = [(each, row) for each in opened for row in items_of(each.framework, site)]
    page = Paginator(rows, ITEMS_PER_PAGE).get_page(request.GET.get("page"))
    shown = [(each, [row for other, row in page.object_list if other == each]) for each in opened]
    empty = {each.pk for each in opened} - {each.pk for each, _row in rows}
    overviews = [
        overview_of(each.framework, some, each.shows_states)
        for each, some in shown
        if some or each.pk in empty
    ]
    context = {"year": year, "overviews": overviews, "results": page}
    return render(request, "ita/year.html", context)


def item(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One item: what it requires, and the evidence to open. An item of OIT stands here before all
    else; its list's name cannot be another list's (``frameworks.addresses``)."""
    opened = open_of_year(agency_site(request), year)
    short = [each for each in opened if each.framework.scheme == SHORT]
    if answer := _first(request, short, code):
        return answer
    if code.upper() in {each.framework.scheme for each in opened}:
        return redirect(f"{reverse('ita_year', args=[year])}#{code.lower()}")
    others = [each for each in opened if each.framework.scheme != SHORT]
    for each in others:  # what stood here before lists had addresses of their own
        if found := find_item(each.framework, code):
            return redirect(item_address(each.framework, found), permanent=True)
    return _closed(request, year, code)


def list_item(request: HttpRequest, year: int, scheme: str, code: str) -> HttpResponse:
    """One item of the list that ``scheme`` names; of OIT it stands at the shorter address. A number
    alone leads to the item whose code is the list's name with it: /moit/1/ to MOIT1."""
    opened = open_of_year(agency_site(request), year)
    named = [each for each in opened if each.framework.scheme == scheme.upper()]
    if named and scheme.upper() == SHORT:
        return redirect("ita_public_item", year, code.lower(), permanent=True)
    if answer := _first(request, named, code):
        return answer
    for each in named:
        if found := find_item(each.framework, f"{scheme}{code}"):
            return redirect(item_address(each.framework, found))
    return _closed(request, year, code, scheme)


def item_qr(request: HttpRequest, year: int, code: str, scheme: str = SHORT) -> HttpResponse:
    """A picture of the item's public address, to be photographed from paper."""
    site = agency_site(request)
    for each in open_of_year(site, year):
        if each.framework.scheme == scheme.upper() and (found := find_item(each.framework, code)):
            address = f"{site.root_url}{item_address(each.framework, found)}"
            return HttpResponse(qr_svg(address), content_type="image/svg+xml")
    raise Http404


def _first(request: HttpRequest, opened: list[PublicFramework], code: str) -> HttpResponse | None:
    """The item of the first of ``opened`` that has it; coverage is computed for that one alone."""
    for each in opened:
        if found := find_item(each.framework, code):
            found.framework = each.framework
            return _item(request, each, item_coverage(found, agency_site(request)))
    return None


def _item(request: HttpRequest, opened: PublicFramework, covered: ItemCoverage) -> HttpResponse:
    framework = opened.framework
    found = public_evidence(covered.live_evidence)
    page = Paginator(found, EVIDENCE_PER_PAGE).get_page(request.GET.get("page"))
    shown = with_approvals(page.object_list)
    address = item_address(framework, covered.item)
    context = {
        "year": framework.year_be,
        "framework": framework,
        "indicator": indicators_of(framework).get(covered.item.indicator_code),
        "entry": PublicItem(covered, shown, address, len(found)),
        "address": f"{agency_site(request).root_url}{address}" if address else "",
        "results": page,
        "shows_states": opened.shows_states,
    }
    return render(request, "ita/item.html", context)


def _closed(request: HttpRequest, year: int = 0, code: str = "", scheme: str = "") -> HttpResponse:
    """404 for the public; officers read that it exists, and where it is opened."""
    if not (code + scheme).isprintable():
        raise Http404
    frameworks = Framework.objects.for_work(agency_site(request))
    if year:
        frameworks = frameworks.of_year(year)
    if scheme:
        frameworks = frameworks.filter(scheme=scheme.upper())
    found = (each for each in frameworks if not code or find_item(each, code))
    framework = next(found, None)
    if framework is None or why_not_officer(request.user):
        raise Http404(_("There is no assessment of this year."))
    return render(request, "ita/closed.html", {"framework": framework}, status=404)
