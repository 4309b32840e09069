"""Every type of page as the public reads it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import Site

from home.core.duties import Duty
from home.enums import Section
from home.models import AgencySettings, HomePage, SectionPage
from ita.workflow import operations
from tests.factories import (
    CONTENT_PAGE_FACTORIES,
    ContactPageFactory,
    ContentPageFactory,
    DocumentFactory,
    ExecutivesPageFactory,
    LawPageFactory,
    NewsPageFactory,
    ProcurementResultPageFactory,
    ServiceManualPageFactory,
)
from tests.officers import pass_step
from tests.site.reading import assert_well_built, soup_of

LONG_TITLE = ("โครงการก่อสร้างปรับปรุงถนนคอนกรีตเสริมเหล็กและวางท่อระบายน้ำ" * 5)[:255]
every_type = pytest.mark.parametrize(
    "factory", CONTENT_PAGE_FACTORIES, ids=lambda factory: factory._meta.model.__name__
)


def thai(msgid: str) -> str:
    with translation.override("th"):
        return gettext(msgid)


def text_of(client: Client, url: str) -> str:
    return " ".join(soup_of(client, url).get_text(" ").split())


@every_type
def test_every_type_shows_what_it_states(
    client: Client, site: Site, factory: type[ContentPageFactory]
) -> None:
    document = DocumentFactory(filename="รายงาน ปี 2569.pdf", title="รายงานประจำปี")
    page = factory(title=LONG_TITLE, live=True, files=[document])

    soup = soup_of(client, page.url)

    assert_well_built(soup)
    text = soup.get_text(" ")
    assert soup.h1 and soup.h1.get_text() == LONG_TITLE
    for stated in (page.summary, page.source, page.owner_unit.name, "1 ต.ค. 2568 – 30 ก.ย. 2569"):
        assert stated in text
    assert "รายงานประจำปี" in text and "รายงาน ปี 2569.pdf" in text and ".pdf" in text
    assert soup.find("a", href=document.url)
    crumbs = soup.find(class_="breadcrumbs")
    assert crumbs and page.get_parent().title in crumbs.get_text()


@every_type
def test_a_draft_of_any_type_is_not_shown(
    client: Client, site: Site, factory: type[ContentPageFactory]
) -> None:
    page = factory(title="ร่างลับ", live=False)

    soup = soup_of(client, page.url, status=404)

    assert "ร่างลับ" not in soup.get_text()


def test_a_published_page_names_the_four_officers_and_its_number(
    client: Client, requester: Any, checker: Any, approver: Any, webmaster: Any
) -> None:
    page = LawPageFactory(owner=requester)
    operations.request_publication(page, requester)
    for _duty, officer in zip(Duty, (checker, approver, webmaster), strict=True):
        page.refresh_from_db()
        pass_step(page.current_workflow_task_state, officer)

    text = text_of(client, page.url)

    for officer in (requester, checker, approver, webmaster):
        post = officer.posts.get()
        assert post.full_name in text and post.position in text
    assert re.search(r"4/25\d\d", text)


def test_dates_are_be_and_in_bangkok(client: Client, site: Site) -> None:
    new_year = timezone.datetime(2025, 12, 31, 18, 0, tzinfo=timezone.get_fixed_timezone(0))
    page = LawPageFactory(live=True, first_published_at=new_year)

    assert "1 มกราคม 2569" in text_of(client, page.url)


@pytest.mark.parametrize(("days", "is_over"), [(-1, True), (0, False), (1, False), (None, False)])
def test_a_page_past_its_period_says_so(
    client: Client, site: Site, days: int | None, is_over: bool
) -> None:
    today = timezone.localdate()
    end = today + timedelta(days=days) if days is not None else None
    page = LawPageFactory(live=True, publication_end_date=end)

    notice = soup_of(client, page.url).find(class_="notice-past")

    assert bool(notice) == is_over


def test_an_empty_month_is_stated(client: Client, site: Site) -> None:
    page = ProcurementResultPageFactory(live=True, none_this_month=True, contracts=[])

    soup = soup_of(client, page.url)

    assert thai("There was no procurement in this month") in soup.get_text()
    assert not soup.find("table")


def test_a_procurement_result_has_its_eight_fields(client: Client, site: Site) -> None:
    table = soup_of(client, ProcurementResultPageFactory(live=True).url).find("table")

    assert table and len(table.find_all("th")) == len(table.find_all("td")) == 8
    assert "50,000" in table.get_text()


def test_steps_are_an_ordered_list_with_time_and_unit(client: Client, site: Site) -> None:
    steps = soup_of(client, ServiceManualPageFactory(live=True).url).select("ol.steps > li")

    assert len(steps) == 2
    assert "15 นาที" in steps[0].get_text() and "กองช่าง" in steps[0].get_text()


def test_a_contact_page_gives_its_position_without_an_embedded_map(
    client: Client, site: Site
) -> None:
    soup = soup_of(client, ContactPageFactory(live=True).url)

    assert soup.find("a", href="geo:16.543210,104.723456")
    assert soup.find("a", href="tel:020000000")
    assert not soup.find("iframe")


def test_executives_stand_by_side_and_the_cio_is_marked(client: Client, site: Site) -> None:
    page = ExecutivesPageFactory(live=True)
    page.executives.update(is_cio=True)

    text = text_of(client, page.url)

    assert page.executives.first().position in text
    assert "CIO" in text


@pytest.mark.parametrize("section_name", Section)
def test_every_section_page_is_well_built(
    client: Client, section: Callable[[Section], SectionPage], section_name: Section
) -> None:
    assert_well_built(soup_of(client, section(section_name).url))


def test_the_front_page_leads_to_all_sections_and_to_no_assessment_that_is_not_open(
    client: Client, home_page: HomePage
) -> None:
    NewsPageFactory(title="ข่าวใหม่", live=True)

    soup = soup_of(client, home_page.url)

    assert_well_built(soup)
    assert len(soup.select(".section-card")) == 10
    assert soup.find("a", href="/ita/") is None
    assert "ข่าวใหม่" in soup.get_text()


def test_the_footer_gives_the_agency_s_contact(client: Client, site: Site) -> None:
    settings = AgencySettings.for_site(site)
    settings.address, settings.phone = "99 ถนนเทศบาล", "0 4261 1234"
    settings.save()

    footer = soup_of(client, "/").find("footer")

    assert footer and "99 ถนนเทศบาล" in footer.get_text()
    assert footer.find("a", href="tel:042611234")


@pytest.mark.parametrize("path", ["/no/such/page/", "/en/nothing/", "/ita/2569/x/y/"])
def test_what_is_not_there_is_told_in_the_site(client: Client, site: Site, path: str) -> None:
    assert_well_built(
        soup_of(client, path, status=404), language="en" if path.startswith("/en/") else "th"
    )


def test_robots_keep_out_of_the_admin(client: Client, db: None) -> None:
    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    assert b"Disallow: /admin/" in response.content


def test_the_period_of_a_page_may_be_open(client: Client, site: Site) -> None:
    page = LawPageFactory(live=True, period_from=date(2025, 10, 1), period_to=None)

    assert "ตั้งแต่ 1 ต.ค. 2568" in text_of(client, page.url)


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_the_last_error_pages_need_neither_request_nor_database(template: str) -> None:
    soup = BeautifulSoup(render_to_string(template), "html.parser")

    assert soup.html and soup.html["lang"] == "th" and soup.h1
