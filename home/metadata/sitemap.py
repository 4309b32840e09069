"""sitemap.xml: every page that the public reads, with its twins in other languages."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps import views as wagtail_views
from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.sites import pages_of
from home.visibility import public

# What an address is made of, and no more: a file may name 50,000 pages.
COLUMNS = ("url_path", "translation_key", "locale", "last_published_at", "depth")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The file; of a website of more than 50,000 pages one part of it (``?p=2``)."""
    answer: HttpResponse = wagtail_views.sitemap(request, {"pages": PublicPages})
    return answer


class PublicPages(Sitemap):
    """Current and archived pages of the agency, in all languages."""

    def items(self) -> PageQuerySet:
        pages = public(pages_of(self.get_wagtail_site())).order_by("path")
        return pages.select_related("locale").only(*COLUMNS, "locale__language_code")

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        pages = list(self.paginator.page(page).object_list)
        twins = self._twins()
        self.latest_lastmod = max(filter(None, map(_changed, pages)), default=None)
        return [self._entry(each, twins.get(each.translation_key, [])) for each in pages]

    def _twins(self) -> dict[Any, list[Page]]:
        """{translation key: its public pages}, of those that have one beside the main language."""
        translated = self.items().exclude(locale__language_code=settings.LANGUAGE_CODE)
        keys = translated.order_by().values("translation_key")
        found: dict[Any, list[Page]] = defaultdict(list)
        for page in self.items().filter(translation_key__in=keys):
            found[page.translation_key].append(page)
        return found

    def _entry(self, page: Page, twins: list[Page]) -> dict[str, Any]:
        alternates = [
            {"location": twin.get_full_url(self.request), "lang_code": twin.locale.language_code}
            for twin in twins
        ]
        return {
            "location": page.get_full_url(self.request),
            "lastmod": _changed(page),
            "alternates": alternates if len(alternates) > 1 else [],
        }


def _changed(page: Page) -> datetime | None:
    changed: datetime | None = page.last_published_at
    return changed
