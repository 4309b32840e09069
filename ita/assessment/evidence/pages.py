"""The pages of evidence, each as its type, for many pieces at once."""

from collections.abc import Iterable
from functools import reduce
from hashlib import sha256
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page

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


def listed_below(pages: Iterable[Page]) -> dict[int, str]:
    """Of each section what its list shows, as a hash: another one as soon as a page of it is
    published, changed or taken away. One query, however many."""
    sections = {page.path: page.pk for page in pages if isinstance(page, SectionPage)}
    if not sections:
        return {}
    below = [Q(path__startswith=path, depth=len(path) // Page.steplen + 1) for path in sections]
    listed: dict[int, list[str]] = {number: [] for number in sections.values()}
    rows = Page.objects.live().filter(reduce(or_, below)).order_by("path")
    for path, published in rows.values_list("path", "last_published_at"):
        listed[sections[path[: -Page.steplen]]].append(f"{path} {published}")
    return {number: sha256("\n".join(rows).encode()).hexdigest() for number, rows in listed.items()}


def can_be_evidence(page: Page) -> bool:
    """Whether ``page`` is one of those that the public opens."""
    model = page.specific_class
    return bool(model and issubclass(model, (ContentPage, SectionPage, HomePage)))


def is_content(page: Page) -> bool:
    """Whether ``page`` states a year, an owner and its files."""
    return isinstance(page, ContentPage) or bool(
        page.specific_class and issubclass(page.specific_class, ContentPage)
    )
