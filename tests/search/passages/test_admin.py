"""What officers are told about the text of a document, and who is told."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from home.models import AgencyDocument
from search.models import FileReading, ReadingState
from search.passages.operations import read_document
from search.passages.words import explain
from tests.factories import DocumentFactory, UserFactory, png_bytes
from tests.search.passages.files import blank_pdf

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Any], Client]
LIST = "wagtaildocs:index"


def edit_screen(client: Client, document: AgencyDocument) -> str:
    return client.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()


@pytest.mark.parametrize(
    ("content", "filename", "says"),
    [
        (blank_pdf(1), "scan.pdf", "เอกสารสแกน"),
        (png_bytes(1), "photo.png", "ไฟล์ภาพ"),
        ("คลอง".encode(), "text.txt", "ค้นหาพบ"),
    ],
)
def test_the_edit_screen_says_whether_the_words_are_found(
    content: bytes, filename: str, says: str, superuser: Any, client_of: ClientOf
) -> None:
    document = DocumentFactory(content=content, filename=filename)
    assert "ยังไม่ได้อ่านข้อความ" in edit_screen(client_of(superuser), document)
    read_document(document.pk)
    assert says in edit_screen(client_of(superuser), document)


@pytest.mark.parametrize("state", ReadingState)
@pytest.mark.parametrize("extension", ["pdf", "txt"])
def test_every_state_is_explained_in_thai(state: str, extension: str) -> None:
    document = AgencyDocument(title="แผน", extension=extension)
    document.file_reading = FileReading(
        outcome=state, document=document, pages=9, pages_read=5, pages_without_text=2
    )
    with translation.override("th"):
        sentence = explain(document)
    assert len(sentence) > 20
    assert not re.search(r"[A-Za-z]{4,}", sentence.replace("TH Sarabun New", ""))


def test_pages_without_text_are_counted_in_the_sentence() -> None:
    document = AgencyDocument(title="แผน", extension="pdf")
    document.file_reading = FileReading(
        outcome=ReadingState.READ, document=document, pages=50, pages_without_text=30
    )
    assert "30" in explain(document) and "50" in explain(document)


def test_the_list_says_it_too(superuser: Any, client_of: ClientOf) -> None:
    scan = DocumentFactory(content=blank_pdf(1))
    read_document(scan.pk)
    DocumentFactory()
    for view in (LIST, "wagtaildocs:index_results"):
        listing = client_of(superuser).get(reverse(view)).content.decode()
        assert "ข้อความสำหรับการค้นหา" in listing
        assert "สแกนหรือภาพ" in listing
        assert "รออ่าน" in listing


def test_the_list_takes_no_query_a_document(superuser: Any, client_of: ClientOf) -> None:
    client = client_of(superuser)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse(LIST)).status_code == 200
        return len(captured)

    for _number in range(2):
        read_document(DocumentFactory().pk)
    queries()
    first = queries()
    for _number in range(6):
        read_document(DocumentFactory().pk)
    DocumentFactory()
    assert queries() == first


def test_searching_the_list_still_works(superuser: Any, client_of: ClientOf) -> None:
    DocumentFactory(title="แผน พัฒนา")
    listing = client_of(superuser).get(reverse(LIST), {"q": "พัฒนา"})
    assert listing.status_code == 200


def test_the_list_is_for_those_whom_wagtail_lets_in(client_of: ClientOf, requester: Any) -> None:
    """The column stands on Wagtail's own screen, which decides who sees it."""
    assert Client().get(reverse(LIST)).status_code == 302
    assert client_of(UserFactory(admin=True)).get(reverse(LIST)).status_code == 403
    assert client_of(requester).get(reverse(LIST)).status_code == 200


def test_a_list_in_another_order(superuser: Any, client_of: ClientOf) -> None:
    DocumentFactory()
    for ordering in ("-title", "usage_count", "-created_at"):
        response = client_of(superuser).get(reverse(LIST), {"ordering": ordering})
        assert response.status_code == 200
