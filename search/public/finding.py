"""From a question to what the search page shows. Plain data in and out; no request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.models import ContentPage, SectionPage
from home.navigation import top_sections
from home.visibility import public_to_search
from search.analysis.parsing import ParsedQuery, Phrase
from search.public.candidates import MOST, Candidates, parsed_queries_of
from search.public.direct import DirectAnswer, pages_of
from search.public.facets import Facet, facets, labels_of
from search.public.file_hits import FILES_OF_A_PAGE, FileFound, files_by_title, files_found
from search.public.filters import COLUMNS, Filters, values_of
from search.public.page_texts import texts_of, with_texts
from search.public.queries import Question
from search.public.snippets import Piece, best_snippet, mark, terms_in

RESULTS_PER_PAGE = 10


@dataclass(frozen=True)
class Hit:
    """A page that was found, ready to be read aloud; a promoted one may be a section, too."""

    page: Page
    section: str
    title: Sequence[Piece]
    snippet: Sequence[Piece]
    files: Sequence[FileFound]


@dataclass(frozen=True)
class Found:
    """Everything that the search page says about one question.

    ``promoted`` is what the agency wants shown first, ``answers`` what the question names by its
    code; they are in ``count`` where the question finds them as well, or finds nothing else.
    """

    question: Question
    filters: Filters
    count: int = 0
    results: ResultPage[Any] | None = None
    hits: Sequence[Hit] = ()
    promoted: Sequence[Hit] = ()
    answers: Sequence[DirectAnswer] = ()
    answering: Sequence[Hit] = ()  # the pages of the answers
    facets: Sequence[Facet] = ()
    correction: str | None = None
    sections: Sequence[SectionPage] = ()  # whose titles have all of the question

    @property
    def is_first_look(self) -> bool:
        """Whether this is the question itself, not a further page or a filter of its results."""
        is_first_page = self.results is not None and self.results.number == 1
        return is_first_page and not self.filters.is_narrowed

    @property
    def correction_address(self) -> str:
        return Filters().address(self.correction or "")

    @property
    def unfiltered_address(self) -> str:
        return Filters().address(self.question.text)


def find(
    question: Question,
    home: Page,
    filters: Filters,
    number: str | int | None = 1,
    promoted: Iterable[Page] = (),
    answers: Sequence[DirectAnswer] = (),
) -> Found:
    """What is found below the front page ``home``.

    Args:
        number: the page of the results; what is none gives the first, too much the last.
        promoted: pages that the agency wants shown first, on the first page without filters.
        answers: what the question names itself, shown before all else on that page.
    """
    if not question.can_be_asked:
        return Found(question, filters)
    section_pages = top_sections(home)
    sections = {page.section: page.title for page in section_pages}
    labels = labels_of(sections, home)
    filters = filters.known(labels)
    search = _Search(question.text, public_pages(home))
    candidates = search.candidates(filters)
    window = _window(candidates, number)
    queries = parsed_queries_of(candidates.results)
    terms = list(dict.fromkeys(term for parsed in queries for term in parsed.terms))
    is_first_look = window.number == 1 and not filters.is_narrowed
    answers = answers if is_first_look else ()
    answering = pages_of(answers, home)
    asked_for = {page.pk for page in answering}
    first = [page for page in promoted if page.pk not in asked_for] if is_first_look else []
    first_numbers = {page.pk for page in first}
    first = [*answering, *first]
    others = [page for page in window.object_list if page.pk not in first_numbers | asked_for]
    count = candidates.count or len(first)
    asked = [parsed.text for parsed in queries]
    hits = hits_of([*first, *others], asked, terms, sections)
    return Found(
        question,
        filters,
        count=max(count, len(hits)) + len(answers) if answers else count,
        results=window,
        hits=[hit for hit in hits if hit.page.pk not in first_numbers | asked_for],
        answers=answers,
        answering=[hit for hit in hits if hit.page.pk in asked_for],
        promoted=[hit for hit in hits if hit.page.pk in first_numbers],
        facets=facets(filters, labels, search.counts, question.text),
        correction=queries[0].correction,
        sections=[page for page in section_pages if _is_asked_for(page.title, queries[0])],
    )


def public_pages(home: Page) -> PageQuerySet:
    """The pages that everybody may read, below the front page ``home``."""
    return public_to_search(ContentPage.objects.descendant_of(home))


def hits_of(
    pages: Iterable[Page],
    questions: Sequence[str],
    terms: Sequence[Phrase],
    sections: Mapping[str, str],
) -> list[Hit]:
    """The pages in order, with their words marked and the files that hold them."""
    shown = with_texts(pages)
    numbers = [page.pk for page, _own in shown]
    files = files_found(questions, ContentPage.objects.filter(pk__in=numbers), terms)
    return [
        _hit(page, own, terms, sections.get(getattr(own, "section", ""), ""), files)
        for page, own in shown
    ]


def _hit(
    page: Page,
    own: Any,
    terms: Sequence[Phrase],
    section: str,
    by_page: Mapping[int, Sequence[FileFound]],
) -> Hit:
    """
    Args:
        own: ``page`` as its own type.
        by_page: the files that fit, by the number of the page.
    """
    files = by_page.get(page.pk, [])
    in_title = terms_in(page.title, terms)
    return Hit(
        page=page,
        section=section,
        title=mark(page.title, terms),
        snippet=best_snippet(texts_of(own), terms, shown=in_title),
        files=[*files, *files_by_title(page, terms, in_title, files)][:FILES_OF_A_PAGE],
    )


def _is_asked_for(title: str, parsed: ParsedQuery) -> bool:
    """Whether ``title`` has all parts of the question."""
    parts = [[phrase for phrase, _weight in unit.phrases] for unit in parsed.required]
    return bool(parts) and all(terms_in(title, phrases) for phrases in parts)


class _Search:
    """One question among the pages of a site; what several filters need is asked once."""

    def __init__(self, question: str, pages: QuerySet[ContentPage]) -> None:
        self.question = question
        self.pages = pages
        self._candidates: dict[Filters, Candidates] = {}

    def candidates(self, filters: Filters) -> Candidates:
        if filters not in self._candidates:
            self._candidates[filters] = Candidates(self.question, filters.apply(self.pages))
        return self._candidates[filters]

    def counts(self, name: str, filters: Filters) -> dict[str, int]:
        """How many results each value of the filter ``name`` has under the other filters."""
        return values_of(name, self.candidates(filters.without(name)).counts(COLUMNS[name]))


def _window(candidates: Candidates, number: str | int | None) -> ResultPage[Any]:
    """A page of the results, which knows how many there are."""
    window = Paginator(range(min(candidates.count, MOST)), RESULTS_PER_PAGE).get_page(number)
    start, stop = max(window.start_index() - 1, 0), window.end_index()
    window.object_list = candidates.window(start, stop)
    return window
