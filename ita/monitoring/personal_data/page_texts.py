"""All words of a page: what its seal covers, so that nothing public is left out."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from wagtail.models import Page

from home.personal_data import find_personal_data, masked, masked_label
from ita.integrity.seal import SealedContent, label_of, seal_of
from ita.monitoring.personal_data.findings import Finding, once_each

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)\b([^<>]*)>")
INLINE = frozenset(
    ["a", "b", "i", "em", "strong", "span", "sub", "sup", "u", "s", "del", "mark", "code", "small"]
)
TITLES = ("title", "original_filename", "description")  # of a file, as a seal has them


class ShownFile(NamedTuple):
    """A document or picture of a page. ``name`` is its file's, without numbers of persons."""

    sha256: str
    name: str


class PageText(NamedTuple):
    """What a page says, and the files that it shows; ``sha256`` is that of its seal."""

    sha256: str
    findings: tuple[Finding, ...]
    files: tuple[ShownFile, ...]


def page_text(content: Page) -> PageText:
    """Of ``content`` (specific: live, or from a revision); two queries at most."""
    return text_of_seal(content, seal_of(content))


def text_of_seal(content: Page, sealed: SealedContent) -> PageText:
    """The same for a caller that has the seal already."""
    data = json.loads(sealed.text)
    found = once_each(
        Finding(match.kind, masked(text, match), where=where)
        for where, text in _texts(content, data)
        for match in find_personal_data(text)
    )
    return PageText(sealed.sha256, tuple(found), tuple(_files(data["files"])))


def _files(facts: dict[str, dict[str, str]]) -> Iterator[ShownFile]:
    for name in sorted(facts):
        if digest := facts[name].get("sha256"):
            title = facts[name].get("original_filename") or facts[name].get("title", "")
            yield ShownFile(digest, masked_label(title))


def _texts(content: Page, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(where in words, text) of everything that the seal's ``data`` say."""
    for name, value in data["fields"].items():
        label = label_of(content, name)
        if isinstance(value, list):
            for number, row in enumerate(value, start=1):
                where = _("%(list)s, part %(number)s") % {"list": label, "number": number}
                yield from ((where, text) for text in _strings(row))
        else:
            yield from ((label, text) for text in _strings(value))
    for facts in data["files"].values():
        for name in TITLES:
            yield _("name or description of a file"), str(facts.get(name, ""))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, str):
        yield from _of_rich_text(value)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def _of_rich_text(text: str) -> Iterator[str]:
    """The words between tags, which may stand in the middle of a number; and what the tags say."""
    if "<" not in text and "&" not in text:
        yield text
        return
    yield html.unescape(TAG.sub(lambda tag: "" if tag[2].lower() in INLINE else "\n", text))
    for tag in TAG.finditer(text):
        if tag[3].strip():
            yield html.unescape(tag[3])
