"""PostgreSQL's part of the search: its text search with GIN indexes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connections, transaction
from django.db.models import F, QuerySet
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchRebuilder,
)
from wagtail.search.models import IndexEntry

from search.analysis.terms import indexed
from search.backends.results import QuestionMixin, Results
from search.indexing.writing import PreparedIndex, PreparedRebuilder
from search.retrieval.lookup import Lookup, Wanted

CONFIG = "simple"  # no stemming, no stop words: the text is prepared
MOST_RANKED = 800  # entries


class PostgresLookup(Lookup):
    entry = ""
    texts = ("title_text", "body_text")

    @contextmanager
    def planned(self) -> Iterator[None]:
        """Have PostgreSQL use its indexes: it does not reckon what unpacking each text costs and
        reads a table of a few thousand texts from end to end. To compile such short questions
        takes longer than to answer them."""
        connection = connections[self.objects.db]
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
            yield
            cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT")

    def matching(self, column: str, wanted: Wanted) -> QuerySet[Any]:
        self.question = SearchQuery(_tsquery(wanted), search_type="raw", config=CONFIG)
        self.column = column
        found: QuerySet[Any] = IndexEntry.objects.filter(**{column: self.question})
        return found

    def by_relevance(self, matching: QuerySet[Any]) -> QuerySet[Any]:
        """The most relevant of the newest and weightiest: each text has to be unpacked for it."""
        some = self.typed(matching).order_by("-title_norm", "-pk")[:MOST_RANKED]
        rank = SearchRank(F(self.column), self.question)
        ranked = IndexEntry.objects.filter(pk__in=some.values("pk"))
        found: QuerySet[Any] = ranked.annotate(relevance=rank).order_by("-relevance", "-pk")
        return found


def _tsquery(wanted: Wanted) -> str:
    """``wanted`` in the language of to_tsquery, of which words of the index hold no sign."""
    units = (" | ".join(f"({_phrase(phrase)})" for phrase in unit) for unit in wanted.units)
    return (" | " if wanted.is_any else " & ").join(f"({unit})" for unit in units)


def _phrase(phrase: tuple[str, ...]) -> str:
    return " <-> ".join(_lexeme(indexed(word)) for word in phrase)


def _lexeme(word: str) -> str:
    return f"'{word.removesuffix('*')}'" + (":*" if word.endswith("*") else "")


class Index(PreparedIndex, PostgresIndex):
    pass


class Rebuilder(PreparedRebuilder, PostgresSearchRebuilder):
    def _tidy(self) -> None:
        """Questions would read what is not sorted into the indexes yet from end to end.

        Only the indexes' owner may; else PostgreSQL's own cleaning follows in some minutes.
        """
        table = IndexEntry._meta.db_table
        with connections[IndexEntry.objects.db].cursor() as cursor:
            cursor.execute(
                "SELECT gin_clean_pending_list(indexrelid) FROM pg_index JOIN pg_class "
                "ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam "
                "WHERE indrelid = %s::regclass AND amname = 'gin' "
                "AND pg_has_role(relowner, 'USAGE')",
                [table],
            )
            cursor.execute(f"ANALYZE {table}")


class QueryCompiler(QuestionMixin, PostgresSearchQueryCompiler):
    lookup_class = PostgresLookup


class AutocompleteQueryCompiler(QuestionMixin, PostgresAutocompleteQueryCompiler):
    lookup_class = PostgresLookup
    is_half_typed = True


class SearchBackend(PostgresSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index
    results_class = Results
    rebuilder_class = atomic_rebuilder_class = Rebuilder

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({**params, "SEARCH_CONFIG": CONFIG})
