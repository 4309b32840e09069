"""Notes for the accessibility statement what was looked at without finding anything. ``make audit``
asks for it."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

from home.periods import today
from ita.monitoring.policies.accessibility import LAST_RUN

ASKED_BY = "NOTE_ACCESSIBILITY"


@contextmanager
def noted_run(pages: int, width: int) -> Iterator[None]:
    """Only what is done within, without a fault, stands in the note afterwards."""
    if not os.environ.get(ASKED_BY):
        yield
        return
    earlier = json.loads(LAST_RUN.read_text(encoding="utf-8")) if LAST_RUN.exists() else {}
    is_same = earlier.get("on") == today().isoformat() and earlier.get("pages") == pages
    widths = set(earlier["widths"] if is_same else ()) - {width}
    _write(pages, widths)
    yield
    _write(pages, widths | {width})


def _write(pages: int, widths: set[int]) -> None:
    if not widths:
        LAST_RUN.unlink(missing_ok=True)
        return
    run: dict[str, Any] = {
        "on": today().isoformat(),
        "tool": f"axe (axe-playwright-python {version('axe-playwright-python')})",
        "standard": "WCAG 2.1 A, AA",
        "pages": pages,
        "widths": sorted(widths),
        "violations": 0,
    }
    LAST_RUN.write_text(json.dumps(run, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
