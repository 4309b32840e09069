"""Reads what the demonstration agency says: JSON files, one for each section.

In them fiscal years are B.E., as people write them; dates are ISO 8601 (C.E.).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from home.periods import today

CONTENT = Path(__file__).parent / "content"
PAGE_FILES = (
    "general",
    "plans",
    "integrity",
    "law",
    "knowledge",
    "links",
    "disclosure",
    "operations_manuals",
    "service_manuals",
    "procurement",
    "news",
    "e_services",
    "statistics",
)


@dataclass(frozen=True)
class Story:
    """What happens to a page: ``kind`` is a key of ``story.STORIES``.

    ``code`` is the agency's for the ``reason``; ``first`` holds the fields as first written, where
    the checker finds something to correct.
    """

    kind: str = "published"
    reason: str = ""
    code: str = ""
    note: str = ""
    first: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PageEntry:
    """A page as the JSON files describe it; ``key`` is its slug and its name in evidence.json."""

    key: str
    type: str
    title: str
    summary: str
    unit: str = ""
    source: str = ""
    period: tuple[str | None, str | None] = (None, None)
    fiscal_year: int | None = None
    kind: str = ""
    next_review: str | None = None
    publication_end: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    body: list[Any] = field(default_factory=list)
    lists: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    files: list[dict[str, Any]] = field(default_factory=list)
    writer: str = "requester"
    story: Story = Story()

    @property
    def is_past(self) -> bool:
        """Whether its period was over before the demonstration is made."""
        end = self.publication_end
        return end is not None and date.fromisoformat(end) < today()


@cache
def read(name: str) -> Any:
    """The content of ``content/<name>.json``."""
    return json.loads((CONTENT / f"{name}.json").read_text(encoding="utf-8"))


def page_entries() -> Iterator[PageEntry]:
    """Every page of the first demonstration agency, in the order in which it is made."""
    for name in PAGE_FILES:
        yield from entries(read(name))


def entries(raws: list[dict[str, Any]]) -> Iterator[PageEntry]:
    """The pages that a file lists."""
    for raw in raws:
        yield PageEntry(**{**raw, "story": Story(**raw.get("story", {}))})
