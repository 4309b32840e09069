"""Ways through an agency's site: its sections, the path to a page, the page in other languages.

Each function takes a fixed number of queries, however many pages there are.
"""

from dataclasses import dataclass, replace
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info, override
from wagtail.models import Page, Site

from home.models import HomePage, SectionPage
from home.models.routes import TOP_SECTIONS
from home.remembered import once_a_generation, remembered
from home.translations import NOT_TRANSLATED
from home.visibility import public

FIRST_DEPTH = 2  # of a front page


@dataclass(frozen=True)
class Crumb:
    """A step of the path from the front page."""

    title: str
    url: str

    def within(self, base: str) -> "Crumb":
        """The same with the absolute address below ``base``."""
        return replace(self, url=urljoin(base, self.url))


@dataclass(frozen=True)
class LanguageLink:
    """The way to what is shown in a language. Without ``is_twin`` it leads to a sentence that says
    that there is no such page, or to the front page."""

    code: str
    name: str
    url: str
    is_current: bool
    is_twin: bool = True  # leads to the same in the language, not to the front page instead

    def within(self, base: str) -> "LanguageLink":
        """The same with the absolute address below ``base``."""
        return replace(self, url=urljoin(base, self.url))


def front_pages(request: HttpRequest) -> dict[str, HomePage]:
    """The live front pages of the site by language code."""
    site = Site.find_for_request(request)
    return remembered(request, "front_pages", lambda: _front_pages(site)) if site else {}


def _front_pages(site: Site) -> dict[str, HomePage]:
    root = Page.objects.filter(pk=site.root_page_id).values("translation_key")
    homes = public(HomePage.objects.filter(translation_key__in=root))
    return {home.locale.language_code: home for home in homes.select_related("locale")}


def start_at_front_page(request: HttpRequest) -> None:
    """Have Wagtail find its way from the front page that is known already."""
    site = Site.find_for_request(request)
    for home in front_pages(request).values():
        if site and home.pk == site.root_page_id:
            site.root_page = home


def front_page(request: HttpRequest) -> HomePage | None:
    """The front page in the language of the address, or in the main language."""
    homes = front_pages(request)
    return homes.get(get_language() or "") or homes.get(settings.LANGUAGE_CODE)


def top_sections(home: HomePage | None) -> list[SectionPage]:
    """The live sections below the front page ``home``, in order."""
    return once_a_generation((TOP_SECTIONS, home.pk), home.sections) if home else []


def sections_of(request: HttpRequest, home: HomePage | None) -> list[SectionPage]:
    """``top_sections`` for who visits the site."""
    return remembered(request, (TOP_SECTIONS, home.pk), home.sections) if home else []


def breadcrumbs(page: Page, request: HttpRequest) -> list[Crumb]:
    """The pages above ``page``, from the front page down."""
    homes = [home for home in front_pages(request).values() if page.is_descendant_of(home)]
    frame = [*homes, *(section for home in homes for section in sections_of(request, home))]
    above = [known for known in frame if page.is_descendant_of(known)]
    if len(above) < page.depth - FIRST_DEPTH:
        above = list(Page.objects.ancestor_of(page).filter(depth__gt=1).order_by("depth"))
    return [Crumb(ancestor.title, ancestor.get_url(request) or "") for ancestor in above]


def language_links(request: HttpRequest, page: Page | None = None) -> list[LanguageLink]:
    """For each language the address of ``page``, or of the view that answers ``request``."""
    homes = front_pages(request)
    pages = {page.locale.language_code: page} if page else {}
    if page and len(homes) > 1:
        is_of_frame = isinstance(page, HomePage | SectionPage)
        name = ("twins", page.pk)
        pages = remembered(request, name, lambda: _twins(page)) if is_of_frame else _twins(page)
    current = get_language()
    links = []
    for code, _name in settings.LANGUAGES:
        twin = pages[code].get_url(request) if code in pages else None
        if page is None:
            twin = _translated(request, code)
        if url := twin or _without_twin(request, page, code, homes):
            name = get_language_info(code)["name_local"]
            links.append(LanguageLink(code, name, url, code == current, bool(twin)))
    return links


def _without_twin(
    request: HttpRequest, page: Page | None, code: str, homes: dict[str, HomePage]
) -> str | None:
    """Where the switch leads that has no page to lead to; None where there is no website in the
    language."""
    if code not in homes:
        return None
    if page is None or not page.pk or not page.live:
        front: str | None = homes[code].get_url(request)
        return front
    with override(code):
        return reverse(NOT_TRANSLATED, args=[page.pk])


def _twins(page: Page) -> dict[str, Page]:
    twins = public(page.get_translations(inclusive=True)).select_related("locale")
    return {twin.locale.language_code: twin for twin in twins}


def _translated(request: HttpRequest, code: str) -> str | None:
    """The view's address in the language; None where the address leads to no view."""
    if getattr(request, "resolver_match", None) is None:
        return None
    return translate_url(request.get_full_path(), code)
