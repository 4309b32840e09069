"""The public pages of a demo that is being served, before the Nu checker and Lighthouse.

``make audit-pages``, or ``python -m tests.audit http://127.0.0.1:8000 var/node/node_modules``.
Exit 1 where a page has an error, or one of Lighthouse's scores is too low.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import django

RUNS = 5  # of Lighthouse; the median counts
PERFORMANCE, OTHERS = 95, 100
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Search is kept from robots by design, so its score for search engines says nothing.
MEASURED = {
    "home": "th-home",
    "listing": "th-section-news",
    "article": "th-news",
    "ITA year": "th-ita-year",
    "English": "en-home",
}  # names of tests.screenshots
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-sync"


def main(base: str, modules: Path) -> int:
    """How many faults there are, each said on a line."""
    faults = [*accessible(base), *checked(base, modules), *measured(base, modules)]
    for fault in faults:
        print(fault)
    return len(faults)


def accessible(base: str) -> Iterator[str]:
    """What axe finds on every page in every theme, on the smallest phone and on a desk."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import ARGUMENTS, CHROMIUM, RULES
    from tests.browser.test_public_site import SHOW
    from tests.screenshots import addresses

    pages = list(addresses())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for width in (320, 1280):
            page = browser.new_page(viewport={"width": width, "height": 900})
            for name, path in pages:
                page.goto(base + path)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    yield f"{name} is wider than {width} px"
                for theme in ("light", "dark", "contrast"):
                    page.evaluate(SHOW, theme)
                    rules = RULES if theme == "light" else ["color-contrast"]
                    for found in Axe().run(page, options={"runOnly": rules}).response["violations"]:
                        yield f"axe: {name}, {theme}, {width} px: {found['id']}: {found['help']}"
        browser.close()
    print(f"axe: {len(pages)} pages in three themes at 320 and 1280 px")


def checked(base: str, modules: Path) -> Iterator[str]:
    """What the Nu checker calls an error, in pages of every type, the 404 too."""
    from tests.screenshots import addresses

    with tempfile.TemporaryDirectory() as folder:
        for name, path in addresses():
            Path(folder, f"{name}.html").write_bytes(_page(base + quote(path, safe="/?=&%")))
        files = sorted(str(path) for path in Path(folder).iterdir())
        checker = str(modules / "vnu-jar/build/dist/vnu.jar")
        command = ["java", "-jar", checker, "--errors-only", "--format", "json", *files]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    messages = json.loads(said)["messages"]
    print(f"Nu checker: {len(files)} pages, {len(messages)} errors")
    for message in messages:
        where = f"{Path(message['url']).stem}:{message.get('lastLine', '')}"
        yield f"Nu checker: {where}: {message['message']}"


def _page(url: str) -> bytes:
    try:
        with urlopen(url, timeout=60) as answer:
            return bytes(answer.read())
    except HTTPError as refused:
        return refused.read()


def measured(base: str, modules: Path) -> Iterator[str]:
    """Scores of Lighthouse, as a phone, that are too low."""
    from tests.screenshots import addresses

    paths = dict(addresses())
    for name, page in MEASURED.items():
        runs = [_lighthouse(base + paths[page], modules) for _ in range(RUNS)]
        scores = {kind: round(statistics.median(run[kind] for run in runs)) for kind in CATEGORIES}
        print(f"Lighthouse: {name}: " + ", ".join(f"{k} {v}" for k, v in scores.items()))
        for kind, score in scores.items():
            if score < (PERFORMANCE if kind == "performance" else OTHERS):
                yield f"Lighthouse: {name}: {kind} is {score}"


def _lighthouse(url: str, modules: Path) -> dict[str, float]:
    """The four scores of one run, of 100."""
    from tests.browser.conftest import CHROMIUM

    command = [
        str(modules / ".bin/lighthouse"),
        url,
        "--quiet",
        "--output=json",
        f"--chrome-flags={FLAGS}",
    ]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    environment = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found = json.loads(said.stdout)["categories"]
    return {kind: 100 * (found[kind]["score"] or 0) for kind in CATEGORIES}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_site.settings.dev")
    django.setup()
    sys.exit(min(main(sys.argv[1].rstrip("/"), Path(sys.argv[2])), 1))
