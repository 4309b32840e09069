"""What a visitor finds in a section: newest first, by year and kind, by section of the Act."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from home.enums import ActSection, ContentKind, LawKind, PlanKind, Section
from home.models import HomePage, SectionPage
from tests.factories import (
    AnnouncementPageFactory,
    DisclosurePageFactory,
    LawPageFactory,
    NewsPageFactory,
    PlanPageFactory,
    ProcurementResultPageFactory,
)

Find = Callable[[Section], SectionPage]


@pytest.fixture
def listing(client: Client, section: Find) -> Callable[..., Any]:
    """``listing(Section.LAW, year=2568)`` is the context of the section's page."""

    def show(name: Section, **query: Any) -> Any:
        response = client.get(section(name).url, query)
        assert response.status_code == 200
        return response.context

    return show


def days_ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def titles(context: Any) -> list[str]:
    return [page.title for page in context["results"]]


def test_the_newest_page_stands_first(listing: Any) -> None:
    now = timezone.now()
    PlanPageFactory(title="ใหม่", live=True, first_published_at=now)
    PlanPageFactory(title="เก่า", live=True, first_published_at=now - timedelta(days=9))

    assert titles(listing(Section.GENERAL)) == ["ใหม่", "เก่า"]


def test_what_an_office_imports_stands_by_its_own_day(listing: Any) -> None:
    NewsPageFactory(title="ข่าวเดือนก่อน", live=True, first_published_at=days_ago(30))
    AnnouncementPageFactory(title="ประกาศเก่า", live=True, announced_on=date(2020, 1, 5))
    about = {"fiscal_year": 2017, "period_to": date(2017, 9, 30)}
    NewsPageFactory(title="ข่าวปี 2560", live=True, period_from=date(2017, 8, 1), **about)

    assert titles(listing(Section.NEWS)) == ["ข่าวเดือนก่อน", "ประกาศเก่า", "ข่าวปี 2560"]


def test_drafts_and_pages_of_other_sections_are_not_listed(listing: Any) -> None:
    LawPageFactory(title="ร่าง")
    NewsPageFactory(title="ข่าว", live=True)

    assert titles(listing(Section.LAW)) == []


def test_filters_by_year_and_kind(listing: Any) -> None:
    LawPageFactory(title="ปีก่อน", live=True, fiscal_year=2025)
    LawPageFactory(title="ปีนี้", live=True, fiscal_year=2026)
    LawPageFactory(title="ประกาศ", live=True, content_kind=ContentKind.ANNOUNCEMENT)

    assert titles(listing(Section.LAW, year=2568)) == ["ปีก่อน"]
    assert titles(listing(Section.LAW, kind="announcement")) == ["ประกาศ"]
    assert titles(listing(Section.LAW, year=2568, kind="announcement")) == []


def test_only_years_and_kinds_that_exist_are_offered_and_years_are_be(listing: Any) -> None:
    LawPageFactory(live=True, fiscal_year=2025)

    form = listing(Section.LAW)["filter"].form

    assert list(form.fields["year"].choices)[1:] == [("2568", "2568")]
    assert [value for value, _label in form.fields["kind"].choices][1:] == ["law"]


@pytest.mark.parametrize(
    "query", [{"year": "x"}, {"year": "9" * 40}, {"kind": "'\x00"}, {"page": "-1"}, {"page": "zz"}]
)
def test_nonsense_in_the_address_shows_the_whole_list(listing: Any, query: Any) -> None:
    LawPageFactory(title="ข้อบัญญัติ", live=True)

    assert titles(listing(Section.LAW, **query)) == ["ข้อบัญญัติ"]


def test_a_long_list_is_paged_and_keeps_the_filter(client: Client, section: Find) -> None:
    for _ in range(21):
        LawPageFactory(live=True, fiscal_year=2026)

    response = client.get(section(Section.LAW).url, {"year": 2569})

    assert len(response.context["results"]) == 20
    assert "?year=2569&amp;page=2" in response.content.decode()


def test_a_section_of_the_act_lists_pages_of_the_whole_website(listing: Any) -> None:
    DisclosurePageFactory(title="มติ", live=True, act_section=ActSection.S9_7)
    LawPageFactory(title="ข้อบัญญัติ", live=True, act_sections=["9(7)"])
    LawPageFactory(title="กฎหมายอื่น", live=True, law_kind=LawKind.ACT)

    assert titles(listing(Section.DISCLOSURE)) == ["มติ"]
    assert set(titles(listing(Section.DISCLOSURE, act_section="9(7)"))) == {"มติ", "ข้อบัญญัติ"}
    assert titles(listing(Section.DISCLOSURE, act_section="9(6)")) == []
    assert titles(listing(Section.DISCLOSURE, act_section="10")) == ["มติ"]
    assert "act_index" not in listing(Section.LAW)


