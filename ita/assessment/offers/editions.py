"""The newer edition of a page: the same title of another year, of the same type, beside it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.models import Page

from home.models import ContentPage
from home.thai.normal import normalise

_YEAR = re.compile(r"25\d\d")
Key = tuple[str, int, str]


@dataclass(frozen=True)
class Editions:
    """Pages of the same titles, by fiscal year (C.E.)."""

    known: dict[Key, dict[int, int]]

    def of(self, page: ContentPage, fiscal_year: int) -> int | None:
        """The number of the edition of ``page`` for the fiscal year; None where there is none."""
        return self.known.get(_key(page.path, page.content_type_id, page.title), {}).get(
            fiscal_year
        )


def editions_of(pages: Iterable[ContentPage], years: Iterable[int]) -> Editions:
    """The editions of ``pages`` in ``years`` (C.E.), of several the newest page; one query."""
    parents = {page.path[: -Page.steplen] for page in pages}
    known: dict[Key, dict[int, int]] = defaultdict(dict)
    if not parents:
        return Editions(known)
    below = reduce(or_, (Q(path__startswith=path) for path in parents))
    rows = ContentPage.objects.filter(below, fiscal_year__in=set(years)).order_by("pk")
    for pk, path, type_id, title, year in rows.values_list(
        "pk", "path", "content_type_id", "title", "fiscal_year"
    ):
        known[_key(path, type_id, title)][year] = pk
    return Editions(known)


def _key(path: str, type_id: int, title: str) -> Key:
    return path[: -Page.steplen], type_id, without_years(title)


def without_years(title: str) -> str:
    """``title`` without its years, as it is compared."""
    return " ".join(_YEAR.sub("", normalise(title)).split())
