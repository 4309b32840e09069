"""What a page must state before its publication can be requested (announcement 2.2)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Field, Model
from django.utils.html import strip_tags
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Page


def missing_for_publication(page: Page) -> list[str]:
    """Labels of the required fields and lists of ``page`` that are still empty."""
    return [str(label) for label in _missing(page.specific)]


def is_blank(field: "Field[Any, Any]", value: object) -> bool:
    """Whether ``value`` says nothing: an empty paragraph of rich text does not, 0 does."""
    text = "" if value is None else str(value)
    if isinstance(field, RichTextField):
        text = strip_tags(text).replace("&nbsp;", "")
    return not text.strip()


def _missing(page: Page) -> Iterator[str]:
    yield from _empty_fields(page)
    for relation, label in getattr(page, "required_children", {}).items():
        rows = list(getattr(page, relation).all())
        if not rows:
            yield label
        for name in dict.fromkeys(name for row in rows for name in _empty_fields(row)):
            yield f"{label}: {name}"


def _empty_fields(instance: Model) -> Iterator[str]:
    for field in instance._meta.concrete_fields:
        if not _is_asked_for(field):
            continue
        if is_blank(field, getattr(instance, field.attname)):
            yield str(field.verbose_name)


def _is_asked_for(field: "Field[Any, Any]") -> bool:
    made_by_us = field.primary_key or field.name == "slug" or isinstance(field, ParentalKey)
    return field.editable and not field.blank and not made_by_us
