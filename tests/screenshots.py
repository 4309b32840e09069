"""Pictures of every kind of public page, on a phone and on a desk, of a demo that is being served.

``make screenshots``, or ``python -m tests.screenshots http://127.0.0.1:8000 docs/screenshots``.
"""

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import django
from PIL import Image

WIDTHS = (360, 1280)  # px
TALLEST = 2000  # px; what stands below is more of the same
QUALITY = 22  # of 100
VIEWS = {
    "ita": "ita/",
    "ita-year": "ita/2569/",
    "ita-item": "ita/2569/o12/",
    "register": "register/",
    "case": "case/",
    "search": "search/?q=ภาษี",
    "search-nothing": "search/?q=ไดโนเสาร์",
    "not-found": "no-such-page/",
}


def addresses() -> Iterator[tuple[str, str]]:
    """(name, path) of one page of each type in each language, and of what is no page."""
    from wagtail.models import Locale, Page, Site

    from home.visibility import public

    site = Site.objects.get(is_default_site=True)
    for locale in Locale.objects.order_by("-language_code"):
        code = locale.language_code
        root = site.root_page.get_translation_or_none(locale)
        if root is None:
            continue
        found: dict[str, Page] = {}
        for page in public(Page.objects.descendant_of(root, inclusive=True)).order_by("pk"):
            kind = page.specific_class.__name__.removesuffix("Page").lower()
            name = f"section-{page.slug}" if kind == "section" else kind
            # The longest title of a type shows the most.
            if name not in found or len(page.title) > len(found[name].title):
                found[name] = page
        for name, page in found.items():
            yield f"{code}-{name}", page.get_url_parts()[2]
        prefix = "/" if code == "th" else f"/{code}/"
        for name, path in VIEWS.items():
            yield f"{code}-{name}", prefix + path


def take(base: str, folder: Path, only: str = "") -> None:
    """A WebP of each address under ``base`` and of each width, into ``folder``."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import ARGUMENTS, CHROMIUM

    wanted = [(name, path) for name, path in addresses() if only in name]
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 800}, locale="th-TH")
            for name, path in wanted:
                page.goto(base.rstrip("/") + path, wait_until="networkidle")
                height = page.evaluate("document.documentElement.scrollHeight")
                shown = page.screenshot(
                    full_page=True,
                    clip={"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)},
                )
                picture = Image.open(BytesIO(shown)).convert("RGB")
                picture.save(folder / f"{name}-{width}.webp", quality=QUALITY, method=6)
        browser.close()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_site.settings.dev")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop
    django.setup()
    take(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
