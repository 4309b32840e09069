"""Alerts stand above every page: the most urgent first, three at most, until their last day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Locale, PageViewRestriction, Site

from home.alerts import alerts_of
from home.enums import AlertLevel, Section
from home.models import HomePage, SectionPage
from tests.factories import LawPageFactory, NewsPageFactory


def alert(title: str, level: str = "", **facts: Any) -> Any:
    return NewsPageFactory(title=title, is_alert=True, alert_level=level, live=True, **facts)


def titles(home: HomePage, language: str = "th") -> list[str]:
    return [page.title for page in alerts_of(home, language)]


def test_the_most_urgent_stand_first_and_three_at_most(home_page: HomePage) -> None:
    alert("น้ำป่า", AlertLevel.DANGER)
    for number in range(14):
        alert(f"แจ้งให้ทราบ {number}", AlertLevel.INFORMATION)
    alert("งดจ่ายน้ำ")
    alert("ฝนตกหนัก", AlertLevel.WARNING)

    assert titles(home_page) == ["น้ำป่า", "ฝนตกหนัก", "งดจ่ายน้ำ"]


def test_what_is_past_closed_or_another_agencys_does_not_stand(
    home_page: HomePage, other_agency: Site
) -> None:
    alert("หมดช่วง", publication_end_date=date(2025, 1, 1))
    alert("เก็บแล้ว", archived_on=date(2026, 1, 1))
    NewsPageFactory(title="ร่าง", is_alert=True)
    NewsPageFactory(title="ข่าว", live=True)
    closed = alert("เฉพาะบางคน")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    news = SectionPage.objects.child_of(other_agency.root_page).get(section=Section.NEWS)
    alert("ของหน่วยงานอื่น", parent=news)

    assert titles(home_page) == []


def test_an_alert_stands_in_the_language_of_the_address_or_in_its_own(home_page: HomePage) -> None:
    thai = alert("น้ำท่วม")
    alert("ไม่มีคำแปล")
    english = Locale.objects.get(language_code="en")
    section = SectionPage.objects.get(section=Section.NEWS, locale=english)
    alert("Flood", parent=section, locale=english, translation_key=thai.translation_key)

    assert set(titles(home_page, "en")) == {"Flood", "ไม่มีคำแปล"}
    assert set(titles(home_page, "th")) == {"น้ำท่วม", "ไม่มีคำแปล"}


def test_alerts_are_one_query(home_page: HomePage, django_assert_num_queries: Any) -> None:
    for number in range(5):
        alert(f"แจ้งเตือน {number}")

    with django_assert_num_queries(1):
        found = alerts_of(home_page, "th")
        assert [page.locale.language_code for page in found] == ["th"] * 3


def test_every_page_shows_them_with_their_level(
    client: Client, home_page: HomePage, section: Callable[[Section], SectionPage]
) -> None:
    alert("น้ำป่าไหลหลาก", AlertLevel.DANGER)
    law = LawPageFactory(live=True)

    for url in (home_page.url, section(Section.LAW).url, law.url, "/search/", "/sitemap/"):
        html = client.get(url).content.decode()
        assert "น้ำป่าไหลหลาก" in html and "alert-danger" in html, url
    assert "น้ำป่าไหลหลาก" in client.get("/no-such-page/").content.decode()


@pytest.mark.django_db
def test_a_level_without_an_alert_is_refused() -> None:
    page = NewsPageFactory(alert_level=AlertLevel.DANGER)

    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "alert_level" in refused.value.message_dict


@pytest.mark.django_db
def test_an_alert_of_before_there_were_levels_is_a_warning() -> None:
    assert NewsPageFactory(is_alert=True).level == AlertLevel.WARNING
    assert NewsPageFactory().level is None


@pytest.mark.django_db
def test_an_event_ends_after_it_begins() -> None:
    page = NewsPageFactory(event=True)
    page.event_from, page.event_until = page.event_until, page.event_from
    with pytest.raises(ValidationError):
        page.full_clean()
    page.event_from = None
    with pytest.raises(ValidationError):
        page.full_clean()
