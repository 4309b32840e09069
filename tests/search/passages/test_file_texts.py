"""What is known of the text in files, for those who do not ask for passages themselves."""

from typing import Any

import pytest

from home.file_texts import FileText, TextState, file_texts
from search.models import FileReading, ReadingState
from search.passages.operations import read_document
from tests.factories import DocumentFactory, pdf_bytes

pytestmark = pytest.mark.django_db


def read(text: str) -> Any:
    document = DocumentFactory(content=pdf_bytes(text))
    read_document(document.pk)
    return document


def test_the_text_comes_only_where_it_is_asked_for() -> None:
    document = read("Yearly budget")
    assert file_texts([document.pk])[document.pk] == FileText(TextState.WHOLE, 1, "")
    found = file_texts([document.pk], with_text=True)[document.pk]
    assert (found.state, found.text) == (TextState.WHOLE, "Yearly budget")


def test_what_nobody_read_is_unknown() -> None:
    document = DocumentFactory()
    FileReading.objects.all().delete()
    assert file_texts([document.pk, 999])[999] == FileText()
    assert file_texts([document.pk])[document.pk].state == TextState.UNKNOWN
    assert file_texts([]) == {}


@pytest.mark.parametrize(
    ("outcome", "without_text", "state"),
    [
        (ReadingState.READ, 0, TextState.WHOLE),
        (ReadingState.READ, 1, TextState.PART),
        (ReadingState.CUT, 0, TextState.PART),
        (ReadingState.NO_TEXT, 3, TextState.NONE),
        (ReadingState.UNREADABLE, 0, TextState.NONE),
        (ReadingState.WAITING, 0, TextState.UNKNOWN),
        (ReadingState.ENCRYPTED, 0, TextState.UNKNOWN),
        (ReadingState.BROKEN, 0, TextState.UNKNOWN),
        (ReadingState.MISSING, 0, TextState.UNKNOWN),
        (ReadingState.GIVEN_UP, 0, TextState.UNKNOWN),
    ],
)
def test_every_outcome_of_a_reading_means_one_thing(
    outcome: ReadingState, without_text: int, state: TextState
) -> None:
    document = read("budget")
    FileReading.objects.filter(document=document).update(
        outcome=outcome, pages_without_text=without_text
    )
    assert file_texts([document.pk])[document.pk].state == state


def test_queries_do_not_grow(django_assert_num_queries: Any) -> None:
    documents = [read(f"page {number}") for number in range(4)]
    for count in (1, 4):
        with django_assert_num_queries(2):
            file_texts([document.pk for document in documents[:count]], with_text=True)
