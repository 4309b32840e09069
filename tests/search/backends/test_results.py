"""What a question finds, through ``Model.objects.search()``; the same on every database."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site
from wagtail.search.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText

from home.models import ContentPage, NewsPage
from search.models import SynonymGroup
from search.thesaurus.lookup import synonyms_of
from tests.factories import LawPageFactory, NewsPageFactory, ServiceManualPageFactory

pytestmark = pytest.mark.usefixtures("site")


def news(title: str, body: str = "", **kwargs: Any) -> NewsPage:
    blocks = json.dumps([{"type": "paragraph", "value": body}] if body else [])
    known = {"live": True, "summary": "ย่อ", "source": "สำนักปลัด", "gallery": []}
    page: NewsPage = NewsPageFactory(title=title, body=blocks, **{**known, **kwargs})
    return page


def found(question: Any, pages: Any = None, **kwargs: Any) -> list[str]:
    pages = ContentPage.objects.live() if pages is None else pages
    return [page.title for page in pages.search(question, **kwargs)]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("ทุจริต", "แผนปฏิบัติการป้องกันการทุจริต"),
        ("การป้องกันการทุจริต", "แผนปฏิบัติการป้องกันการทุจริต"),
        ("สูงอายุ", "เบี้ยยังชีพผู้สูงอายุ"),
        ("อบต", "ประกาศ อ.บ.ต. บ้านตัวอย่าง"),
        ("อ.บ.ต.", "นายกอบต.พบประชาชน"),
        ("๒๕๖๘", "งบประมาณ พ.ศ. 2568"),
        ("2025", "งบประมาณ พ.ศ. 2568"),
        ("ปี 68", "งบประมาณ พ.ศ. 2568"),
        ("2568", "Budget 2025"),
        ("o12", "ตัวชี้วัด O12"),
        ("MOIT2", "ตัวชี้วัด MOIT 2"),
        ("โควิด 19", "มาตรการโควิด19"),
        ("pm2.5", "ฝุ่น PM 2.5"),
        ("เเผนพัฒนา", "แผนพัฒนาท้องถิ่น"),
        ("น\u0e4d\u0e49าท่วม", "ช่วยผู้ประสบภัยน้ำท่วม"),
        ("667500", "วงเงิน ๖๖๗,๕๐๐ บาท"),
        ("มีนาคม 2569", "ประกาศ มี.ค. 69"),
    ],
)
def test_finds_what_says_the_same(question: str, title: str) -> None:
    news(title)
    news("เรื่องอื่น")

    assert found(question)[0] == title


def test_a_word_is_not_found_inside_another() -> None:
    news("ความพยายามของพยาบาล")
    news("ยาเพื่อประชาชน")

    assert found("ยา") == ["ยาเพื่อประชาชน"]


def test_the_title_before_the_text_and_side_by_side_before_scattered() -> None:
    news("ข่าวที่หนึ่ง", "ขยะเก็บแล้ว ส่วนมูลฝอยติดเชื้อส่งโรงพยาบาล")
    news("ข่าวที่สอง", "การจัดการขยะมูลฝอยในชุมชน")
    news("ขยะมูลฝอยชุมชน")

    assert found("ขยะมูลฝอย")[:2] == ["ขยะมูลฝอยชุมชน", "ข่าวที่สอง"]


def test_newer_before_older_and_services_before_news() -> None:
    old, new = datetime(2021, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    news("ขออนุญาตก่อสร้าง", first_published_at=old, fiscal_year=2021)
    news("ขออนุญาตก่อสร้าง", first_published_at=new, fiscal_year=2026)
    ServiceManualPageFactory(
        title="ขออนุญาตก่อสร้าง", live=True, first_published_at=old, fiscal_year=2021
    )

    pages = list(ContentPage.objects.live().specific().search("ขออนุญาตก่อสร้าง"))

    assert [(type(page).__name__, page.fiscal_year) for page in pages] == [
        ("ServiceManualPage", 2021),
        ("NewsPage", 2026),
        ("NewsPage", 2021),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ทะเบียนราษฏร", "ทะเบียนราษฎร"),
        ("ขออนุญาติก่อสร้าง", "ขออนุญาตก่อสร้าง"),
        ("ไข้เลีอดออก", "ไข้เลือดออก"),
        ("งบประมาน", "งบประมาณ"),
        ("สิ่งแวดล้อน", "สิ่งแวดล้อม"),
        ("วัคซีนพิษสุนัขบา", "วัคซีนพิษสุนัขบ้า"),
    ],
)
def test_a_slip_finds_what_was_meant_and_says_so(typed: str, meant: str) -> None:
    news(f"เรื่อง{meant}")
    news("เรื่องอื่น")

    results = ContentPage.objects.live().search(typed)

    assert [page.title for page in results] == [f"เรื่อง{meant}"]
    assert results.parsed.correction == meant


def test_what_is_right_is_not_corrected() -> None:
    news("ขายหมูปิ้ง")
    news("ประชุมหมู่บ้าน")

    results = ContentPage.objects.live().search("หมู")

    assert results[0].title == "ขายหมูปิ้ง"
    assert results.parsed.correction is None


def test_no_correction_tells_what_stands_in_drafts() -> None:
    news("โครงการลับพิพิธภัณฑ์", live=False)

    results = ContentPage.objects.live().search("พิพิทธภัณฑ์")

    assert list(results) == []
    assert results.parsed.correction is None


def test_synonyms_count_less_than_what_was_typed() -> None:
    SynonymGroup.objects.create(words="สุนัข\nหมา", active=True)
    news("ฉีดวัคซีนหมา")
    news("ฉีดวัคซีนสุนัข")

    assert found("วัคซีนสุนัข") == ["ฉีดวัคซีนสุนัข", "ฉีดวัคซีนหมา"]


def test_synonyms_of_one_agency_do_not_hold_for_another(site: Site) -> None:
    SynonymGroup.objects.create(words="ตึกใหม่\nอาคารอเนกประสงค์", active=True, site=site)
    news("เปิดอาคารอเนกประสงค์")

    with synonyms_of(site):
        assert found("ตึกใหม่") == ["เปิดอาคารอเนกประสงค์"]
    assert found("ตึกใหม่") == []


def test_a_narrow_filter_is_part_of_the_question() -> None:
    """Two hundred better hits elsewhere do not push out the one that the filter lets through."""
    for number in range(205):
        news(f"ถนน {number}", fiscal_year=2025)
    news("โครงการปรับปรุงและซ่อมแซมถนนสายหลักและสายรองทุกสายในเขตเทศบาล", fiscal_year=2024)

    assert len(found("ถนน", ContentPage.objects.filter(fiscal_year=2024))) == 1
    assert ContentPage.objects.filter(fiscal_year=2024).search("ถนน").count() == 1


def test_all_that_was_found_is_counted_and_paged() -> None:
    for number in range(230):
        news(f"ถนนสาย {number}")

    results = ContentPage.objects.live().search("ถนน")
    first, last = results[:200], results[200:230]

    assert results.count() == 230
    assert len({page.pk for page in [*first, *last]}) == 230


def test_facets_count_what_was_found() -> None:
    news("ถนนหนึ่ง", fiscal_year=2025)
    news("ถนนสอง", fiscal_year=2025)
    news("ถนนสาม", fiscal_year=2024)
    news("สะพาน", fiscal_year=2024)

    assert ContentPage.objects.live().search("ถนน").facet("fiscal_year") == {2025: 2, 2024: 1}


def test_scores_are_told() -> None:
    news("ถนนดี")
    news("ข่าว", "ซ่อมถนนหน้าบ้าน")

    results = list(ContentPage.objects.live().search("ถนน").annotate_score("score"))

    assert results[0].score > results[1].score > 0


def test_the_order_of_the_queryset_can_be_kept() -> None:
    news("ข ถนน")
    news("ก ถนน")

    pages = ContentPage.objects.live().order_by("title")

    assert found("ถนน", pages, order_by_relevance=False) == ["ก ถนน", "ข ถนน"]


def test_questions_that_are_put_together() -> None:
    news("ถนนลูกรัง")
    news("ถนนลาดยาง")
    news("สะพานลูกรัง")
    road, gravel = PlainText("ถนน"), PlainText("ลูกรัง")

    assert found(And([road, gravel])) == ["ถนนลูกรัง"]
    assert set(found(Or([road, gravel]))) == {"ถนนลูกรัง", "ถนนลาดยาง", "สะพานลูกรัง"}
    assert found(And([road, Not(gravel)])) == ["ถนนลาดยาง"]
    assert found(Not(road)) == ["สะพานลูกรัง"]
    assert set(found(Boost(road, 2.0))) == {"ถนนลูกรัง", "ถนนลาดยาง"}
    assert set(found(Fuzzy("ถนน"))) == {"ถนนลูกรัง", "ถนนลาดยาง"}
    assert len(found(MATCH_ALL)) == 3
    assert found(Not(MATCH_ALL)) == []


def test_a_phrase_stands_as_it_is() -> None:
    news("ข่าว", "น้ำประปาไหลแรง และถนนกว้าง")
    news("ข่าวอื่น", "ประปาไม่ไหล น้ำแรง")

    assert found(Phrase("ประปาไหลแรง")) == ["ข่าว"]


def test_titles_only() -> None:
    news("สะพาน", "ใกล้ถนนใหญ่")
    news("ถนน")

    assert found("ถนน", fields=["title"]) == ["ถนน"]


def test_any_word_is_enough_when_that_is_asked() -> None:
    news("ถนน")
    news("สะพาน")

    assert set(found("ถนน สะพาน", operator="or")) == {"ถนน", "สะพาน"}


@pytest.mark.parametrize("typed", ["ทะเบียนรา", "ะเบียน", "ท", "ทะ", "ทะเบียนราษฏ", "บ้าน ทะเบ"])
def test_half_typed_words_find_titles(typed: str) -> None:
    news("งานทะเบียนราษฎรและบ้าน")
    news("ถนน")

    titles = [page.title for page in ContentPage.objects.live().autocomplete(typed)]

    assert titles == ["งานทะเบียนราษฎรและบ้าน"]


def test_a_half_typed_title_begins_with_it_before_it_has_it_inside() -> None:
    news("การขอทะเบียน")
    news("ทะเบียนพาณิชย์")

    titles = [page.title for page in ContentPage.objects.live().autocomplete("ทะเบ")]

    assert titles == ["ทะเบียนพาณิชย์", "การขอทะเบียน"]


def test_a_page_is_found_as_soon_as_it_is_saved_and_never_after_it_is_gone() -> None:
    page = news("ประปาหมู่บ้าน")
    assert found("ประปา") == ["ประปาหมู่บ้าน"]

    page.title = "สะพานหมู่บ้าน"
    page.save()
    assert (found("ประปา"), found("สะพาน")) == ([], ["สะพานหมู่บ้าน"])

    page.live = False
    page.save()
    assert found("สะพาน") == []

    page.delete()
    assert list(Page.objects.search("สะพาน")) == []


def test_the_number_of_queries_stays_as_the_site_grows() -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            found("ถนนในหมู่บ้าน")
        return len(captured)

    for number in range(3):
        news(f"ถนนในหมู่บ้านที่ {number}")
    few = queries()
    for number in range(40):
        news(f"ถนนในหมู่บ้านที่ {number}")

    assert queries() <= few


def test_laws_and_news_are_found_by_the_model_that_is_asked() -> None:
    news("ระเบียบพัสดุ")
    LawPageFactory(title="ระเบียบพัสดุ", live=True)

    assert len(found("ระเบียบพัสดุ", NewsPage.objects.live())) == 1
    assert found("ระเบียบพัสดุ", Page.objects.live())[:2] == ["ระเบียบพัสดุ"] * 2
