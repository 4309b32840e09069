"""Headings get their ids when a page is rendered; nothing is stored."""

import json
from typing import Any

import pytest
from django.test import Client

from home.headings import heading_id, headings_of, same_heading, with_ids
from ita.integrity.seal import seal_of
from tests.factories import AgencyProfilePageFactory, LawPageFactory

TEXTS = (
    "<h2>ข้อมูล <b>ติดต่อ</b></h2><p>ก</p><h3>แผน &amp; ผล</h3>",
    "<h2>ข้อมูล ติดต่อ</h2><h2></h2>",
)
BODY = json.dumps([{"type": "paragraph", "value": text} for text in TEXTS])


def test_an_id_depends_on_the_words_alone() -> None:
    one = heading_id("แผนปฏิบัติราชการ ปี ๒๕๖๙")
    assert one == heading_id("  แผนปฏิบัติราชการ  ปี 2569 ")
    assert one.isascii() and one.startswith("h-")
    assert one != heading_id("แผนปฏิบัติราชการ ปี 2568")
    assert heading_id("แผน (2)") == heading_id("แผน") + "-2"


def test_headings_get_ids_in_order_and_doubled_ones_a_number() -> None:
    rendered = with_ids('<h2>ก</h2><h3 class="x">ก</h3><h2 id="files">ก</h2><h1>ก</h1><h2> </h2>')
    first = heading_id("ก")
    assert rendered == (
        f'<h2 id="{first}">ก</h2><h3 class="x" id="{first}-2">ก</h3>'
        '<h2 id="files">ก</h2><h1>ก</h1><h2> </h2>'
    )


def test_no_two_ids_are_alike_whatever_the_headings_say() -> None:
    rendered = with_ids("<h2>ก</h2><h2>ก</h2><h2>ก (2)</h2><h2>ก (2)</h2><h2>ก</h2>")
    ids = [part.partition('"')[0] for part in rendered.split('id="')[1:]]
    assert len(ids) == len(set(ids)) == 5


@pytest.mark.django_db
@pytest.mark.parametrize("factory", [LawPageFactory, AgencyProfilePageFactory])
def test_what_is_offered_is_what_the_public_page_shows(site: Any, factory: Any) -> None:
    page = factory(body=BODY, live=True)
    before = seal_of(page).sha256
    offered = headings_of(page)
    assert offered[-3:] == ["ข้อมูล ติดต่อ", "แผน & ผล", "ข้อมูล ติดต่อ (2)"]
    text = Client().get(page.url).content.decode()
    for name in offered:
        assert text.count(f'id="{heading_id(name)}"') == 1, name
    page.refresh_from_db()
    assert seal_of(page).sha256 == before
    assert "id=" not in "".join(block.value.source for block in page.body)


@pytest.mark.django_db
def test_a_profile_offers_the_headings_of_its_texts(site: Any) -> None:
    page = AgencyProfilePageFactory(powers="<h3>ฐานกฎหมาย</h3><p>ก</p>", live=True)
    offered = headings_of(page)
    assert offered.index("ฐานกฎหมาย") == offered.index("อำนาจหน้าที่") + 1
    AgencyProfilePage = type(page)
    AgencyProfilePage.objects.update(vision="")
    assert "วิสัยทัศน์" not in headings_of(AgencyProfilePage.objects.get())


def test_spelling_that_looks_the_same_is_the_same() -> None:
    assert same_heading("ข้อ ๑  น\u0e4d\u0e32", "ข้อ 1 นำ")
    assert not same_heading("ข้อ 1", "ข้อ 2")
