"""What is sent to a search server: the same words as in the database's index. No server runs here;
what Wagtail's own backend would send is looked at."""

import pytest
from modelsearch.backends.elasticsearchbase import (
    ElasticsearchBaseAutocompleteQueryCompiler,
    ElasticsearchBaseMapping,
    ElasticsearchBaseSearchBackend,
    ElasticsearchBaseSearchQueryCompiler,
    ElasticsearchBaseSearchResults,
)
from wagtail.search.query import And, Not, Phrase, PlainText

from home.models import NewsPage
from search.analysis.terms import index_text
from search.backends.servers import prepared_backend, prepared_query
from tests.factories import NewsPageFactory


class Backend(ElasticsearchBaseSearchBackend):
    """Wagtail's, without a client for a server."""

    mapping_class = ElasticsearchBaseMapping
    query_compiler_class = ElasticsearchBaseSearchQueryCompiler
    autocomplete_query_compiler_class = ElasticsearchBaseAutocompleteQueryCompiler
    results_class = ElasticsearchBaseSearchResults

    def __init__(self, params: dict[str, object]) -> None:
        self.params = params


@pytest.mark.usefixtures("site")
def test_documents_hold_prepared_words() -> None:
    page = NewsPageFactory(title="เบี้ยยังชีพผู้สูงอายุ")

    document = prepared_backend(Backend).mapping_class(NewsPage).get_document(page)

    assert document["title"] == index_text("เบี้ยยังชีพผู้สูงอายุ")
    assert index_text("เบี้ยยังชีพผู้สูงอายุ") in document["_edgengrams"]


def test_questions_hold_prepared_words() -> None:
    query = prepared_query(And([PlainText("ผู้สูงอายุ"), Not(Phrase("อ.บ.ต."))]))

    assert repr(query) == repr(
        And([PlainText(index_text("ผู้สูงอายุ")), Not(Phrase(index_text("อบต")))])
    )


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("kind", ["query_compiler_class", "autocomplete_query_compiler_class"])
def test_the_server_is_asked_for_prepared_words(kind: str) -> None:
    compiler = getattr(prepared_backend(Backend), kind)(NewsPage.objects.all(), "ผู้สูงอายุ")

    assert index_text("ผู้สูงอายุ") in str(compiler.get_query())


@pytest.mark.usefixtures("site")
def test_results_tell_the_phrases_to_mark() -> None:
    results = prepared_backend(Backend)({}).search("ผู้สูงอายุ", NewsPage)

    assert ("ผู้", "สูง", "อายุ") in results.parsed.terms


@pytest.mark.usefixtures("site")
def test_several_facets_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    results = prepared_backend(Backend)({}).search("ผู้สูงอายุ", NewsPage)
    monkeypatch.setattr(results, "facet", lambda name: {name: 1})

    assert results.facets(["a", "b"]) == {"a": {"a": 1}, "b": {"b": 1}}


def test_the_server_parts_words_at_spaces_only() -> None:
    settings = prepared_backend(Backend)({}).params["INDEX_SETTINGS"]

    analyzers = settings["settings"]["analysis"]["analyzer"]
    assert {analyzer["tokenizer"] for analyzer in analyzers.values()} == {"whitespace"}
