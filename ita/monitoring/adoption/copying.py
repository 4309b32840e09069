"""A new page of the words, files and pictures of another agency's public page.

Only what is named here is taken: the fields of the type, title, summary, kind, body and rows. Who
owns it, its year, period and dates are left to the new agency; nothing of requests or approvals
comes along. Agencies are strangers: of files the bytes are copied, links to pages become addresses.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db.models import Field, ForeignKey, Model
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Collection, Page

from home.core.exceptions import NotAllowed
from home.file_uses import file_numbers, is_stored
from home.models import AgencyImage, ContentPage
from home.models.files import StoredFile

TAKEN = ("title", "summary", "content_kind", "body")  # of what all types have in common
LEFT = {"locale", "translation_key", "sort_order"}
# Of the types' own fields those that are true of the other agency's paper alone.
THEIRS = {"reference_number", "announced_on", "closes_on"}
LINK = re.compile(r"<a\s([^>]*)>")
PAGE_LINK = re.compile(r'linktype="page"')
NUMBER = re.compile(r'\bid="(\d+)"')
Copies = dict[type[Model], dict[int, StoredFile]]


def copy_of(original: ContentPage, collection: Collection, user: User) -> ContentPage:
    """A page of the same type, not stored yet; the files that it shows are stored in
    ``collection``.

    Raises:
        NotAllowed: a file of the original is not on the server.
    """
    copies = _copy_files(original, collection, user)
    kind = type(original)
    own = [field for field in kind._meta.local_fields if _is_taken(field)]
    common = [ContentPage._meta.get_field(name) for name in TAKEN]
    page = kind(**_values(original, [*common, *own], copies))
    for relation in get_all_child_relations(kind):
        name = relation.get_accessor_name()
        if relation.related_model.__module__.startswith("home."):
            rows = [_row(row, copies) for row in getattr(original, name).all()]
            setattr(page, name, rows)
    return page


def _row(row: Model, copies: Copies) -> Model:
    fields = [field for field in row._meta.concrete_fields if _is_content(field)]
    return type(row)(**_values(row, fields, copies))


def _is_taken(field: "Field[Any, Any]") -> bool:
    return not field.primary_key and field.name not in THEIRS


def _is_content(field: "Field[Any, Any]") -> bool:
    parental = isinstance(field, ParentalKey) or field.primary_key
    return not parental and field.name not in LEFT


def _values(thing: Model, fields: list[Any], copies: Copies) -> dict[str, Any]:
    return {
        field.attname: _value(thing, field, copies)
        for field in fields
        if not isinstance(field, ParentalKey)
    }


def _value(thing: Model, field: Any, copies: Copies) -> Any:
    value = getattr(thing, field.attname)
    if isinstance(field, StreamField):
        return list(_blocks(field.stream_block.get_prep_value(value), copies))
    if isinstance(field, RichTextField):
        return _without_page_links(value)
    if isinstance(field, ForeignKey):
        of_model = copies.get(field.related_model, {})
        return of_model[value].pk if value in of_model else None
    return value


def _blocks(blocks: list[dict[str, Any]], copies: Copies) -> Iterator[dict[str, Any]]:
    """Without the blocks' own keys: they are other blocks now."""
    for block in blocks:
        kind, value = block["type"], block["value"]
        if kind == "paragraph":
            value = _without_page_links(value)
        elif kind == "image":
            choice = value["image"]
            image = copies.get(AgencyImage, {}).get(choice["image"])
            if image is None:
                continue
            value = value | {"image": choice | {"image": image.pk}}
        yield {"type": kind, "value": value}


def _without_page_links(html: str) -> str:
    """Links to pages by their number, which is another agency's, become addresses."""
    numbers = [
        int(number[1])
        for link in LINK.findall(html)
        if PAGE_LINK.search(link) and (number := NUMBER.search(link))
    ]
    pages = Page.objects.in_bulk(numbers)

    def by_address(link: re.Match[str]) -> str:
        number = NUMBER.search(link[1])
        if not PAGE_LINK.search(link[1]) or number is None:
            return link[0]
        page = pages.get(int(number[1]))
        url = page.full_url if page and page.live else None
        return f'<a href="{escape(unescape(url))}">' if url else "<a>"

    return LINK.sub(by_address, html)


def _copy_files(original: ContentPage, collection: Collection, user: User) -> Copies:
    copies: Copies = {}
    for model, numbers in file_numbers(original).items():
        stored = model._default_manager.in_bulk(numbers)
        copies[model] = {
            number: _copy_file(file, collection, user) for number, file in stored.items()
        }
    return copies


def _copy_file(stored: Any, collection: Collection, user: User) -> StoredFile:
    """A new document or picture of the same bytes, name and words."""
    if not is_stored(stored):
        words = _("A file of the page is missing on the server: %(file)s")
        raise NotAllowed(words % {"file": stored.original_filename})
    with stored.file.open("rb") as file:
        content = ContentFile(file.read(), stored.original_filename)
    facts: dict[str, Any] = {"title": stored.title, "file": content, "collection": collection}
    if isinstance(stored, AgencyImage):
        facts["description"] = stored.description
    copy: StoredFile = type(stored)(uploaded_by_user=user, **facts)
    copy.save()
    return copy
