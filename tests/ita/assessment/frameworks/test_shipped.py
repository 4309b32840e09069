"""The lists that come with the system, as officers read them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ita.assessment.frameworks.loading import SHIPPED

ENGLISH = re.compile(r"(?<![\w./:-])[a-z]{3,} [a-z]{2,}")
SHOWN = {"source", "title_source", "note", "what", "date", "change", "change_source"}
SHOWN |= {"changes", "changes_source", "scheme_variants", "result"}


def texts(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, key if key in SHOWN else name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str) and key in SHOWN:
        yield value


@pytest.mark.parametrize("path", sorted(SHIPPED.iterdir()), ids=lambda path: path.stem)
def test_what_they_say_of_themselves_is_thai(path: Path) -> None:
    found = list(texts(json.loads(path.read_text(encoding="utf-8"))))
    assert len(found) > 20
    assert [text for text in found if ENGLISH.search(text)] == []
