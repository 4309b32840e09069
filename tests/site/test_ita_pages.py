"""The public pages of the assessment: every item with its evidence, nothing of a draft."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from ita.assessment.enums import DataYear
from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita.assessment.models import Framework, Item
from ita.assessment.publicity.models import PublicFramework
from ita.workflow.drift.operations import record_drifts
from tests.assessing import judge
from tests.factories import (
    DocumentFactory,
    ElementFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    PublicFrameworkFactory,
    UserFactory,
)


@pytest.fixture
def framework(site: Site) -> Framework:
    """Open to the public, without the states."""
    return PublicFrameworkFactory(site=site).framework


@pytest.fixture
def with_states(framework: Framework) -> None:
    PublicFramework.objects.update(shows_states=True)


@pytest.fixture
def item(framework: Framework) -> Item:
    return ItemFactory(framework=framework, code="O12", title="รายงานผลการจัดซื้อจัดจ้าง")


def read(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_the_index_leads_to_every_year(client: Client, framework: Framework) -> None:
    PublicFrameworkFactory(framework=FrameworkFactory(scheme="MOIT", fiscal_year=2025))

    soup = read(client, "/ita/")

    assert soup.find("a", href="/ita/2569/") and soup.find("a", href="/ita/2568/")


def test_a_year_shows_all_frameworks_and_items(client: Client, item: Item) -> None:
    moit = FrameworkFactory(scheme="MOIT")
    PublicFrameworkFactory(framework=moit)
    ItemFactory(framework=moit, code="MOIT1", title="นโยบายการบริหาร")
    page = LawPageFactory(title="ผลการจัดซื้อ", live=True)
    EvidenceFactory(item=item, page=page)

    soup = read(client, "/ita/2569/")

    assert len(soup.select(".framework")) == 2
    assert soup.find("a", href="/ita/2569/o12/") and soup.find("a", href=page.url)
    assert "นโยบายการบริหาร" in soup.get_text()
    assert not soup.find("a", href="/ita/2569/moit1/")  # a plain title, without evidence


@pytest.mark.parametrize("path", ["/ita/2569/", "/ita/2569/o12/"])
def test_states_and_what_is_missing_are_shown_only_where_that_was_chosen_too(
    client: Client, item: Item, path: str
) -> None:
    ElementFactory(item=item, text="งบประมาณที่ใช้")
    EvidenceFactory(item=item, page=LawPageFactory(live=True))

    def states() -> int:
        return len(read(client, path).select("[class*=state-], .element-mark"))

    assert states() == 0
    PublicFramework.objects.update(shows_states=True)
    assert states()


@pytest.mark.parametrize("path", ["/ita/", "/ita/2569/", "/ita/2569/o12/"])
def test_nothing_is_open_until_it_is_opened(
    client: Client, item: Item, path: str, client_of: Any
) -> None:
    assert 'href="/ita/2569/"' in client.get("/").content.decode()
    PublicFramework.objects.update(is_public=False, shows_states=True)

    hidden = read(client, path, 404).get_text()
    assert item.title not in hidden and "ยังไม่เปิดเผย" not in hidden
    assert 'href="/ita/' not in client.get("/").content.decode()
    told = client_of(UserFactory(checker=True)).get(path)
    assert told.status_code == 404
    assert "ยังไม่เปิดเผยต่อสาธารณะ" in told.content.decode()


def test_each_agency_opens_its_own(client: Client, item: Item, site: Site) -> None:
    other = Site.objects.create(hostname="health.localhost", port=80, root_page=site.root_page)
    elsewhere = Client(headers={"host": "health.localhost"})
    assert elsewhere.get("/ita/2569/").status_code == 404
    moit = FrameworkFactory(scheme="MOIT")
    PublicFrameworkFactory(site=other, framework=moit)
    assert len(read(elsewhere, "/ita/2569/").select(".framework")) == 1
    assert len(read(client, "/ita/2569/").select(".framework")) == 1
    assert read(client, "/ita/2569/").find(id="oit")
    assert read(elsewhere, "/ita/2569/").find(id="moit")


def test_loading_a_framework_opens_nothing(client: Client, site: Site) -> None:
    load_shipped_frameworks()
    assert not PublicFramework.objects.exists()
    assert client.get("/ita/").status_code == client.get("/ita/2569/").status_code == 404


def test_what_is_live_and_was_not_approved_is_not_evidence(
    client: Client, item: Item, site: Site
) -> None:
    page = LawPageFactory(title="ไม่มีใครอนุมัติ", live=True)
    EvidenceFactory(item=item, page=page)
    record_drifts(site)
    assert page.title not in str(read(client, "/ita/2569/o12/"))


def test_an_item_shows_elements_evidence_and_files(
    client: Client, item: Item, site: Site, with_states: None
) -> None:
    shown = ElementFactory(item=item, text="งบประมาณที่ใช้")
    ElementFactory(item=item, text="ปัญหาอุปสรรค")
    document = DocumentFactory(filename="สรุป.pdf")
    page = LawPageFactory(title="ผลการจัดซื้อ", live=True, files=[document])
    EvidenceFactory(item=item, page=page, note="ดูหน้า 3", elements=[shown])
    marks = read(client, "/ita/2569/O12/").select(".element-mark")
    assert [mark.get_text() for mark in marks] == ["รอเจ้าหน้าที่ตรวจ", "ยังไม่แสดง"]
    judge(item, site, shown)

    soup = read(client, "/ita/2569/O12/")

    covered = [row.get_text() for row in soup.select(".element-covered")]
    assert len(soup.select(".element")) == 2
    assert len(covered) == 1 and "งบประมาณที่ใช้" in covered[0]
    text = soup.get_text()
    assert "สรุป.pdf" in text
    assert "ดูหน้า 3" not in text  # an officer's words are for officers
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


def test_evidence_of_the_wrong_year_says_so(
    client: Client, framework: Framework, with_states: None
) -> None:
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
    EvidenceFactory(
        item=ItemFactory(framework=framework, code="EB1.2"), page=LawPageFactory(live=True)
    )

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


def test_complete_is_called_what_it_is_and_by_whom_is_for_officers(
    client: Client, item: Item, site: Site
) -> None:
    EvidenceFactory(item=item)
    officer = UserFactory(ita_officer=True)
    judge(item, site, reason="เหตุผลของเจ้าหน้าที่", user=officer)
    for path in ("/ita/2569/", "/ita/2569/o12/"):
        assert "ครบถ้วน" not in str(read(client, path))  # the states are not open
        PublicFramework.objects.update(shows_states=True)
        text = read(client, path).get_text()
        assert "ครบถ้วน (ประเมินตนเอง)" in text
        assert "เหตุผลของเจ้าหน้าที่" not in text
        assert officer.posts.get().full_name not in text
        PublicFramework.objects.update(shows_states=False)


def test_a_year_stays_small_however_much_was_filed(client: Client, framework: Framework) -> None:
    long = "รายงานผลการดำเนินงานประจำปี " * 7
    item = ItemFactory(framework=framework, code="O1", title=long)
    pages = [LawPageFactory(live=True, title=f"{long} {n}") for n in range(60)]
    for page in pages:
        EvidenceFactory(item=item, page=page)
    for number in range(2, 71):
        other = ItemFactory(framework=framework, code=f"O{number}", title=long)
        for page in pages[:5]:
            EvidenceFactory(item=other, page=page)

    response = client.get("/ita/2569/")
    assert len(response.content) < 300_000
    soup = read(client, "/ita/2569/")
    rows = soup.select(".item")
    assert len(rows) == 60
    assert len(rows[0].select(".item-evidence a")) == 4  # three, and the way to all
    assert rows[0].select_one('.item-evidence li:last-child a[href="/ita/2569/o1/"]')
    assert "ดูทั้งหมด 60 รายการ" in rows[0].get_text()
    assert len(read(client, "/ita/2569/?page=2").select(".item")) == 10

    first, last = read(client, "/ita/2569/o1/"), read(client, "/ita/2569/o1/?page=3")
    assert first.find("a", rel="next") and not last.find("a", rel="next")
    assert pages[-1].title.strip() in last.get_text()
    assert pages[-1].title.strip() not in first.get_text()


def test_an_item_with_little_evidence_shows_it_whole(client: Client, framework: Framework) -> None:
    item = ItemFactory(framework=framework, code="O1")
    for _ in range(3):
        EvidenceFactory(item=item, page=LawPageFactory(live=True))

    assert "ดูทั้งหมด" not in read(client, "/ita/2569/").get_text()
    assert not read(client, "/ita/2569/o1/").select(".pagination")
