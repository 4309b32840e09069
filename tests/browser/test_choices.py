"""How a visitor wants to see the site: by the device, by choice, on the device alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.factories import NewsPageFactory, UserFactory

Visit = Callable[..., Page]
GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK, BLACK = "rgb(244, 247, 247)", "rgb(14, 23, 27)", "rgb(0, 0, 0)"


@pytest.mark.parametrize(
    ("wishes", "ground"),
    [
        ({}, LIGHT),
        ({"color_scheme": "dark"}, DARK),
        ({"contrast": "more"}, BLACK),
        ({"color_scheme": "dark", "java_script_enabled": False}, DARK),
        ({"contrast": "more", "java_script_enabled": False}, BLACK),
    ],
)
def test_without_a_choice_the_device_says_it(
    transactional_db: None, visit: Visit, wishes: dict[str, object], ground: str
) -> None:
    page = visit("/", **wishes)
    if wishes.get("java_script_enabled") is False:
        expect(page.locator(".choices")).to_be_hidden()
        page.emulate_media()  # Playwright cannot evaluate without scripts: look at a picture
        pixel = page.screenshot(clip={"x": 2, "y": 600, "width": 1, "height": 1})
        assert pixel == _one_pixel(page, ground)
        return
    assert page.evaluate(GROUND) == ground


def _one_pixel(page: Page, colour: str) -> bytes:
    blank = page.context.new_page()
    blank.set_content(f'<body style="background:{colour}">')
    return blank.screenshot(clip={"x": 2, "y": 600, "width": 1, "height": 1})


def test_a_choice_holds_on_the_next_page_before_anything_is_painted(
    transactional_db: None, visit: Visit
) -> None:
    page = visit("/", color_scheme="dark")
    page.get_by_text("การแสดงผล").click()
    page.get_by_label("สว่าง").check()
    assert page.evaluate(GROUND) == LIGHT
    page.get_by_label("ใหญ่ที่สุด").check()
    page.get_by_label("เลขไทย").check()

    sent = []
    page.on("request", lambda request: sent.append((request.url, request.post_data)))
    page.goto(page.url + "law/")
    assert page.evaluate(GROUND) == LIGHT
    assert page.evaluate("document.documentElement.dataset.size") == "largest"
    assert not [url for url, data in sent if data or "light" in url]
    assert not page.context.cookies(), "a choice stays on the device"
    page.get_by_text("การแสดงผล").click()
    expect(page.get_by_label("สว่าง")).to_be_checked()
    page.get_by_label("ตามอุปกรณ์").check()
    assert page.evaluate(GROUND) == DARK


def test_the_theme_is_there_when_the_body_begins(transactional_db: None, visit: Visit) -> None:
    """The script in the head is waited for: no flash of another theme."""
    page = visit("/")
    page.evaluate("localStorage.setItem('choices', JSON.stringify({theme: 'dark'}))")
    page.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) { watch.disconnect();"
        " window.first = document.querySelector('link[data-theme=dark]').media; } })"
        ".observe(document, { childList: true, subtree: true });"
    )
    page.reload()
    assert page.evaluate("window.first") == "screen"


def test_the_panel_is_used_by_keyboard_on_the_smallest_screen(
    transactional_db: None, visit: Visit, assert_accessible: Callable[[Page], None]
) -> None:
    page = visit("/law/", width=320)
    summary = page.locator(".choices summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(GROUND) == DARK
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(page.locator(".choices")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


def test_digits_are_shown_in_thai_and_stay_what_they_are(
    transactional_db: None, visit: Visit
) -> None:
    page = NewsPageFactory(title="งบประมาณ 2569", live=True)
    window = visit(page.url)
    heading = window.locator("h1")
    before = heading.screenshot()
    fonts = []
    window.on("request", lambda r: fonts.append(r.url) if "digits" in r.url else None)
    window.get_by_text("การแสดงผล").click()
    window.get_by_label("เลขไทย").check()
    window.keyboard.press("Escape")
    window.wait_for_load_state("networkidle")
    window.evaluate("document.fonts.ready")
    assert fonts and all("digits-thai" in url for url in fonts)
    assert heading.screenshot() != before
    expect(heading).to_have_text("งบประมาณ 2569")


def test_a_device_that_keeps_nothing_still_shows_the_page(
    transactional_db: None, visit: Visit
) -> None:
    page = visit("/")
    for kept in ("null", "[1]", "{", '{"theme": 5}', '{"size": "<b>"}'):
        page.evaluate("kept => localStorage.setItem('choices', kept)", kept)
        page.reload()
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".choices")).to_be_visible()


def test_the_pattern_page_is_accessible(
    transactional_db: None, visit: Visit, assert_accessible: Callable[[Page], None]
) -> None:
    for width in (320, 1280):
        page = visit("/patterns/", user=UserFactory(requester=True), width=width)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert_accessible(page)
