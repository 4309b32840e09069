from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from home.navigation import front_page
from search.public.direct import direct_answers
from search.public.filters import Filters
from search.public.finding import Found, find
from search.public.next_steps import FEW, next_steps
from search.public.promotions import promoted
from search.public.queries import LONGEST_QUERY, Question, read_question
from search.public.suggesting import Suggestion, suggestions
from search.query_log.questions import note
from search.thesaurus.lookup import synonyms_of

SUGGESTIONS_LIVE = 60  # seconds in the visitor's browser; what is withdrawn is soon forgotten


@require_safe
@cache_control(private=True)  # each question is noted, and nearly each is another
def search(request: HttpRequest) -> HttpResponse:
    """``/search/?q=``: the public pages of this agency in the language of the address."""
    question = read_question(request.GET.get("q", ""))
    home = front_page(request)
    found = _found(request, question, home)
    context = {
        "query": question.text,
        "longest_query": LONGEST_QUERY,
        "found": found,
        "results": found.results,
        "main_language": settings.LANGUAGE_CODE,
        "next_steps": next_steps(home) if home and found.count < FEW else None,
    }
    return render(request, "search/search.html", context)


def _found(request: HttpRequest, question: Question, home: Page | None) -> Found:
    filters = Filters.read(request.GET)
    if home is None:
        return Found(question, filters)
    site = Site.find_for_request(request)
    first = promoted(question.text, home)
    with synonyms_of(site):
        answers = direct_answers(question.text, site) if site else []
        found = find(question, home, filters, request.GET.get("page"), first, answers)
    if found.is_first_look and site:
        note(site, question.text, found.count)
    return found


@require_safe
@cache_control(private=True, max_age=SUGGESTIONS_LIVE)
def suggest(request: HttpRequest) -> HttpResponse:
    """``/search/suggest?q=``: ``{"suggestions": [{"text", "kind", "url"}, …]}``."""
    home = front_page(request)
    found = []
    if home:
        with synonyms_of(Site.find_for_request(request)):
            found = suggestions(request.GET.get("q", ""), home)
    offered = [_as_json(suggestion, request) for suggestion in found]
    return JsonResponse({"suggestions": offered}, json_dumps_params={"ensure_ascii": False})


def _as_json(suggestion: Suggestion, request: HttpRequest) -> dict[str, str]:
    page = suggestion.page
    return {
        "text": suggestion.text,
        "kind": suggestion.section if page else _("Often searched for"),
        "url": _address(suggestion, request),
    }


def _address(suggestion: Suggestion, request: HttpRequest) -> str:
    if suggestion.page:
        return suggestion.page.get_url(request) or ""
    return f"{reverse('search')}?{urlencode({'q': suggestion.text})}"
