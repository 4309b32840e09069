"""Rich texts of a page as they are stored: in fields, and alone or deeper within a stream."""

from collections.abc import Callable
from typing import Any

from wagtail import blocks
from wagtail.blocks import StreamValue

Change = Callable[[str, str], str]  # (text, where it stands) -> the text that takes its place


def changed(block: Any, value: Any, change: Change, path: str = "") -> Any:
    """``value`` of ``block`` as it is stored, with each rich text in it after ``change``.

    ``path`` is as Wagtail's editor knows it: the keys of the blocks, and names of their parts.
    """
    if isinstance(block, blocks.RichTextBlock):
        return change(value, path) if isinstance(value, str) else value
    if isinstance(block, blocks.BaseStreamBlock):
        return [_part(block.child_blocks.get(part["type"]), part, change, path) for part in value]
    if isinstance(block, blocks.BaseStructBlock) and isinstance(value, dict):
        children = block.child_blocks
        return {
            name: changed(children.get(name), each, change, below(path, name))
            for name, each in value.items()
        }
    if isinstance(block, blocks.ListBlock):
        return [_part(block.child_block, part, change, path) for part in value]
    return value


def stored(stream: StreamValue) -> Any:
    """The content of a stream as it is stored."""
    return stream.stream_block.get_prep_value(stream)


def below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _part(block: Any, part: dict[str, Any], change: Change, path: str) -> dict[str, Any]:
    where = below(path, str(part.get("id") or ""))
    return {**part, "value": changed(block, part["value"], change, where)}
