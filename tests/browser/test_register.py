"""Reading the register on a phone and on a desk, with titles as long as offices write them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import LawPageFactory, UserFactory
from tests.officers import pass_step

TITLE = "ประกาศนโยบายไม่รับของขวัญ (No Gift Policy) ประจำปีงบประมาณ พ.ศ. 2569 ของผู้บริหารและเจ้าหน้าที่ทุกระดับ"


@pytest.fixture
def checker(transactional_db: None) -> Any:
    """The checker of a page that was requested and checked."""
    requester, checker = UserFactory(requester=True), UserFactory(checker=True)
    page = LawPageFactory(title=TITLE, owner=requester)
    operations.request_publication(page, requester)
    pass_step(type(page).objects.get(pk=page.pk).current_workflow_task_state, checker)
    return checker


@pytest.mark.parametrize("width", [360, 1280])
def test_report_row_and_history_fit_the_screen(
    checker: Any,
    visit: Callable[..., Page],
    assert_accessible: Callable[[Page], None],
    width: int,
) -> None:
    entry = RegisterEntry.objects.last()
    assert entry
    window = visit(reverse("ita_register"), user=checker, width=width)
    assert_fits(window, assert_accessible)
    window.get_by_role("link", name=entry.label).click()
    expect(window.get_by_text(entry.sha256)).to_be_visible()
    assert_fits(window, assert_accessible)
    window.get_by_role("link", name="ประวัติการเผยแพร่").click()
    expect(window.get_by_role("heading", name="คำขอเผยแพร่ครั้งที่ 1: ตรวจสอบแล้ว")).to_be_visible()
    assert_fits(window, assert_accessible)


def test_the_export_keeps_what_was_filtered_meanwhile(
    checker: Any, visit: Callable[..., Page]
) -> None:
    entry = RegisterEntry.objects.last()
    assert entry
    window = visit(reverse("ita_register"), user=checker)
    window.get_by_role("textbox", name="คำค้นหา").fill(entry.label)
    expect(window.get_by_text("พบ 1 รายการ")).to_be_visible()
    window.get_by_role("button", name="คำสั่ง").click()
    link = window.get_by_role("link", name="ส่งออกเป็น Excel")
    assert f"q={entry.number}%2F" in (link.get_attribute("href") or "")


def assert_fits(window: Page, assert_accessible: Callable[[Page], None]) -> None:
    window.wait_for_load_state("networkidle")
    extra = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert window.evaluate(extra) == 0
    assert_accessible(window)
