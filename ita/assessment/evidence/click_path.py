"""The way from the front page to a piece of evidence, click by click, as a visitor really goes it.

An explanation that is filed names it. For many pieces at once, in a fixed number of queries.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.list_places import ListPlace, list_places
from home.models import SectionPage
from ita.assessment.evidence.address import address_of, filters_in_words, part_in_words
from ita.assessment.evidence.models import Evidence


class Way(Enum):
    """How a step is taken."""

    OPEN = "open"  # an address, at the beginning
    LINK = "link"  # a link of what stands open
    FILTER = "filter"  # the form of the list that stands open
    TURN = "turn"  # on to another page of the list
    PART = "part"  # a part of the page that stands open


@dataclass(frozen=True)
class Step:
    """``words`` for people; ``url`` (whole) stands open when the step was taken."""

    words: str
    url: str
    way: Way


class ClickPaths:
    """The ways to evidence of ``pages``, which the public can open, on the website of ``site``.

    ``places``: where lists show them, for who asks part by part: each part would read the lists
    anew.
    """

    def __init__(
        self, pages: Iterable[Page], site: Site, places: dict[int, ListPlace] | None = None
    ) -> None:
        unique = {page.pk: page for page in pages}
        self._root_path = site.root_page.path
        self._above = _above(unique.values(), self._root_path)
        listed = [page for page in unique.values() if not isinstance(page, SectionPage)]
        self._places = list_places(listed) if places is None else places

    def of(self, evidence: Evidence) -> tuple[Step, ...]:
        """From the front page to the part that is meant."""
        page = evidence.page
        if page.path == self._root_path:
            return (Step(_("Front page"), page.full_url or "", Way.OPEN),)
        front, *above = [self._above[path] for path in _ancestor_paths(page, self._root_path)]
        return (
            Step(_("Front page"), front.full_url or "", Way.OPEN),
            *(Step(each.title, each.full_url or "", Way.LINK) for each in above),
            *self._through_list(page, above),
            Step(shown_title(page), page.full_url or "", Way.LINK),
            *_to_part(evidence),
        )

    def _through_list(self, page: Page, above: list[Page]) -> Iterator[Step]:
        """What a visitor chooses in the list of the section so that it shows the page."""
        place = self._places.get(page.pk, ListPlace())
        section = (above[-1].full_url or "") if above else ""
        url = f"{section}?{place.query}" if place.query else section
        if place.filters:
            words = _("choose %(filters)s, then “Show”")
            yield Step(words % {"filters": filters_in_words(place.query)}, url, Way.FILTER)
        if place.number > 1:
            turned = f"{url}{'&' if place.query else '?'}page={place.number}"
            yield Step(
                _("page %(number)s of the list") % {"number": place.number}, turned, Way.TURN
            )


def shown_title(page: Page) -> str:
    """The title that the public reads, or of a page that is not live the one in the draft."""
    return str(page.title if page.live else page.draft_title or page.title)


def _to_part(evidence: Evidence) -> Iterator[Step]:
    words = part_in_words(evidence)
    if not words:
        return
    leads_on = evidence.document_id or evidence.address
    way = Way.LINK if leads_on else Way.FILTER if evidence.filters else Way.PART
    yield Step(words, address_of(evidence), way)


def _ancestor_paths(page: Page, root_path: str) -> list[str]:
    """The tree paths from the site's front page down to the page's parent."""
    ends = range(len(root_path), len(page.path), Page.steplen)
    return [page.path[:end] for end in ends]


def _above(pages: Iterable[Page], root_path: str) -> dict[str, Page]:
    paths = {path for page in pages for path in _ancestor_paths(page, root_path)}
    return {
        page.path: page for page in Page.objects.filter(path__in=paths).select_related("locale")
    }
