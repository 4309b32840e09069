"""The texts of a page, as the index reads them, for the snippet of a hit."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.db.models.constants import LOOKUP_SEP
from wagtail.models import Page
from wagtail.search import index

from home.models import ContentPage, PageAttachment

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


def with_texts(pages: Iterable[Page]) -> list[tuple[Page, Any]]:
    """The pages in order: each for its card, and as its own type for ``texts_of``.

    One query for the pages of whatever types, one for their files, and one for each kind of list
    that a type has; a few more for what is no content page.
    """
    numbers: dict[type[Page], list[int]] = {}
    pages = list(pages)
    for page in pages:
        numbers.setdefault(page.specific_class, []).append(page.pk)
    contents = {model: pks for model, pks in numbers.items() if issubclass(model, ContentPage)}
    found = _content_pages(contents)
    for model, pks in numbers.items():
        if model not in contents:
            rows = model.get_indexed_objects().filter(pk__in=pks)
            found |= {page.pk: (page, page) for page in rows}
    return [found[page.pk] for page in pages if page.pk in found]


def _content_pages(numbers: Mapping[type[Page], list[int]]) -> dict[int, tuple[Page, Any]]:
    ways = {model: _way_to(model) for model in numbers}
    asked = [number for pks in numbers.values() for number in pks]
    if not asked:
        return {}
    files = Prefetch("attachments", PageAttachment.objects.select_related("document"))
    rows = ContentPage.objects.filter(pk__in=asked).prefetch_related(files)
    by_pk = {page.pk: page for page in rows.select_related("owner_unit", "locale", *ways.values())}
    found: dict[int, tuple[Page, Any]] = {}
    for model, pks in numbers.items():
        own = {pk: _own(by_pk[pk], ways[model]) for pk in pks if pk in by_pk}
        lists = [field.field_name for field in _shown_fields(model) if _is_list(field)]
        prefetch_related_objects(list(own.values()), *lists)
        found |= {pk: (by_pk[pk], page) for pk, page in own.items()}
    return found


def _way_to(model: type[Page]) -> str:
    """From a content page to the part of it that is of its own type, for ``select_related``."""
    way: list[str] = []
    while model is not ContentPage:
        link: Any = model._meta.get_ancestor_link(ContentPage)
        way.insert(0, link.related_query_name())
        model = link.remote_field.model
    return LOOKUP_SEP.join(way)


def _own(page: Page, way: str) -> Any:
    return reduce(getattr, way.split(LOOKUP_SEP), page)


def texts_of(page: Page) -> list[str]:
    """The summary, then the other texts of ``page``; a row of a list is one text."""
    return [text for text in _texts(page) if text.strip()]


def _texts(page: Page) -> Iterator[str]:
    for field in _shown_fields(type(page)):
        if _is_list(field):
            for row in field.get_value(page).all():
                yield " ".join(_text(sub_field.get_value(row)) for sub_field in field.fields)
        elif isinstance(field, index.SearchField):
            yield _text(field.get_value(page))


def _shown_fields(model: type[Page]) -> list[Any]:
    fields = model.get_search_fields()
    return [field for field in fields if field.field_name not in NOT_SHOWN]


def _is_list(field: Any) -> bool:
    return isinstance(field, index.RelatedFields)


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(_text(part) for part in value)
    return "" if value is None else str(value)
