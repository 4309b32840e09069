"""From a question to what the search page shows. Plain data in and out; no request."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from wagtail.models import Page

from home.models import ContentPage
from home.navigation import top_sections
from home.thai.normal import normalise
from search.facets import Facet, facets, labels_of
from search.filters import COLUMNS, Filters, values_of
from search.page_texts import texts_of, with_texts
from search.queries import Question
from search.snippets import Piece, best_snippet, mark

RESULTS_PER_PAGE = 10
MOST_PAGES = 50  # nobody reads on; a filter or another word finds better


@dataclass(frozen=True)
class Hit:
    """A page that was found, ready to be read aloud."""

    page: ContentPage
    section: str
    title: Sequence[Piece]
    snippet: Sequence[Piece]


@dataclass(frozen=True)
class Found:
    """Everything that the search page says about one question."""

    question: Question
    filters: Filters
    count: int = 0
    results: ResultPage[Any] | None = None
    hits: Sequence[Hit] = ()
    facets: Sequence[Facet] = ()
    correction: str | None = None
    promoted: Sequence[Hit] = field(default=())

    @property
    def correction_address(self) -> str:
        return Filters().address(self.correction or "")

    @property
    def unfiltered_address(self) -> str:
        return Filters().address(self.question.text)


@dataclass(frozen=True)
class Reading:
    """How the question was understood: what to mark, and what may have been meant."""

    terms: Sequence[str]
    correction: str | None


def find(
    question: Question,
    home: Page,
    filters: Filters,
    number: Any = 1,
    promoted: Iterable[Page] = (),
) -> Found:
    """What is found below the front page ``home``.

    Args:
        number: the page of the results; what is none gives the first, too much the last.
        promoted: pages that the agency wants shown first for this question.
    """
    if not question.can_be_asked:
        return Found(question, filters)
    sections = {page.section: page.title for page in top_sections(home)}
    labels = labels_of(sections, home)
    filters = filters.known(labels)
    search = _Search(question, public_pages(home))
    results = search.results(filters)
    reading = reading_of(results, question)
    count = results.count()
    window = _window(results, count, number)
    first = list(promoted) if window.number == 1 and not filters.is_narrowed else []
    shown = [page for page in window.object_list if page.pk not in {p.pk for p in first}]
    hits = hits_of([*first, *shown], reading.terms, sections)
    return Found(
        question,
        filters,
        count=max(count, len(hits)),
        results=window,
        hits=hits[len(hits) - len(shown) :] if shown else [],
        promoted=hits[: len(hits) - len(shown)],
        facets=facets(filters, labels, search.counts, question.text),
        correction=reading.correction,
    )


def public_pages(home: Page) -> Any:
    """The pages that everybody may read, below the front page ``home``."""
    return ContentPage.objects.live().public().descendant_of(home)


def hits_of(
    pages: Iterable[ContentPage], terms: Sequence[str], sections: dict[str, str]
) -> list[Hit]:
    """The pages in order, with their words marked."""
    pages = list(pages)
    specific = with_texts(pages)
    return [
        Hit(
            page=page,
            section=sections.get(page.section, ""),
            title=mark(page.title, terms),
            snippet=best_snippet(texts_of(page), terms),
        )
        for page in (specific[page.pk] for page in pages if page.pk in specific)
    ]


def reading_of(results: Any, question: Question) -> Reading:
    """How the search backend understood the question."""
    understood = getattr(results, "reading", None)
    if understood is None:
        return Reading(normalise(question.text).split(), None)
    return Reading(understood.terms, understood.correction)


class _Search:
    """One question asked under several filters, each asked once."""

    def __init__(self, question: Question, pages: QuerySet[ContentPage]) -> None:
        self.question = question
        self.pages = pages
        self._results: dict[Filters, Any] = {}

    def results(self, filters: Filters) -> Any:
        if filters not in self._results:
            pages: Any = filters.apply(self.pages)
            self._results[filters] = pages.search(self.question.text.replace('"', " "))
        return self._results[filters]

    def counts(self, name: str, filters: Filters) -> dict[str, int]:
        """How many results each value of the filter ``name`` has under the other filters."""
        return values_of(name, self.results(filters.without(name)).facet(COLUMNS[name]))


def _window(results: Any, count: int, number: Any) -> ResultPage[Any]:
    most = min(count, RESULTS_PER_PAGE * MOST_PAGES)
    window = Paginator(range(most), RESULTS_PER_PAGE).get_page(number)
    start = (window.number - 1) * RESULTS_PER_PAGE
    window.object_list = list(results[start : min(start + RESULTS_PER_PAGE, most)]) if most else []
    return window
