"""Blanks that a prepared page leaves to its officer: "[โปรดระบุ เลขที่ประกาศ]".

A page that still holds one is no finished page: its publication cannot be requested.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.models import Page

OPENING = "[โปรดระบุ"
BLANK = re.compile(re.escape(OPENING) + r"[^\[\]]*(?:\]|$)")
NOT_PUBLISHED = {"request_note"}


def blank(what: str) -> str:
    """The mark of a blank for ``what``, as officers read it in the text."""
    return f"{OPENING} {what}]"


def blanks_in(page: Page) -> list[str]:
    """The blanks of ``page`` (specific: live, or as a revision gives it), each once, in the order
    of its fields."""
    texts = (strip_tags(text) for text in _texts(_content(page)))
    return list(dict.fromkeys(found for text in texts for found in BLANK.findall(text)))


def _content(page: Page) -> dict[str, Any]:
    content: dict[str, Any] = page.serializable_data()
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):  # stored as JSON, which hides Thai letters
            stream = getattr(page, field.attname)
            content[field.name] = field.stream_block.get_prep_value(stream)
    return {name: value for name, value in content.items() if name not in NOT_PUBLISHED}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
