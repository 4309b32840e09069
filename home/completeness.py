"""What a page must state before its publication can be requested (announcement 2.2)."""

from collections.abc import Iterator

from wagtail.models import Page


def missing_for_publication(page: Page) -> list[str]:
    """Labels of the required fields and lists of ``page`` that are still empty."""
    return [str(label) for label in _missing(page.specific)]


def _missing(page: Page) -> Iterator[str]:
    for field in page._meta.concrete_fields:
        if field.editable and not field.blank and not field.primary_key and field.name != "slug":
            if getattr(page, field.attname) in (None, ""):
                yield field.verbose_name
    for relation, label in getattr(page, "required_children", {}).items():
        if not getattr(page, relation).exists():
            yield label
