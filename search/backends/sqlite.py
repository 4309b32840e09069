"""SQLite's part of the search: its full-text index FTS5."""

from typing import Any

from django.db.models import FloatField, Func, QuerySet
from django.db.models import Lookup as DatabaseLookup
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchRebuilder,
)
from wagtail.search.models import SQLiteFTSIndexEntry

from search.analysis.terms import indexed
from search.backends.results import QuestionMixin, Results
from search.indexing.writing import PreparedIndex, PreparedRebuilder
from search.retrieval.lookup import Lookup, Wanted

TABLE = SQLiteFTSIndexEntry._meta.db_table


class Match(DatabaseLookup):
    """``table MATCH question``."""

    lookup_name = "match"

    def __init__(self, question: str) -> None:
        self.question = question
        super().__init__(None, None)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        return f"{TABLE} MATCH %s", (self.question,)


class Bm25(Func):
    """FTS5's relevance; the smaller, the better. The table's columns: autocomplete, body, title."""

    output_field = FloatField()

    def as_sql(
        self, compiler: Any, connection: Any, *args: Any, **kwargs: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        return f"bm25({TABLE})", ()


class SqliteLookup(Lookup):
    entry = "index_entry__"
    texts = ("title", "body")

    def matching(self, column: str, wanted: Wanted) -> QuerySet[Any]:
        found: QuerySet[Any] = SQLiteFTSIndexEntry.objects.filter(Match(_fts5(column, wanted)))
        return found

    def by_relevance(self, matching: QuerySet[Any]) -> QuerySet[Any]:
        found: QuerySet[Any] = matching.annotate(relevance=Bm25()).order_by("relevance", "-pk")
        return found


def _fts5(column: str, wanted: Wanted) -> str:
    """``wanted`` in the language of FTS5, of which words of the index hold no sign."""
    units = (" OR ".join(_phrase(phrase) for phrase in unit) for unit in wanted.units)
    joined = (" OR " if wanted.is_any else " AND ").join(f"({unit})" for unit in units)
    return f"{{{column}}} : ({joined})"


def _phrase(phrase: tuple[str, ...]) -> str:
    words = " ".join(indexed(word) for word in phrase)
    return f'"{words.removesuffix("*")}"' + ("*" if words.endswith("*") else "")


class Index(PreparedIndex, SQLiteIndex):
    pass


class Rebuilder(PreparedRebuilder, SQLiteSearchRebuilder):
    pass


class QueryCompiler(QuestionMixin, SQLiteSearchQueryCompiler):
    lookup_class = SqliteLookup


class AutocompleteQueryCompiler(QuestionMixin, SQLiteAutocompleteQueryCompiler):
    lookup_class = SqliteLookup
    is_half_typed = True


class SearchBackend(SQLiteSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index
    results_class = Results
    rebuilder_class = atomic_rebuilder_class = Rebuilder
