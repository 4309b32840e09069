"""The same analysis of text before one of Wagtail's backends for a search server.

The server then compares our words; ranking, spelling and "did you mean" are the server's own.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from modelsearch.utils import deep_update
from wagtail.search.index import AutocompleteField, SearchField
from wagtail.search.query import And, Boost, Fuzzy, Not, Or, Phrase, PlainText, SearchQuery

from search.analysis.parsing import ParsedQuery, parse
from search.analysis.terms import index_text
from search.indexing.prepared import as_text
from search.thesaurus.lookup import synonyms

# Words are parted by spaces already; the server's tokenizers would cut them again.
WHITESPACE = {
    "settings": {
        "analysis": {
            "analyzer": {
                "default": {"type": "custom", "tokenizer": "whitespace", "filter": ["lowercase"]},
                "edgengram_analyzer": {
                    "type": "custom",
                    "tokenizer": "whitespace",
                    "filter": ["lowercase", "edgengram"],
                },
            }
        }
    }
}


def prepared_backend(backend: Any) -> Any:
    """A subclass of ``backend`` (a backend class of Wagtail for Elasticsearch or OpenSearch) that
    sends prepared text and asks prepared questions."""
    mapping = type("Mapping", (PreparedMapping, backend.mapping_class), {})

    def asking(compiler: Any) -> Any:
        return type("QueryCompiler", (PreparedQuestion, compiler), {"mapping_class": mapping})

    class PreparedServerBackend(backend):
        mapping_class = mapping
        results_class = type("Results", (ParsedResults, backend.results_class), {})
        query_compiler_class = asking(backend.query_compiler_class)
        autocomplete_query_compiler_class = asking(backend.autocomplete_query_compiler_class)

        def __init__(self, params: dict[str, Any]) -> None:
            settings = dict(WHITESPACE)
            deep_update(settings, params.pop("INDEX_SETTINGS", {}))
            super().__init__({**params, "INDEX_SETTINGS": settings})

    return PreparedServerBackend


class PreparedMapping:
    """Mixed into a mapping: the text of a document, prepared."""

    def _get_document_field_data(self, field: Any, obj: Any) -> tuple[str, Any, list[Any]]:
        name, value, typed = super()._get_document_field_data(field, obj)  # type: ignore[misc]
        if isinstance(field, SearchField | AutocompleteField):
            value = index_text(as_text(value))
            typed = [value] if isinstance(field, AutocompleteField) else typed
        return name, value, typed


class PreparedQuestion:
    """Mixed into a query compiler: the words of the question, prepared."""

    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = getattr(self.query, "query_string", "")
        self.parsed = parse(text, synonyms())
        self.query = prepared_query(self.query)


class ParsedResults:
    """Mixed into the results: how the question was understood, for the snippets."""

    query_compiler: Any
    facet: Any

    def facets(self, field_names: Sequence[str]) -> dict[str, Mapping[Any, int]]:
        """``facet`` of each of the filter fields."""
        return {name: self.facet(name) for name in field_names}

    @property
    def parsed(self) -> ParsedQuery:
        return self.query_compiler.parsed if self.query_compiler else ParsedQuery()


def prepared_query(query: SearchQuery) -> SearchQuery:
    """``query`` with its words as the index has them."""
    if isinstance(query, PlainText):
        return PlainText(index_text(query.query_string), operator=query.operator)
    if isinstance(query, Fuzzy):
        return Fuzzy(index_text(query.query_string), operator=query.operator)
    if isinstance(query, Phrase):
        return Phrase(index_text(query.query_string))
    if isinstance(query, Boost):
        return Boost(prepared_query(query.subquery), query.boost)
    if isinstance(query, Not):
        return Not(prepared_query(query.subquery))
    if isinstance(query, And | Or):
        return type(query)([prepared_query(part) for part in query.subqueries])
    return query
