"""Rich text without the keys that the editor gives its paragraphs: no reader sees them, and they
are made anew when a text is pasted. Frozen: rule 3 of the seal rests on it."""

import re
from typing import Any

from wagtail import blocks

# Inside a tag only: the same letters in a sentence are a sentence.
BLOCK_KEY = re.compile(r"""(<[a-z][a-z0-9]*(?:\s[^<>]*?)?)\sdata-block-key="[^"<>]*\"""")


def without_keys(text: str) -> str:
    """The source of a rich text (as it is stored) without the keys of its paragraphs."""
    return BLOCK_KEY.sub(r"\1", text)


def stream_without_keys(block: Any, value: Any) -> Any:
    """``value`` of ``block`` as it is stored, without the keys in its rich texts."""
    if isinstance(block, blocks.RichTextBlock):
        return without_keys(value) if isinstance(value, str) else value
    if isinstance(block, blocks.BaseStreamBlock):
        return [_child(block.child_blocks.get(part["type"]), part) for part in value]
    if isinstance(block, blocks.BaseStructBlock) and isinstance(value, dict):
        children = block.child_blocks
        return {name: stream_without_keys(children.get(name), each) for name, each in value.items()}
    if isinstance(block, blocks.ListBlock):
        return [_child(block.child_block, part) for part in value]
    return value


def _child(block: Any, part: dict[str, Any]) -> dict[str, Any]:
    return {**part, "value": stream_without_keys(block, part["value"])}
