"""The texts of a page, as the index reads them, for the snippet of a hit."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail.search import index

# What stands beside a hit anyway, or says nothing when it is read aloud.
NOT_SHOWN = {
    "title",
    "fiscal_year_be",
    "searchable_labels",
    "month_label",
    "owner_unit",
    "source",
    "attachments",  # search.public.file_hits
}


def with_texts(pages: Iterable[Page]) -> dict[int, Any]:
    """The pages in order, as their own types, with what ``texts_of`` reads, by number.

    A few queries for each type among ``pages``, however many pages there are.
    """
    numbers: dict[int, list[int]] = {}
    pages = list(pages)
    for page in pages:
        numbers.setdefault(page.content_type_id, []).append(page.pk)
    specific: dict[int, Any] = {}
    for content_type, pks in numbers.items():
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        found = model.get_indexed_objects().filter(pk__in=pks)
        specific.update({page.pk: page for page in found})
    return {page.pk: specific[page.pk] for page in pages if page.pk in specific}


def texts_of(page: Page) -> list[str]:
    """The summary, then the other texts of ``page``; a row of a list is one text."""
    return [text for text in _texts(page) if text.strip()]


def _texts(page: Page) -> Iterator[str]:
    for field in page.get_search_fields():
        if field.field_name in NOT_SHOWN:
            continue
        if isinstance(field, index.RelatedFields):
            for row in field.get_value(page).all():
                yield " ".join(_text(sub_field.get_value(row)) for sub_field in field.fields)
        elif isinstance(field, index.SearchField):
            yield _text(field.get_value(page))


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(_text(part) for part in value)
    return "" if value is None else str(value)
