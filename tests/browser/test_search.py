"""The search page and the suggestions in a real browser, at two widths, by keyboard."""

from collections.abc import Callable
from contextlib import suppress
from urllib.parse import quote

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.factories import (
    ContactPageFactory,
    LawPageFactory,
    NewsPageFactory,
    ServiceManualPageFactory,
)

LONG_TITLE = "ประกาศภาษีเรื่องหลักเกณฑ์และวิธีการเปิดเผยข้อมูลข่าวสารต่อสาธารณะ" * 4
QUESTION = quote("ภาษี")

Check = Callable[[Page], None]
Visit = Callable[..., Page]


@pytest.fixture
def pages(transactional_db: None) -> None:
    ServiceManualPageFactory(title="คู่มือ การชำระภาษี", live=True)
    LawPageFactory(title=LONG_TITLE[:255], live=True, fiscal_year=2025)
    for number in range(11):
        NewsPageFactory(title=f"ข่าวภาษี {number}", live=True)
    ContactPageFactory(live=True)


def assert_fits(page: Page) -> None:
    extra = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(extra) == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_results_filters_and_next_steps_are_accessible_and_fit(
    pages: None, visit: Visit, assert_accessible: Check, width: int
) -> None:
    page = visit(f"/search/?q={QUESTION}", width=width)
    expect(page.locator(".result-count")).to_have_text("พบ 13 รายการ")
    assert_fits(page)
    assert_accessible(page)

    page.get_by_text("ปีงบประมาณ", exact=True).click()
    expect(page.get_by_role("link", name="2568 1 รายการ")).to_be_visible()
    assert_fits(page)
    assert_accessible(page)

    page.get_by_role("link", name="2568 1 รายการ").click()
    expect(page.locator(".result-count")).to_have_text("พบ 1 รายการ")
    assert_accessible(page)
    page.get_by_role("link", name="ยกเลิกตัวกรองนี้").click()
    expect(page.locator(".result-count")).to_have_text("พบ 13 รายการ")
    page.get_by_role("link", name="ถัดไป").click()
    expect(page.get_by_text("หน้า 2 จาก 2")).to_be_visible()

    page.goto(page.url.split("?")[0] + "?q=" + quote("ไดโนเสาร์"))
    expect(page.get_by_role("heading", name="สอบถามหน่วยงาน")).to_be_visible()
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_suggestions_by_keyboard(
    pages: None, visit: Visit, assert_accessible: Check, width: int
) -> None:
    page = visit("/", width=width)
    field = page.locator("#hero-search")
    box = page.get_by_role("listbox")
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_attribute("aria-expanded", "false")

    field.press_sequentially("ภาษี", delay=20)
    expect(box).to_be_visible()
    options = box.get_by_role("option")
    expect(options.first).to_contain_text("คู่มือ การชำระภาษี")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_text("มีคำแนะนำ 8 รายการ")).to_be_attached()
    assert_fits(page)
    assert_accessible(page)

    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    chosen = options.first.get_attribute("id") or ""
    expect(field).to_have_attribute("aria-activedescendant", chosen)
    assert_accessible(page)
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", chosen)
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("Home")
    assert field.get_attribute("aria-activedescendant") is None
    assert field.evaluate("field => field.selectionStart") == 0

    field.press("Escape")
    expect(box).to_be_hidden()
    expect(field).to_have_value("ภาษี")
    field.press("ArrowDown")
    expect(box).to_be_visible()
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("คู่มือ การชำระภาษี")


def test_enter_without_a_choice_searches(pages: None, visit: Visit) -> None:
    page = visit("/")
    field = page.locator("#hero-search")
    field.press_sequentially("ภาษี", delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("ผลการค้นหา “ภาษี”")


def test_a_click_chooses_and_leaving_the_field_closes(pages: None, visit: Visit) -> None:
    page = visit("/")
    field = page.locator("#hero-search")
    field.press_sequentially("ภาษี", delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()

    field.fill("ภาษ")
    field.press_sequentially("ี")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("คู่มือ การชำระภาษี")


def test_an_answer_that_comes_late_is_not_shown(pages: None, visit: Visit) -> None:
    """The answer to "ข่าว" is held back until "ภาษี" was asked."""
    page = visit("/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        if quote("ข่าว") in route.request.url:
            held.append(route)
        else:
            route.continue_()

    page.route("**/search/suggest*", hold)
    field = page.locator("#hero-search")
    field.press_sequentially("ข่าว", delay=20)
    page.wait_for_timeout(500)
    assert held
    field.fill("การชำระ")
    expect(page.get_by_role("option")).to_have_count(1)
    late = {"suggestions": [{"text": "ข่าวที่มาช้า", "kind": "ข่าว", "url": "/"}]}
    for route in held:
        with suppress(Error):  # the browser has given the request up
            route.fulfill(json=late)
    page.wait_for_timeout(300)

    expect(page.get_by_role("option")).to_have_count(1)
    expect(page.get_by_role("option")).to_contain_text("คู่มือ การชำระภาษี")


def test_while_an_input_method_composes_nothing_is_asked(pages: None, visit: Visit) -> None:
    page = visit("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    compose = """(field, isComposing) => {
        field.focus();
        field.value = "ภาษี";
        field.dispatchEvent(new InputEvent("input", {isComposing, bubbles: true}));
        if (!isComposing) field.dispatchEvent(new CompositionEvent("compositionend"));
    }"""
    field = page.locator("#hero-search")
    field.evaluate(compose, True)
    page.wait_for_timeout(500)
    assert not [url for url in asked if "suggest" in url]

    field.evaluate(compose, False)
    expect(page.get_by_role("option").first).to_be_visible()
    assert len([url for url in asked if "suggest" in url]) == 1


def test_without_scripts_the_form_is_plain_and_filters_work(
    pages: None, chromium: object, live_server: object
) -> None:
    context = chromium.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(live_server.url + "/")  # type: ignore[attr-defined]
    field = page.locator("#hero-search")
    assert field.get_attribute("role") is None
    field.fill("ภาษี")
    field.press("Enter")
    expect(page.locator(".result-count")).to_have_text("พบ 13 รายการ")
    page.get_by_text("ปีงบประมาณ", exact=True).click()
    page.get_by_role("link", name="2568 1 รายการ").click()
    expect(page.locator(".result-count")).to_have_text("พบ 1 รายการ")
    context.close()


def test_no_script_or_style_stands_in_the_page(pages: None, visit: Visit) -> None:
    """So that a strict content security policy can be sent."""
    page = visit(f"/search/?q={QUESTION}")
    page.locator("#page-search").press_sequentially("ค")
    page.wait_for_timeout(500)

    inside = "document.querySelectorAll('script:not([src]), style, [style], [onclick]').length"
    assert page.evaluate(inside) == 0


def test_the_printed_page_has_results_and_no_controls(pages: None, visit: Visit) -> None:
    page = visit(f"/search/?q={QUESTION}")
    page.emulate_media(media="print")

    expect(page.get_by_text("ปีงบประมาณ", exact=True).first).to_be_hidden()
    expect(page.get_by_role("link", name="คู่มือ การชำระภาษี")).to_be_visible()
