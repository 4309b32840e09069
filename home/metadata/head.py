"""What the head of a public page tells programs: its one address, its twins, its picture, its feed.

Search engines, feed readers and chat applications read it; people do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.images.models import SourceImageIOError

from home.metadata.feeds import feed_address
from home.metadata.structured_data import as_json_ld, things_of
from home.models import AgencyImage, AgencySettings, ContentPage, NewsPage, SectionPage
from home.navigation import LanguageLink, breadcrumbs

PICTURE = "max-1200x1200"
NUMBERED = "page"  # the parameter of a list's later pages
LOCALES = {"th": "th_TH", "en": "en_GB"}


@dataclass(frozen=True)
class Feed:
    title: str
    url: str


@dataclass(frozen=True)
class Head:
    """Addresses are absolute. A view has no title here: its template says it."""

    canonical: str
    alternates: tuple[LanguageLink, ...]  # the page itself too; none where it has no twin
    feeds: tuple[Feed, ...]
    locale: str
    site_name: str
    title: str = ""
    description: str = ""
    kind: str = "website"
    image: str = ""
    json_ld: SafeString | str = ""


def head_of(
    request: HttpRequest, agency: AgencySettings, page: Any, languages: Sequence[LanguageLink]
) -> Head:
    """The head of ``page`` (specific), or of the view that answers ``request`` where it is None.

    Args:
        languages: ``navigation.language_links`` of the same.
    """
    base = agency.site.root_url
    canonical = urljoin(base, page.get_url(request) if page else request.path)
    if isinstance(page, SectionPage) and request.GET.get(NUMBERED, "").isdecimal():
        canonical += f"?{NUMBERED}={int(request.GET[NUMBERED][:6])}"
    head = Head(
        canonical=canonical,
        alternates=_alternates(base, languages),
        feeds=_feeds(base, agency, page),
        locale=LOCALES.get(get_language() or "", LOCALES["th"]),
        site_name=agency.name,
    )
    return _with_page(head, request, agency, page) if page else head


def _with_page(head: Head, request: HttpRequest, agency: AgencySettings, page: Any) -> Head:
    base = agency.site.root_url
    crumbs = [step.within(base) for step in breadcrumbs(page, request)]
    picture = _picture(page, agency)
    image = _address_of(picture, base) if picture else ""
    things = things_of(page, agency, crumbs, head.canonical, image)
    return replace(
        head,
        title=page.title,
        description=getattr(page, "summary", "") or getattr(page, "introduction", ""),
        kind="article" if isinstance(page, ContentPage) else "website",
        image=image,
        json_ld=as_json_ld(things) if things else "",
    )


def _alternates(base: str, languages: Sequence[LanguageLink]) -> tuple[LanguageLink, ...]:
    twins = [link.within(base) for link in languages if link.is_twin]
    return tuple(twins) if len(twins) > 1 else ()


def _feeds(base: str, agency: AgencySettings, page: Any) -> tuple[Feed, ...]:
    feeds = [Feed(agency.name, urljoin(base, feed_address()))]
    if isinstance(page, SectionPage):
        feeds.insert(0, Feed(page.title, urljoin(base, feed_address(page.section))))
    return tuple(feeds)


def _address_of(picture: AgencyImage, base: str) -> str:
    """Where the picture is shown; "" where its file is lost."""
    try:
        return str(urljoin(base, picture.get_rendition(PICTURE).url))
    except SourceImageIOError:
        return ""


def _picture(page: Any, agency: AgencySettings) -> AgencyImage | None:
    """News show their first picture, all others the agency's emblem."""
    if isinstance(page, NewsPage):
        first = page.gallery.select_related("image").order_by("sort_order").first()
        if first:
            picture: AgencyImage = first.image
            return picture
    return agency.emblem
