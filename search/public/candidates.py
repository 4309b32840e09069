"""What one question finds among some pages: by the pages' own words, and by their files' text."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from wagtail.query import PageQuerySet

from home.models import ContentPage
from search.analysis.parsing import ParsedQuery, parse
from search.backends.results import EveryPart
from search.passages.queries import TOLD, FileHit, passages_of
from search.public.filters import COLUMNS
from search.thesaurus.lookup import synonyms

MOST = 500  # results that can be paged through; nobody reads on, another word finds better
MOST_FILES = 100
# A word of a file says less about the page than one of the page: title, summary, body, then files.
FILE_WEIGHT = 0.5


def parsed_queries_of(results: Any) -> list[ParsedQuery]:
    """How the question was understood, and what was meant if it was mistyped."""
    asked: ParsedQuery = results.parsed
    return [asked, parse(asked.correction, synonyms())] if asked.correction else [asked]


class Candidates:
    """The results of ``question`` among ``pages``, a queryset that is already filtered."""

    def __init__(self, question: str, pages: PageQuerySet) -> None:
        self.question = question
        self.pages = pages
        # Who shows them reads them by their own types (search.public.page_texts).
        self.results = pages.only(*TOLD).search(question)

    @cached_property
    def count(self) -> int:
        return int(self.results.count()) + len(self._by_file)

    def window(self, start: int, stop: int) -> list[ContentPage]:
        """The results number ``start`` to ``stop``, best first."""
        if self._by_file:
            return self._merged[start:stop]
        return list(self.results[start:stop])

    def counts(self, column: str) -> Mapping[Any, int]:
        """The number of results of each value of ``column``, a filter field of the index."""
        counts: Counter[Any] = Counter(self._facets[column])
        counts.update(getattr(page, column) for page, _score in self._by_file)
        return counts

    @cached_property
    def _facets(self) -> Mapping[str, Mapping[Any, int]]:
        """The results that pages' own words find, by the value of each column."""
        found: Mapping[str, Mapping[Any, int]] = self.results.facets(list(COLUMNS.values()))
        return found

    @cached_property
    def _ranked(self) -> list[Any]:
        return list(self.results.annotate_score("score")[:MOST])

    @cached_property
    def _by_file(self) -> list[tuple[ContentPage, float]]:
        """The pages that only their files' text finds, best first."""
        found: dict[int, tuple[ContentPage, float]] = {}
        for hit in self._file_hits():
            for page in hit.pages:
                found.setdefault(page.pk, (page, hit.score * FILE_WEIGHT))
        if not found:
            return []
        itself = {page.pk for page in self._ranked}
        return [entry for number, entry in found.items() if number not in itself]

    def _file_hits(self) -> list[FileHit]:
        """The files that have all parts of the question, as it was typed or as it was meant. Where
        no page has anything, those with some of it are near enough."""
        if not self.results.count():
            return passages_of(self.question, self.pages, MOST_FILES, with_texts=False)
        asked = dict.fromkeys([self.question, self.results.parsed.correction or self.question])
        return [
            hit
            for question in asked
            for hit in passages_of(EveryPart(question), self.pages, MOST_FILES, with_texts=False)
        ]

    @cached_property
    def _merged(self) -> list[ContentPage]:
        """Both, by score; the order of each is kept."""
        merged: list[ContentPage] = []
        waiting = list(self._by_file)
        for page in self._ranked:
            while waiting and waiting[0][1] > page.score:
                merged.append(waiting.pop(0)[0])
            merged.append(page)
        return [*merged, *(page for page, _score in waiting)][:MOST]
