"""Answers anonymous visitors from the exact cache.

It stands behind the traffic log and WhiteNoise, so each visit is counted, and before all that would
ask the database: a page that is kept costs one query, that of its generation.
"""

from collections.abc import Callable

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from home.navigation import start_at_front_page
from home.page_cache.asked import Asked, asked_of, without_ignored
from home.page_cache.sites import generation_of, use_own_site
from home.page_cache.store import LARGEST_KEPT, find, keep
from home.page_cache.stored import StoredPage, is_for_all, not_modified
from home.periods import today
from home.remembered import serving

Answer = Callable[[HttpRequest], HttpResponseBase]


class PageCacheMiddleware:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = asked_of(request) if settings.PAGE_CACHE else None
        if asked is None:
            return self.get_response(request)
        try:
            generation = generation_of(request)
        except DatabaseError:  # whoever answers says so
            generation = None
        if generation is None:
            return self.get_response(request)
        with serving(request._wagtail_site.pk, generation):  # type: ignore[attr-defined]
            return self._answer(request, asked, asked.key(generation))

    def _answer(self, request: HttpRequest, asked: Asked, key: str) -> HttpResponseBase:
        if not asked.is_kept:
            return self._make(request)
        without_ignored(request, asked.query)
        if known := not_modified(request, key):
            return known
        if page := find(key):
            return page.answer(request, key)
        return self._made(request, asked, key)

    def _make(self, request: HttpRequest) -> HttpResponseBase:
        use_own_site(request)
        start_at_front_page(request)
        return self.get_response(request)

    def _made(self, request: HttpRequest, asked: Asked, key: str) -> HttpResponseBase:
        """Make the page, and keep it under the key that was read before it was made."""
        response = self._make(request)
        if request.method != "GET" or not isinstance(response, HttpResponse):
            return response
        if not is_for_all(request, response) or today().isoformat() != asked.day:
            return response
        page = StoredPage.of(response)
        if len(page.body) <= LARGEST_KEPT:
            keep(key, page)
        return page.answer(request, key)
