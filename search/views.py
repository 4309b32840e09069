from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from home.models import ContentPage
from home.navigation import front_page
from search.queries import LONGEST_QUERY, clean_query, find_pages

RESULTS_PER_PAGE = 20


def search(request: HttpRequest) -> HttpResponse:
    """``/search/?q=``: the live pages of this agency in the language of the address."""
    query = clean_query(request.GET.get("q", ""))
    is_too_long = len(query) > LONGEST_QUERY
    home = front_page(request)
    ids = find_pages(query, home) if query and home and not is_too_long else []
    results = Paginator(ids, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "query": query[:LONGEST_QUERY],
        "is_too_long": is_too_long,
        "longest_query": LONGEST_QUERY,
        "results": results,
        "pages": _in_order(list(results.object_list)),
    }
    return render(request, "search/search.html", context)


def _in_order(ids: list[int]) -> list[ContentPage]:
    pages = ContentPage.objects.select_related("owner_unit").in_bulk(ids)
    return [pages[pk] for pk in ids if pk in pages]
