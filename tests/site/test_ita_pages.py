"""The public pages of the assessment: every item with its evidence, nothing of a draft."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from ita.assessment.enums import DataYear
from ita.assessment.models import Framework, Item
from tests.factories import (
    DocumentFactory,
    ElementFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
)


@pytest.fixture
def framework(site: Site) -> Framework:
    return FrameworkFactory()


@pytest.fixture
def item(framework: Framework) -> Item:
    return ItemFactory(framework=framework, code="O12", title="รายงานผลการจัดซื้อจัดจ้าง")


def read(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_the_index_leads_to_every_year(client: Client, framework: Framework) -> None:
    FrameworkFactory(scheme="MOIT", fiscal_year=2025)

    soup = read(client, "/ita/")

    assert soup.find("a", href="/ita/2569/") and soup.find("a", href="/ita/2568/")


def test_a_year_shows_all_frameworks_and_items(client: Client, item: Item) -> None:
    moit = FrameworkFactory(scheme="MOIT")
    ItemFactory(framework=moit, code="MOIT1", title_confirmed=False)
    page = LawPageFactory(title="ผลการจัดซื้อ", live=True)
    EvidenceFactory(item=item, page=page)

    soup = read(client, "/ita/2569/")

    assert len(soup.select(".framework")) == 2
    assert soup.find("a", href="/ita/2569/o12/") and soup.find("a", href="/ita/2569/moit1/")
    assert soup.find("a", href=page.url)
    assert len(soup.select(".badge-unconfirmed")) == 1


def test_an_item_shows_elements_evidence_and_files(client: Client, item: Item) -> None:
    shown = ElementFactory(item=item, text="งบประมาณที่ใช้")
    ElementFactory(item=item, text="ปัญหาอุปสรรค")
    document = DocumentFactory(filename="สรุป.pdf")
    page = LawPageFactory(title="ผลการจัดซื้อ", live=True, files=[document])
    EvidenceFactory(item=item, page=page, note="ดูหน้า 3", elements=[shown])

    soup = read(client, "/ita/2569/O12/")

    covered = [row.get_text() for row in soup.select(".element-covered")]
    assert len(soup.select(".element")) == 2
    assert len(covered) == 1 and "งบประมาณที่ใช้" in covered[0]
    text = soup.get_text()
    assert "ดูหน้า 3" in text and "สรุป.pdf" in text
    assert soup.find("a", href=page.url) and soup.find("a", href=document.url)


@pytest.mark.parametrize("path", ["/ita/2569/", "/ita/2569/o12/"])
def test_nothing_of_a_draft_is_shown(client: Client, item: Item, path: str) -> None:
    draft = LawPageFactory(title="ร่างลับ", files=[DocumentFactory(filename="ลับ.pdf")])
    EvidenceFactory(item=item, page=draft, note="บันทึกลับ")

    html = str(read(client, path))

    for secret in ("ร่างลับ", "ลับ.pdf", "บันทึกลับ", draft.slug):
        assert secret not in html


def test_a_new_title_in_a_draft_of_a_live_page_is_not_shown(client: Client, item: Item) -> None:
    page = LawPageFactory(title="ฉบับเผยแพร่", live=True)
    page.title = "ฉบับร่างลับ"
    page.save_revision()
    EvidenceFactory(item=item, page=page)

    html = str(read(client, "/ita/2569/o12/"))

    assert "ฉบับเผยแพร่" in html and "ฉบับร่างลับ" not in html


def test_a_file_that_the_live_page_does_not_show_is_not_linked(client: Client, item: Item) -> None:
    document = DocumentFactory(filename="ยังไม่เผยแพร่.pdf")
    EvidenceFactory(item=item, page=LawPageFactory(live=True), document=document)

    soup = read(client, "/ita/2569/o12/")

    assert not soup.find("a", href=document.url)


def test_evidence_of_the_wrong_year_says_so(client: Client, framework: Framework) -> None:
    item = ItemFactory(framework=framework, code="O7", data_year=DataYear.CURRENT)
    EvidenceFactory(item=item, page=LawPageFactory(live=True, fiscal_year=2025))

    soup = read(client, "/ita/2569/o7/")

    assert soup.select(".state-wrong_year")
    notice = soup.find(class_="notice")
    assert notice and "2568" in notice.get_text() and "2569" in notice.get_text()


@pytest.mark.parametrize(
    "path", ["/ita/2500/", "/ita/2569/o99/", "/ita/0/", f"/ita/{'9' * 30}/", "/ita/2569/%00/"]
)
def test_what_does_not_exist_is_a_404_of_the_site(client: Client, item: Item, path: str) -> None:
    soup = read(client, path, status=404)

    assert soup.html and soup.html["lang"] == "th"


def test_the_pages_exist_in_english(client: Client, item: Item) -> None:
    soup = read(client, "/en/ita/2569/o12/")

    assert soup.html and soup.html["lang"] == "en"
    assert soup.find("a", href="/ita/2569/o12/", hreflang="th")


def test_a_code_with_a_dot_has_its_page(client: Client, framework: Framework) -> None:
    ItemFactory(framework=framework, code="EB1.2")

    assert read(client, "/ita/2569/").find("a", href="/ita/2569/eb1.2/")
    read(client, "/ita/2569/eb1.2/")


def test_a_code_with_a_slash_does_not_break_the_year(client: Client, framework: Framework) -> None:
    ItemFactory(framework=framework, code="1/2")

    assert "1/2" in read(client, "/ita/2569/").get_text()


def test_queries_do_not_grow_with_items_and_evidence(client: Client, framework: Framework) -> None:
    def fill(count: int) -> None:
        for _ in range(count):
            page = LawPageFactory(live=True, files=[DocumentFactory()])
            EvidenceFactory(item=ItemFactory(framework=framework), page=page)

    def queries() -> int:
        client.get("/ita/2569/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/ita/2569/")
        return len(captured)

    fill(2)
    few = queries()
    fill(10)

    assert queries() == few
