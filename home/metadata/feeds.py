"""What was published last, of the whole website or of one section, for feed readers."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.core.printable import printable
from home.enums import Section
from home.models import ContentPage, SectionPage
from home.navigation import front_page
from home.periods import past
from home.visibility import public

LENGTH = 30
EVERYTHING = "all"  # in the place of a section's name in the address


def feed_address(section: str = EVERYTHING) -> str:
    """The path of the feed of a section, or of the whole website, in the active language."""
    return reverse("feed", args=[section])


def newest(place: Page) -> list[ContentPage]:
    """The pages below ``place`` that were published last and are not past; one query."""
    pages: Any = public(ContentPage.objects.descendant_of(place)).exclude(past())
    return list(pages.order_by("-first_published_at", "-pk")[:LENGTH])


@require_safe
def rss(request: HttpRequest, name: str) -> HttpResponse:
    """RSS 2.0; ``name`` is a section's, or ``EVERYTHING``."""
    return NewestFeed(request, name)(request)


@require_safe
def atom(request: HttpRequest, name: str) -> HttpResponse:
    """The same as Atom 1.0."""
    return NewestAtom(request, name)(request)


class NewestFeed(Feed):  # type: ignore[type-arg]
    """Of one request. It tells titles and summaries alone, which are sealed with their pages."""

    item_guid_is_permalink = False

    def __init__(self, request: HttpRequest, name: str) -> None:
        """
        Raises:
            Http404: there is no such section, or the public does not read it.
        """
        home: Any = front_page(request)
        if home is None or name not in (EVERYTHING, *Section.values):
            raise Http404
        self.home, self.page = home, home
        if name != EVERYTHING:
            sections = public(SectionPage.objects.child_of(home))
            self.page = sections.filter(section=name).first()
        if self.page is None:
            raise Http404

    def title(self) -> str:
        names = dict.fromkeys((self.page.title, self.home.title))  # of all it is the same
        return printable(" | ".join(names))

    def description(self) -> str:
        return printable(self.page.introduction) or _("What was published last")

    subtitle = description

    def link(self) -> str:
        return str(self.page.full_url)

    def items(self) -> list[ContentPage]:
        return newest(self.page)

    def item_title(self, item: ContentPage) -> str:
        return printable(item.title)

    def item_description(self, item: ContentPage) -> str:
        return printable(item.summary)

    def item_link(self, item: ContentPage) -> str:
        return str(item.full_url)

    def item_guid(self, item: ContentPage) -> str:
        """Its number: a page that moved is not news."""
        return f"{self.home.full_url}#{item.pk}"

    def item_pubdate(self, item: ContentPage) -> datetime | None:
        published: datetime | None = item.first_published_at
        return published

    def item_updateddate(self, item: ContentPage) -> datetime | None:
        updated: datetime | None = item.last_published_at
        return updated


class NewestAtom(NewestFeed):
    feed_type = Atom1Feed
