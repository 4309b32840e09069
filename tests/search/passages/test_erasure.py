"""What search keeps of a file is gone when its bytes are erased, and it is not read again."""

import pytest
from django.db import connection

from home.models import AgencyDocument
from search.models import FileReading, Passage, Word
from search.passages.erasure import forget_file, remembers_file, tidy
from search.passages.jobs import unread
from search.passages.operations import read_document
from tests.factories import DocumentFactory, pdf_bytes

SECRET = "zqxsomchai"


def index_holds(word: str) -> bool:
    """Whether the raw pages of SQLite's index hold the word, deleted or not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM wagtailsearch_indexentry_fts_data")
        return any(word.encode() in bytes(block) for (block,) in cursor.fetchall())


@pytest.fixture
def document(site: None) -> AgencyDocument:
    made = DocumentFactory(content=pdf_bytes(SECRET))
    read_document(made.pk)
    return made


def test_passages_reading_and_words_go(document: AgencyDocument) -> None:
    Word.objects.get_or_create(text=SECRET, defaults={"sound": "x"})
    assert remembers_file(document) and Passage.objects.filter(text__contains=SECRET).exists()
    forget_file(document)
    tidy()
    assert not remembers_file(document)
    assert not FileReading.objects.filter(document=document).exists()
    assert not Word.objects.filter(text=SECRET).exists()
    if connection.vendor == "sqlite":
        assert not index_holds(SECRET)


def test_an_erased_file_is_not_read_again(document: AgencyDocument) -> None:
    forget_file(document)
    assert document.pk in set(unread())
    AgencyDocument.objects.filter(pk=document.pk).update(erased_by=7)
    assert document.pk not in set(unread()) and read_document(document.pk) is None
    assert not Passage.objects.filter(document=document).exists()
