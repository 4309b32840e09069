"""Rich text without the keys that the editor gives its paragraphs: no reader sees them, and they
are made anew when a text is pasted. Frozen: rule 3 of the seal rests on it."""

import re
from typing import Any

from home.rich_texts import changed

# Inside a tag only: the same letters in a sentence are a sentence.
BLOCK_KEY = re.compile(r"""(<[a-z][a-z0-9]*(?:\s[^<>]*?)?)\sdata-block-key="[^"<>]*\"""")


def without_keys(text: str) -> str:
    """The source of a rich text (as it is stored) without the keys of its paragraphs."""
    return BLOCK_KEY.sub(r"\1", text)


def stream_without_keys(block: Any, value: Any) -> Any:
    """``value`` of ``block`` as it is stored, without the keys in its rich texts."""
    return changed(block, value, lambda text, path: without_keys(text))
