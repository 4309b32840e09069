"""The words that a stranger reads on a page, and those in its files; compared as text is searched.

What stands in pictures and scans nobody reads here: it is unknown, not absent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db.models import CharField, Field, Model, TextField
from django.utils.html import strip_tags
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

from home.file_texts import TextState
from home.models import AgencyDocument
from home.thai.normal import normalise
from ita.assessment.checks.scene import Scene

NOT_READ = {"slug", "seo_title", "search_description", "request_note", "draft_title"}


@dataclass(frozen=True)
class Read:
    """A text of the evidence, normalised; ``is_whole`` where all of its words are in it."""

    title: str
    page: Page
    text: str
    is_whole: bool


def texts(scene: Scene) -> list[Read]:
    """Of every page that is evidence, and of every file."""
    return [_page(scene, page) for page in scene.whole_pages] + [
        _file(scene, page, document) for page, document in scene.files
    ]


def _page(scene: Scene, page: Page) -> Read:
    text = scene.gathered.compared(f"page {page.pk}", lambda: comparable(page_text(page)))
    return Read(page.title, page, text, page.pk not in scene.gathered.pictured)


def _file(scene: Scene, page: Page, document: AgencyDocument) -> Read:
    found = scene.text_of(document)
    text = scene.gathered.compared(f"file {document.pk}", lambda: comparable(found.text))
    return Read(document.title, page, text, found.state == TextState.WHOLE)


def comparable(text: str) -> str:
    """``text`` as it is compared: one spelling, without spaces, which Thai sets freely and which
    files set at the ends of lines."""
    return normalise(text).replace(" ", "")


def page_text(page: Page) -> str:
    """All words that ``page`` shows: its fields and the rows of its lists."""
    parts = list(_words(page))
    for relation in get_all_child_relations(type(page)):
        if relation.related_model._meta.app_label == "home":
            for row in getattr(page, relation.get_accessor_name()).all():
                parts += _words(row)
    return "\n".join(parts)


def _words(thing: Model) -> Iterator[str]:
    for field in thing._meta.concrete_fields:
        if field.editable and field.name not in NOT_READ and not field.choices:
            yield _text(field, getattr(thing, field.attname))


def _text(field: "Field[Any, Any]", value: Any) -> str:
    if isinstance(field, StreamField):
        stored = [block["value"] for block in value.raw_data]
        return " ".join(_plain(text) for text in _strings(stored))
    if isinstance(field, CharField | TextField):
        return _plain(str(value or ""))
    return ""


def _plain(text: str) -> str:
    return unescape(strip_tags(text.replace("<", " <")))


def _strings(value: Any) -> Iterator[str]:
    """All texts in the stored form of a body; its blocks themselves would fetch their pictures."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, str):
        yield value
