"""Where in the list of its section a page stands: by which filters, on which page of the list.

A visitor who opens a section sees its newest pages; the rest is found by the filters, or by turning
pages. For many pages at once, in one query.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from wagtail.models import Page

from home.listings import PAST
from home.models import ContentPage
from home.models.structure import PAGES_PER_LISTING, listed
from home.periods import is_past
from home.thai.calendar import to_be

Filters = tuple[tuple[str, str], ...]
# A page of the list moves on with each page that is published; a filter by its year does not.
COST_OF_TURNING = 3


@dataclass(frozen=True)
class ListPlace:
    """``filters`` as the list's form names them, ``number`` of the list's page, from 1."""

    filters: Filters = ()
    number: int = 1

    @property
    def query(self) -> str:
        """The filters as they stand in the list's address: "year=2569&kind=news"."""
        return urlencode(self.filters)

    @property
    def cost(self) -> int:
        """How much a visitor must do to see the page from the section's first look."""
        chosen = len(self.filters) + 1 if self.filters else 0
        return chosen + COST_OF_TURNING * (self.number - 1)


def list_places(pages: Iterable[Page]) -> dict[int, ListPlace]:
    """{number of the page: where its section's list shows it with the least to do}, of those of
    ``pages`` that a list shows. One query, however many pages."""
    wanted = {page.pk: page.path[: -Page.steplen] for page in pages}
    if not wanted:
        return {}
    below = [
        Q(path__startswith=path, depth=len(path) // Page.steplen + 1)
        for path in set(wanted.values())
    ]
    rows: Any = listed(ContentPage.objects.filter(reduce(or_, below))).values_list(
        "pk",
        "path",
        "fiscal_year",
        "content_kind",
        "archived_on",
        "publication_end_date",
    )
    before: dict[tuple[str, Filters], int] = defaultdict(int)  # how many the narrowed list has
    choices: dict[tuple[Any, ...], list[Filters]] = {}  # by the facts: few, of many pages
    places: dict[int, ListPlace] = {}
    same: dict[ListPlace, ListPlace] = {}  # many pages stand at one place: it is kept once
    for number, path, *facts in rows.iterator():
        known = tuple(facts)
        if known not in choices:
            choices[known] = list(_choices(*facts))
        keys = [(path[: -Page.steplen], filters) for filters in choices[known]]
        if number in wanted:
            place = _least([(key[1], before[key]) for key in keys])
            places[number] = same.setdefault(place, place)
        for key in keys:
            before[key] += 1
    return places


def _least(choices: list[tuple[Filters, int]]) -> ListPlace:
    """The place with the least to do; of each choice it is known how many pages stand before."""
    places = [ListPlace(filters, count // PAGES_PER_LISTING + 1) for filters, count in choices]
    return min(places, key=lambda place: place.cost)


def _choices(year: int | None, kind: str, archived_on: Any, ends_on: Any) -> Iterator[Filters]:
    """What a visitor can choose that leaves a page with these facts in the list; the least first.

    That a page is current needs no filter: these stand before all others. A section of the Act
    shows pages of other sections too.
    """
    named = [
        ("year", str(to_be(year)) if year else ""),
        ("kind", kind),
        ("period", PAST if is_past(archived_on, ends_on) else ""),
    ]
    given = [pair for pair in named if pair[1]]
    for count in range(len(given) + 1):
        yield from combinations(given, count)
