"""The pages of evidence, each as its type, for many pieces at once."""

from collections.abc import Iterable
from functools import reduce
from hashlib import sha256
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from wagtail.models import Page

from home.act_sections import serving_any
from home.listings import ACT_SECTION
from home.models import ContentPage, HomePage, SectionPage
from ita.assessment.evidence.models import Evidence


def with_pages(rows: Iterable[Evidence]) -> list[Evidence]:
    """``rows`` with their pages at hand: those of content as ``ContentPage`` with owner unit, the
    front page and the sections as what they are. At most four queries, however many."""
    found = list(rows)
    pages = pages_by_number({row.page_id for row in found})
    for row in found:
        row.page = pages[row.page_id]
    return found


def pages_by_number(numbers: set[int]) -> dict[int, Any]:
    """{number: page}, as ``with_pages`` gives them."""
    pages: dict[int, Any] = {}
    sources: tuple[QuerySet[Any], ...] = (
        ContentPage.objects.select_related("owner_unit", "locale"),
        SectionPage.objects.select_related("locale"),
        HomePage.objects.select_related("locale"),
        Page.objects.select_related("locale"),
    )
    for source in sources:
        left = numbers - pages.keys()
        if left:
            pages |= source.in_bulk(list(left))
    return pages


def listed_below(rows: Iterable[Evidence]) -> dict[int, str]:
    """{number of the evidence: what its section's list shows, as a hash}, of those of ``rows``
    (``with_pages``) that are lists: another one as soon as a page of it is published, changed or
    taken away. At most two queries, however many."""
    lists = [row for row in rows if isinstance(row.page, SectionPage)]
    if not lists:
        return {}
    of_sections = _published(Page.objects, {row.page.path for row in lists})
    homes = {_home(row) for row in lists if by_act_section(row)}
    serving = ContentPage.objects.filter(serving_any())
    of_act = _published(serving, homes, levels=2) if homes else {}
    return {
        row.pk: sha256(
            "\n".join(
                of_sections[row.page.path] + (of_act[_home(row)] if by_act_section(row) else [])
            ).encode()
        ).hexdigest()
        for row in lists
    }


def by_act_section(row: Evidence) -> bool:
    """Whether ``row`` is the list of a section of the Act, which pages of the whole website
    serve."""
    return ACT_SECTION in QueryDict(row.filters)


def _home(row: Evidence) -> str:
    path: str = row.page.path
    return path[: -Page.steplen]


def _published(pages: Any, above: set[str], levels: int = 1) -> dict[str, list[str]]:
    """Path and day of what is live so many ``levels`` below each path of ``above``."""
    below = [Q(path__startswith=p, depth=len(p) // Page.steplen + levels) for p in above]
    found: dict[str, list[str]] = {path: [] for path in above}
    rows = pages.live().filter(reduce(or_, below)).order_by("path")
    for path, published in rows.values_list("path", "last_published_at"):
        found[path[: -Page.steplen * levels]].append(f"{path} {published}")
    return found


def can_be_evidence(page: Page) -> bool:
    """Whether ``page`` is one of those that the public opens."""
    model = page.specific_class
    return bool(model and issubclass(model, (ContentPage, SectionPage, HomePage)))


def is_content(page: Page) -> bool:
    """Whether ``page`` states a year, an owner and its files."""
    return isinstance(page, ContentPage) or bool(
        page.specific_class and issubclass(page.specific_class, ContentPage)
    )
