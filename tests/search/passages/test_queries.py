"""Which text the public may find: that of files on live, open pages of the site, and no other."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.blocks import RichTextBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction

from home.models import AgencyDocument, ContentPage, HomePage, PageAttachment
from search.passages.operations import read_document
from search.passages.queries import FileHit, passages_of
from tests.factories import DocumentFactory, LawPageFactory, NewsPageFactory
from tests.search.passages.files import libreoffice_pdf, typst_pdf

pytestmark = pytest.mark.django_db
WORD = "คลองส่งน้ำ"


def document_of(text: str = f"โครงการ ขุดลอก {WORD}", **kwargs: Any) -> AgencyDocument:
    document = DocumentFactory(content=text.encode(), filename="ข้อความ.txt", **kwargs)
    read_document(document.pk)
    return document


def ask(home: HomePage, question: str = WORD, **kwargs: Any) -> list[FileHit]:
    return passages_of(question, ContentPage.objects.descendant_of(home), **kwargs)


def test_the_hit_names_document_page_and_text(home_page: HomePage) -> None:
    document = document_of()
    page = LawPageFactory(files=[document], live=True)
    [hit] = ask(home_page)
    assert (hit.document, hit.number, hit.passage.label) == (document, 1, "")
    assert WORD in hit.passage.text
    assert [shown.pk for shown in hit.pages] == [page.pk]
    assert isinstance(hit.score, float)


SEVEN = [f"เอกสาร หน้า {number}" for number in range(1, 10)]
SEVEN[6] = "ทั้งนี้ การซ่อมแซม สะพานไม้ข้ามลำเหมือง ครั้งที่ ๑ ของสำนักช่าง"


@pytest.mark.parametrize(
    "writer",
    [
        typst_pdf,
        pytest.param(
            libreoffice_pdf,
            marks=[
                pytest.mark.libreoffice,
                pytest.mark.skipif(
                    not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed"
                ),
            ],
        ),
    ],
)
@pytest.mark.parametrize("word", ["สะพานไม้ข้ามลำเหมือง", "ทั้งนี้", "ของสำนักช่าง"])
def test_a_thai_pdf_is_found_by_a_word_on_its_page_7(
    writer: Any, word: str, home_page: HomePage, tmp_path: Path
) -> None:
    document = DocumentFactory(content=writer(tmp_path, SEVEN), filename="แผน.pdf")
    read_document(document.pk)
    LawPageFactory(files=[document], live=True)
    [hit] = ask(home_page, word)
    assert (hit.document, hit.number) == (document, 7)


# What must not be found


def test_the_file_of_a_draft_is_not_found(home_page: HomePage) -> None:
    document = document_of()
    LawPageFactory(files=[document])
    assert ask(home_page) == []


def test_a_file_that_only_the_next_version_shows_is_not_found(home_page: HomePage) -> None:
    document = document_of()
    page = LawPageFactory(live=True)
    page.attachments = [PageAttachment(document=document)]
    page.save_revision()
    assert ask(home_page) == []


def test_the_file_of_a_page_that_went_is_not_found(home_page: HomePage) -> None:
    page = LawPageFactory(files=[document_of()], live=True)
    Page.objects.filter(pk=page.pk).update(live=False)
    assert ask(home_page) == []


def test_a_hidden_file_is_not_found(home_page: HomePage) -> None:
    document = document_of()
    LawPageFactory(files=[document], live=True)
    AgencyDocument.objects.filter(pk=document.pk).update(hidden_since=timezone.now())
    assert ask(home_page) == []


@pytest.mark.parametrize("place", ["page", "section"])
def test_a_page_under_restriction_keeps_its_text(place: str, home_page: HomePage) -> None:
    page = LawPageFactory(files=[document_of()], live=True)
    restricted = page if place == "page" else page.get_parent()
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert ask(home_page) == []


def test_a_superseded_edition_is_not_found(home_page: HomePage) -> None:
    old = document_of()
    page = LawPageFactory(files=[old], live=True)
    new = document_of(f"ฉบับแก้ไข {WORD}", supersedes=old)
    page.attachments = [PageAttachment(document=new)]
    page.save_revision().publish(skip_permission_checks=True)
    assert [hit.document for hit in ask(home_page)] == [new]


def test_another_sites_file_is_not_found(home_page: HomePage) -> None:
    LawPageFactory(files=[document_of()], live=True)
    assert ask(home_page)
    english = HomePage.objects.exclude(pk=home_page.pk).get()
    assert ask(english) == []


def test_one_restricted_page_does_not_hide_what_another_shows(home_page: HomePage) -> None:
    document = document_of()
    closed, opened = (
        factory(files=[document], live=True) for factory in (LawPageFactory, NewsPageFactory)
    )
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    [hit] = ask(home_page)
    assert [page.pk for page in hit.pages] == [opened.pk]


# Shape


def test_a_document_is_one_hit_with_all_its_pages(home_page: HomePage) -> None:
    document = document_of(f"{WORD} " + "ประกาศ " * 4_000 + WORD)
    pages = [LawPageFactory(files=[document, document], live=True) for _n in range(2)]
    assert document.passages.count() > 2
    [hit] = ask(home_page)
    assert [page.pk for page in hit.pages] == [page.pk for page in pages]


def test_the_better_document_comes_first(home_page: HomePage) -> None:
    weak = document_of(f"{WORD} " + "เรื่องอื่น ประกาศ ทั่วไป " * 200)
    strong = document_of(f"{WORD} {WORD} {WORD}", title=f"โครงการ {WORD}")
    LawPageFactory(files=[weak, strong], live=True)
    hits = ask(home_page)
    assert [hit.document for hit in hits] == [strong, weak]
    assert hits[0].score != hits[1].score
    assert [hit.document for hit in ask(home_page, limit=1)] == [strong]


@pytest.mark.parametrize("question", ["ไม่มีคำนี้", "", "่", "a" * 10_000, "NEAR("])
def test_odd_questions_are_answered(question: str, home_page: HomePage) -> None:
    LawPageFactory(files=[document_of()], live=True)
    assert len(ask(home_page, question)) <= 1  # no error; the rest is the backend's to say


def test_the_queries_do_not_grow_with_the_hits(home_page: HomePage) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            for hit in ask(home_page):
                assert [page.title for page in hit.pages]
                assert hit.document.title and hit.passage.text
        return len(captured)

    LawPageFactory(files=[document_of() for _number in range(12)], live=True)
    queries()
    first = queries()  # enough hits: for few ones the backend asks more freely again
    for _number in range(4):
        LawPageFactory(files=[document_of(), document_of()], live=True)
    assert len(ask(home_page)) == 20
    assert queries() == first


def test_files_stand_nowhere_but_in_the_list_of_files() -> None:
    """What ``passages_of`` relies on: another place for a document must be added there, too."""
    for model in apps.get_models():
        if issubclass(model, AgencyDocument) or not model.__module__.startswith("home."):
            continue
        for field in model._meta.get_fields():
            if field.is_relation and field.related_model is AgencyDocument and field.concrete:
                assert model is PageAttachment, field
            if isinstance(field, RichTextField):
                assert "document-link" not in (field.features or ["document-link"]), field
            if isinstance(field, StreamField):
                for block in field.stream_block.child_blocks.values():
                    assert not isinstance(block, DocumentChooserBlock), field
                    if isinstance(block, RichTextBlock):
                        assert "document-link" not in (block.features or ["document-link"]), field
