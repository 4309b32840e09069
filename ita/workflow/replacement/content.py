"""Puts another document or address in place of one, wherever a page shows it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Field, ForeignKey, Model, URLField
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField

from home.models import AgencyDocument
from home.rich_texts import changed, stored

LINK = re.compile(r'<a\b[^>]*\blinktype="document"[^>]*>')


@dataclass(frozen=True)
class Change:
    """What takes the place of what stands: in a rich text (as it is stored); in a field for an
    address, which may not take everything; of a document that is chosen by its number. ``drops``:
    whether a row of a list goes as a whole."""

    rich_text: Callable[[str], str]
    address: Callable[[str, "Field[Any, Any]"], str] = lambda address, field: address
    document: Callable[[int], int] = lambda number: number
    drops: Callable[[Model], bool] = lambda row: False


def swap(instance: Model, old: int, new: int) -> None:
    """Change ``instance``, a page or a row of it, in memory: the document ``new`` for ``old``.

    In fields, rows, and links of rich text, alone or in a stream. Blocks that choose a document
    there are none (``home.blocks``).
    """
    apply(
        instance,
        Change(
            rich_text=partial(_relink, old=old, new=new),
            document=lambda number: new if number == old else number,
        ),
    )


def apply(instance: Model, change: Change) -> None:
    """Change ``instance``, a page or a row of it, in memory, and the rows of its lists."""
    for field in instance._meta.concrete_fields:
        value = field.value_from_object(instance)
        if not value:
            continue
        if isinstance(field, ForeignKey) and field.related_model is AgencyDocument:
            setattr(instance, field.attname, change.document(value))
        elif isinstance(field, URLField):
            setattr(instance, field.attname, change.address(value, field))
        elif isinstance(field, RichTextField):
            setattr(instance, field.attname, change.rich_text(value))
        elif isinstance(field, StreamField):
            raw = changed(
                value.stream_block, stored(value), lambda text, _at: change.rich_text(text)
            )
            setattr(instance, field.attname, field.to_python(raw))
    for relation in get_all_child_relations(type(instance)):
        name = relation.get_accessor_name()
        rows = [row for row in getattr(instance, name).all() if not change.drops(row)]
        for row in rows:
            apply(row, change)
        setattr(instance, name, rows)  # a live page would read them from the database again


def _relink(html: str, old: int, new: int) -> str:
    number = re.compile(rf'\bid="{old}"')
    return LINK.sub(lambda link: number.sub(f'id="{new}"', link[0]), html)
