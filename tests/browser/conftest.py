"""A real Chromium before the live server. Where there is none the tests say so and are skipped."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright

from tests.factories import PASSWORD

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator[Browser]:
    ours = connections["default"]
    with sync_playwright() as playwright:
        # With an event loop in the thread, Django would open a connection of its own, of which what
        # tests/conftest.py did to ours knows nothing (asgiref's Local, thread-critical).
        connections["default"] = ours
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """``visit("/law/")`` opens a window as a visitor; ``user=`` signs that officer in first.

    ``wishes`` are the device's, as Playwright names them (``color_scheme="dark"``).

    Every request that leaves the site fails the test.
    """
    contexts = []
    strays: list[str] = []

    def open_window(
        path: str = "/", user: User | None = None, width: int = 1280, **wishes: Any
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale="en-US",
            accept_downloads=True,
            **wishes,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((live_server.url, "data:", "blob:"))
                else strays.append(request.url)
            ),
        )
        if user:
            page.goto(f"{live_server.url}/admin/login/")
            page.fill("input[name=username]", user.username)
            page.fill("input[name=password]", PASSWORD)
            page.click("button[type=submit]")
            page.wait_for_url("**/admin/")
        page.goto(live_server.url + path)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert not strays, "requests that leave the site"


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


@pytest.fixture
def assert_accessible() -> Callable[..., None]:
    """WCAG 2.1 AA as far as axe can see, or ``only`` some of its rules."""

    def check(page: Page, only: list[str] = RULES) -> None:
        results = Axe().run(page, options={"runOnly": only})
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check
