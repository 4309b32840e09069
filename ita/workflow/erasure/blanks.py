"""Takes the words out of a page's content: out of a saved state, or out of the page's own rows.

Numbers, days and choices stay, so that the editor opens what is left. The title and the address
stay too: they stand on the register, which never changes.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

WORDS = {"seo_title", "search_description"}  # of Wagtail's own columns
ERASED_BY = "erased_by"  # in the content of a revision: the number of the row


def without_words(content: dict[str, Any], page: Page, entry_id: int) -> dict[str, Any]:
    """``content`` of a revision of ``page`` (specific) without its words."""
    left = content | {"title": page.title, "draft_title": page.title, ERASED_BY: entry_id}
    for field in _word_fields(type(page)):
        if field.name in left:
            left[field.name] = "[]" if isinstance(field, StreamField) else _empty(field)
    for relation in get_all_child_relations(type(page)):
        left[relation.get_accessor_name()] = []
    return left


def empty_row(page: Page) -> None:
    """Take the words out of ``page`` (specific), which is not live, and of its rows."""
    for relation in get_all_child_relations(type(page)):
        rows = relation.related_model._default_manager.filter(**{relation.field.name: page.pk})
        rows.delete()
    stored = type(page)._default_manager.get(pk=page.pk)
    for field in _word_fields(type(page)):
        empty = [] if isinstance(field, StreamField) else _empty(field)
        setattr(stored, field.name, empty)
    stored.draft_title = stored.title
    stored.save(clean=False)


def _word_fields(page_type: type[Page]) -> "Iterator[models.Field[Any, Any]]":
    for field in page_type._meta.concrete_fields:
        if field.model is Page:
            if field.name in WORDS:
                yield field
        elif isinstance(field, StreamField | models.JSONField) or _is_text(field):
            yield field


def _is_text(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def _empty(field: "models.Field[Any, Any]") -> Any:
    if isinstance(field, models.JSONField):
        return field.get_default() or {}
    return None if field.null else ""
