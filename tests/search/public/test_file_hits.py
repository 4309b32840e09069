"""Pages that are found by the text inside their files, and what the search page says of these."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from home.models import AgencyDocument, LawPage, PageAttachment
from search.passages.operations import read_document
from search.public.candidates import Candidates
from search.public.file_hits import place_of
from search.public.finding import public_pages
from tests.factories import DocumentFactory, LawPageFactory, NewsPageFactory
from tests.search.passages.files import typst_pdf

WORD = "สะพานไม้ข้ามลำเหมือง"
SEVEN = [f"เอกสาร หน้า {number}" for number in range(1, 10)]
SEVEN[6] = f"ทั้งนี้ การซ่อมแซม {WORD} ครั้งที่ 1 ของสำนักช่าง"


def stored(content: bytes, filename: str, **kwargs: Any) -> AgencyDocument:
    document = DocumentFactory(content=content, filename=filename, **kwargs)
    read_document(document.pk)
    return document


@pytest.fixture
def page(site: Site, tmp_path: Path) -> LawPage:
    document = stored(typst_pdf(tmp_path, SEVEN), "รายงาน.pdf", title="รายงานประจำปี")
    return LawPageFactory(title="รายงาน", fiscal_year=2025, live=True, files=[document])


def ask(client: Client, query: str = WORD, **filters: str) -> Any:
    return client.get("/search/", {"q": query, **filters}).context["found"]


def test_the_hit_names_file_type_and_page_and_leads_there(client: Client, page: LawPage) -> None:
    [hit] = ask(client).hits
    [file] = hit.files

    assert hit.page.pk == page.pk
    assert (file.document.title, file.place) == ("รายงานประจำปี", "หน้า 7")
    assert file.address == f"{file.document.url}#page=7"
    assert [piece.text for piece in file.snippet if piece.is_marked] == [WORD]
    html = client.get("/search/", {"q": WORD}).content.decode()
    assert f'href="{file.address}"' in html and "PDF" in html


def test_pages_found_by_their_files_are_counted_and_filtered(client: Client, page: LawPage) -> None:
    NewsPageFactory(title=f"ข่าว {WORD}", fiscal_year=2026, live=True)

    found = ask(client)
    assert found.count == 2
    assert [hit.page.title for hit in found.hits] == [f"ข่าว {WORD}", "รายงาน"]
    counts = {facet.name: {c.label: c.count for c in facet.choices} for facet in found.facets}
    assert counts["year"] == {"2569": 1, "2568": 1}
    assert sorted(counts["section"].values()) == [1, 1]

    assert [hit.page.title for hit in ask(client, year="2568").hits] == ["รายงาน"]
    assert ask(client, section="news").count == 1


def test_a_page_that_says_the_word_itself_is_counted_once(client: Client, page: LawPage) -> None:
    page.summary = f"เรื่อง {WORD}"
    page.save()

    found = ask(client)

    assert found.count == 1
    assert [file.place for file in found.hits[0].files] == ["หน้า 7"]


def test_files_of_drafts_and_of_pages_taken_down_find_nothing(
    client: Client, page: LawPage
) -> None:
    page.live = False
    page.save()

    assert ask(client).count == 0


def test_a_file_with_a_part_of_the_question_finds_no_page(client: Client, page: LawPage) -> None:
    LawPageFactory(title=f"โครงการ {WORD} ไดโนเสาร์", live=True)

    assert [hit.page.title for hit in ask(client, f"{WORD} ไดโนเสาร์").hits] == [
        f"โครงการ {WORD} ไดโนเสาร์"
    ]


def test_a_file_is_named_for_a_part_of_the_question_that_it_has_as_it_stands(
    client: Client, site: Site
) -> None:
    """Not for the words of a compound that stand apart in it, which nothing would mark."""
    apart = stored("พระราชบัญญัติ ข้อ 1".encode(), "กฎหมาย.txt")
    whole = stored("ตราข้อบัญญัติขึ้นใหม่".encode(), "ข้อความ.txt")
    LawPageFactory(title="ข้อบัญญัติ เรื่อง ไดโนเสาร์", live=True, files=[apart, whole])

    [hit] = ask(client, "ข้อบัญญัติ ไดโนเสาร์").hits

    assert [file.document for file in hit.files] == [whole]


def test_files_have_what_was_meant_where_it_was_mistyped(client: Client, site: Site) -> None:
    document = stored("เรื่องงบประมาณรายจ่าย".encode(), "ข้อความ.txt")
    LawPageFactory(title="งบประมาณ", live=True, files=[document])

    found = ask(client, "งบปรมาณ")

    assert found.correction == "งบประมาณ"
    assert [file.document for file in found.hits[0].files] == [document]


def test_where_no_page_has_anything_a_part_is_near_enough(client: Client, page: LawPage) -> None:
    assert [hit.page.title for hit in ask(client, f"{WORD} ไดโนเสาร์").hits] == ["รายงาน"]


def test_a_file_without_text_is_named_where_its_title_was_asked_for(
    client: Client, site: Site
) -> None:
    document = DocumentFactory(title="แผนที่ภาษี", filename="scan.pdf")
    attachment = PageAttachment(document=document, title="แผนที่ภาษี ฉบับสแกน")
    LawPageFactory(title="ประกาศ", live=True, attachments=[attachment])

    [file] = ask(client, "แผนที่ภาษี").hits[0].files

    assert (file.place, list(file.snippet), file.address) == ("", [], document.url)
    assert [piece.text for piece in file.title if piece.is_marked] == ["แผนที่ภาษี"]


def test_at_most_three_files_of_a_page(client: Client, site: Site) -> None:
    documents = [stored(f"เรื่องที่ {number} {WORD}".encode(), f"{number}.txt") for number in range(5)]
    LawPageFactory(title="ประกาศ", live=True, files=documents)

    assert len(ask(client).hits[0].files) == 3


def test_both_kinds_of_results_keep_their_order(
    site: Site, home_page: Any, monkeypatch: Any
) -> None:
    """A stand-in for the scores: pages 9 and 2, files 5 and 1, which count half."""
    pages = [LawPageFactory(title=f"ภาษี {number}", live=True) for number in range(4)]
    candidates = Candidates("ภาษี", public_pages(home_page))
    for page, score in zip(pages, (9.0, 2.0, 2.5, 0.5), strict=True):
        page.score = score
    candidates.__dict__["_ranked"] = pages[:2]
    candidates.__dict__["_by_file"] = [(pages[2], 2.5), (pages[3], 0.5)]

    assert candidates.window(0, 3) == [pages[0], pages[2], pages[1]]
    assert candidates.window(3, 10) == [pages[3]]


@pytest.mark.parametrize(
    ("extension", "number", "label", "place"),
    [
        ("pdf", 7, "", "หน้า 7"),
        ("pptx", 3, "", "สไลด์ 3"),
        ("xlsx", 2, "ตาราง 1", "แผ่นงาน “ตาราง 1”"),
        ("ods", 1, "สรุป", "แผ่นงาน “สรุป”"),
        ("docx", 1, "", ""),
        ("txt", 1, "", ""),
    ],
)
def test_the_place_is_named_as_a_reader_looks_for_it(
    extension: str, number: int, label: str, place: str
) -> None:
    assert place_of(extension, number, label) == place
