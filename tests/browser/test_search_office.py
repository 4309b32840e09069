"""The webmaster's screens of search in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from wagtail.models import Site

from home.core.jobs import JobState
from home.thai.calendar import local_date
from search.indexing.state import record_made
from search.models import QuestionTotal, Rebuild, SynonymGroup
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

Visit = Callable[..., Page]


@pytest.fixture
def asked(site: Site) -> None:
    for question, without in (("ถังขยะหาย", 9), ("สมัครงาน", 0)):
        QuestionTotal.objects.create(
            site=site,
            day=local_date(timezone.now()),
            question=question,
            times=9,
            times_without_result=without,
        )


def test_from_what_was_not_found_to_a_synonym(
    visit: Visit, asked: None, assert_accessible: Any
) -> None:
    page = visit("/admin/", user=UserFactory(webmaster=True))
    panel = page.locator("section", has_text="คำค้นที่ไม่พบ")
    panel.get_by_role("link", name="เพิ่มคำพ้องของ: ถังขยะหาย").click()
    words = page.locator("textarea[name=words]")
    assert words.input_value().splitlines() == ["ถังขยะหาย"]
    assert_accessible(page)
    words.fill("ถังขยะหาย\nขอถังขยะใหม่")
    page.get_by_role("button", name="สร้าง", exact=True).click()
    page.wait_for_url("**/admin/search/synonyms/")
    assert SynonymGroup.objects.get().word_list == ["ถังขยะหาย", "ขอถังขยะใหม่"]
    page.reload()  # without the message, which is still fading in
    assert_accessible(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_report_fits_the_screen_and_can_be_read_by_all(
    width: int, visit: Visit, asked: None, assert_accessible: Any
) -> None:
    page = visit("/admin/search/questions/", user=UserFactory(webmaster=True), width=width)
    assert_accessible(page)
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0
    for name in ("แนะนำหน้าสำหรับ: ถังขยะหาย", "เพิ่มคำพ้องของ: ถังขยะหาย"):
        box = page.get_by_role("link", name=name).bounding_box()
        assert box and box["x"] + box["width"] <= width
    page.get_by_role("button", name="พักไว้: ถังขยะหาย").click()
    page.wait_for_load_state()
    assert not page.get_by_role("button", name="พักไว้: ถังขยะหาย").count()


def test_the_index_is_watched_until_it_is_made(
    visit: Visit, site: Site, assert_accessible: Any
) -> None:
    Rebuild.objects.create(state=JobState.RUNNING, percent=40)
    record_made(entries=0)
    page = visit("/admin/search/index/", user=UserFactory(webmaster=True))
    page.locator("[data-progress-message]", has_text="40%").wait_for()
    assert_accessible(page)
    Rebuild.objects.update(percent=70)
    page.locator("[data-progress-message]", has_text="70%").wait_for()
    Rebuild.objects.update(state=JobState.DONE, percent=100)
    page.get_by_role("heading", name="ดัชนีค้นหาเป็นปัจจุบัน").wait_for()
    assert_accessible(page)
