"""Where a visitor goes on who found little or nothing: sections, forms, people to ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from wagtail.models import Page

from home.models import ContactPage, OnlineFormPage, SectionPage
from home.navigation import top_sections
from home.visibility import public
from search.public.filters import sections_by_content_type
from search.public.finding import public_pages

FEW = 3  # with fewer results, the next steps stand below them
MOST_FORMS = 3


@dataclass(frozen=True)
class SectionCount:
    """A section that has pages, and how many."""

    section: SectionPage
    count: int


@dataclass(frozen=True)
class NextSteps:
    sections: Sequence[SectionCount]
    forms: Sequence[OnlineFormPage]
    contact: ContactPage | None


def next_steps(home: Page) -> NextSteps:
    """What the site below the front page ``home`` offers instead. Four queries."""
    pages = public_pages(home)
    types = sections_by_content_type()
    counts: dict[str, int] = {}
    for content_type, count in pages.order_by().values_list("content_type").annotate(Count("pk")):
        section = types.get(content_type, "")
        counts[section] = counts.get(section, 0) + count
    forms = public(OnlineFormPage.objects.descendant_of(home)).order_by("path")
    sections = [SectionCount(page, counts.get(page.section, 0)) for page in top_sections(home)]
    return NextSteps(
        [entry for entry in sections if entry.count],
        list(forms[:MOST_FORMS]),
        public(ContactPage.objects.descendant_of(home)).order_by("path").first(),
    )
