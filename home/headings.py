"""Headings of a page as places that an address can lead to.

Their ids are made when the page is rendered and are never stored: a seal knows nothing of them.
The id depends on the heading's words alone, so it stays while other parts of the page change. What
stands on a page twice is told apart by a number: "ข้อมูลติดต่อ" and "ข้อมูลติดต่อ (2)".
"""

import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils import translation
from django.utils.html import strip_tags
from wagtail.fields import RichTextField
from wagtail.models import Page

from home.thai.normal import normalise

_HEADING = re.compile(r"<(h[2-4])((?:\s[^<>]*)?)>(.*?)</\1\s*>", re.DOTALL)
_HAS_ID = re.compile(r"\sid\s*=")
_NUMBERED = re.compile(r"(.+) \((\d+)\)", re.DOTALL)
LONGEST = 500  # characters of a heading that can be named


def heading_id(name: str) -> str:
    """The id of the heading that is called ``name``: "h-5f0c2a91", of the second "h-5f0c2a91-2"."""
    text = normalise(name).strip()
    numbered = _NUMBERED.fullmatch(text)
    if numbered is None:
        return _hashed(text)
    return f"{_hashed(numbered[1])}-{numbered[2]}"


def same_heading(one: str, other: str) -> bool:
    """Whether two headings say the same, however spaces, digits and marks are typed."""
    return normalise(one).strip() == normalise(other).strip()


def headings_of(page: Page) -> list[str]:
    """The headings in the texts of ``page`` (specific), in order, each by the name that tells it
    apart; without what only the page's lists show."""
    names = Names()
    return [names.of(text) for text in _texts(page)]


def with_ids(rendered: str) -> str:
    """HTML with an id on each heading that has none."""
    names = Names()

    def add(found: re.Match[str]) -> str:
        tag, attributes, inner = found.groups()
        text = _plain(inner)
        if not text or _HAS_ID.search(attributes):
            return found[0]
        return f'<{tag}{attributes} id="{heading_id(names.of(text))}">{inner}</{tag}>'

    return _HEADING.sub(add, rendered)


@dataclass
class Names:
    """Names of the headings of one page, no two alike."""

    taken: set[str] = field(default_factory=set)

    def of(self, text: str) -> str:
        name, number = text, 1
        while normalise(name).strip() in self.taken:
            number += 1
            name = f"{text} ({number})"
        self.taken.add(normalise(name).strip())
        return name


def _texts(page: Page) -> Iterator[str]:
    for name, label in getattr(page, "headed_texts", {}).items():
        if not (value := getattr(page, name)):
            continue
        with translation.override(page.locale.language_code):  # as the public reads it
            yield str(label)
        if isinstance(page._meta.get_field(name), RichTextField):
            yield from _in_html(value)
    for block in getattr(page, "body", None) or ():
        if block.block_type == "paragraph":
            yield from _in_html(block.value.source)


def _in_html(source: str) -> Iterable[str]:
    found = (_plain(heading[3]) for heading in _HEADING.finditer(source))
    return [text for text in found if text and len(text) <= LONGEST]


def _plain(inner: str) -> str:
    return " ".join(html.unescape(strip_tags(inner)).split())


def _hashed(text: str) -> str:
    return f"h-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