def test_the_index_names_the_pages_of_each_section_or_says_that_there_is_none(
    client: Client, section: Find
) -> None:
    PlanPageFactory(title="ข้อบัญญัติงบประมาณ", live=True, plan_kind=PlanKind.BUDGET)
    for number in range(6):
        ProcurementResultPageFactory(title=f"สขร. {number}", live=True)

    html = client.get(section(Section.DISCLOSURE).url).content.decode()

    assert "ข้อบัญญัติงบประมาณ" in html
    assert html.count("สขร. ") == 5 and "?act_section=9%288%29" in html
    assert html.count("ยังไม่มีข้อมูลที่เผยแพร่") == 11


def test_the_front_page_shows_what_is_current(client: Client, home_page: HomePage) -> None:
    """What is past, archived yet or not, is neither among the alerts nor the newest."""
    NewsPageFactory(title="ข่าวทั่วไป", live=True)
    NewsPageFactory(title="งดจ่ายน้ำ", live=True, is_alert=True)
    NewsPageFactory(
        title="เตือนภัยเก่า", live=True, is_alert=True, publication_end_date=date(2025, 1, 1)
    )
    for title in ("เตือนภัยที่เก็บแล้ว", "ข่าวที่เก็บแล้ว"):
        alert = title.startswith("เตือน")
        NewsPageFactory(title=title, live=True, is_alert=alert, archived_on=date(2026, 1, 1))

    context = client.get(home_page.url).context

    assert [page.title for page in context["alerts"]] == ["งดจ่ายน้ำ"]  # above every page
    for name in ("latest_news", "latest_pages"):
        assert [page.title for page in context[name]] == ["งดจ่ายน้ำ", "ข่าวทั่วไป"]


def test_a_front_page_of_past_things_says_so(client: Client, home_page: HomePage) -> None:
    NewsPageFactory(live=True, archived_on=date(2026, 1, 1))

    assert "ขณะนี้ไม่มีรายการที่เป็นปัจจุบัน" in client.get(home_page.url).content.decode()


@pytest.mark.parametrize(
    ("utc", "listed"), [("2026-09-30 16:59", True), ("2026-09-30 17:00", False)]
)
def test_the_last_day_ends_at_midnight_in_bangkok(
    client: Client, home_page: HomePage, utc: str, listed: bool
) -> None:
    NewsPageFactory(live=True, publication_end_date=date(2026, 9, 30))

    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        shown = len(client.get(home_page.url).context["latest_news"])

    assert shown == listed


@pytest.fixture
def past_and_current(section: Find) -> None:
    LawPageFactory(title="เก็บแล้ว", live=True, archived_on=date(2026, 1, 1))
    LawPageFactory(title="เดิม", live=True)
    LawPageFactory(title="ครบกำหนดแล้ว", live=True, publication_end_date=date(2026, 1, 1))
    LawPageFactory(title="ใหม่", live=True, publication_end_date=date(9999, 1, 1))


def test_what_is_past_stands_behind_all_others(listing: Any, past_and_current: None) -> None:
    assert titles(listing(Section.LAW)) == ["ใหม่", "เดิม", "ครบกำหนดแล้ว", "เก็บแล้ว"]


def test_a_list_is_narrowed_to_what_is_current_or_past(
    listing: Any, past_and_current: None
) -> None:
    assert titles(listing(Section.LAW, period="current")) == ["ใหม่", "เดิม"]
    assert titles(listing(Section.LAW, period="past")) == ["ครบกำหนดแล้ว", "เก็บแล้ว"]
    assert len(titles(listing(Section.LAW, period="x"))) == 4


def test_a_list_without_past_pages_offers_no_such_choice(listing: Any) -> None:
    LawPageFactory(live=True)

    assert "period" not in listing(Section.LAW)["filter"].form.fields


def test_a_past_page_is_marked_in_its_list(
    client: Client, section: Find, past_and_current: None
) -> None:
    html = client.get(section(Section.LAW).url).content.decode()

    assert html.count("badge-past") == 2
