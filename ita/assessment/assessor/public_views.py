"""What an assessor opens by a private link, without an account: the items of a list, their live
evidence beside the copies that were filed, and a place to ask. Nothing of a draft."""

from functools import partial

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from home.core.exceptions import NotAllowed
from home.sites import agency_site
from ita.assessment.assessor import operations
from ita.assessment.assessor.forms import QuestionForm
from ita.assessment.assessor.models import AssessorLink
from ita.assessment.assessor.rules import why_closed
from ita.assessment.assessor.selectors import find_link, frozen_copies, questions_of
from ita.assessment.coverage import item_coverage
from ita.assessment.models import Item
from ita.assessment.public import public_evidence, with_approvals
from ita.assessment.public_year import (
    EVIDENCE_PER_PAGE,
    ITEMS_PER_PAGE,
    PublicItem,
    items_of,
    overview_of,
)
from ita.assessment.publicity.models import PublicFramework
from ita.assessment.publicity.selectors import find_item


@require_http_methods(["GET", "HEAD", "POST"])
def year(request: HttpRequest, token: str) -> HttpResponse:
    """All items of the link's list; by POST a question about the list."""
    link = _link(request, token)
    if reason := why_closed(link):
        return _private(render(request, "ita/assessor_closed.html", {"reason": reason}, status=410))
    if request.method == "POST":
        return _ask(request, link, token, None)
    if request.method == "GET" and "page" not in request.GET:
        operations.count_use(link)
    return _year(request, link, token, QuestionForm())


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, token: str, code: str) -> HttpResponse:
    """One item of it, with all its evidence; by POST a question about the item."""
    link = _link(request, token)
    if reason := why_closed(link):
        return _private(render(request, "ita/assessor_closed.html", {"reason": reason}, status=410))
    found = find_item(link.framework, code)
    if found is None:
        raise Http404
    found.framework = link.framework
    if request.method == "POST":
        return _ask(request, link, token, found)
    return _item(request, link, token, found, QuestionForm())


def _link(request: HttpRequest, token: str) -> AssessorLink:
    """
    Raises:
        Http404: the agency never gave such a link.
    """
    link = find_link(token, agency_site(request))
    if link is None:
        raise Http404
    return link


def _year(
    request: HttpRequest, link: AssessorLink, token: str, form: QuestionForm, status: int = 200
) -> HttpResponse:
    address = partial(_address, token)
    entries = items_of(link.framework, link.site, address)
    page = Paginator(entries, ITEMS_PER_PAGE).get_page(request.GET.get("page"))
    overview = overview_of(link.framework, list(page.object_list), _shows_states(link))
    context = {"overview": overview, "results": page}
    return _shown(request, "ita/assessor_year.html", link, form, context, status)


def _item(
    request: HttpRequest,
    link: AssessorLink,
    token: str,
    found: Item,
    form: QuestionForm,
    status: int = 200,
) -> HttpResponse:
    covered = item_coverage(found, link.site)
    rows = public_evidence(covered.live_evidence)
    page = Paginator(rows, EVIDENCE_PER_PAGE).get_page(request.GET.get("page"))
    shown = with_approvals(page.object_list)
    context = {
        "item": found,
        "year_address": reverse("ita_assessor_year", args=[token]),
        "entry": PublicItem(covered, shown, _address(token, found), len(rows)),
        "results": page,
        "shows_states": _shows_states(link),
        "frozen": frozen_copies(link, token, [found]).get(found.pk, []),
    }
    return _shown(request, "ita/assessor_item.html", link, form, context, status)


def _shown(
    request: HttpRequest,
    template: str,
    link: AssessorLink,
    form: QuestionForm,
    context: dict[str, object],
    status: int,
) -> HttpResponse:
    context |= {"link": link, "form": form, "framework": link.framework}
    context |= {"questions": questions_of(link), "was_asked": "asked" in request.GET}
    return _private(render(request, template, context, status=status))


def _ask(request: HttpRequest, link: AssessorLink, token: str, about: Item | None) -> HttpResponse:
    form = QuestionForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            operations.ask(link, item=about, **form.cleaned_data)
        except NotAllowed as error:
            form.add_error(None, error.reason)
            status = 429
        else:
            address = (
                _address(token, about) if about else reverse("ita_assessor_year", args=[token])
            )
            return _private(redirect(f"{address}?asked=1#questions-title"))
    if about:
        return _item(request, link, token, about, form, status)
    return _year(request, link, token, form, status)


def _address(token: str, about: Item) -> str:
    return reverse("ita_assessor_item", args=[token, about.slug]) if about.slug else ""


def _shows_states(link: AssessorLink) -> bool:
    """Only where the agency allowed the public to read them."""
    rows = PublicFramework.objects.open_at(link.site).filter(framework=link.framework)
    return rows.filter(shows_states=True).exists()


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a secret: it stays in no cache and no index, and is told to no other site."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response
