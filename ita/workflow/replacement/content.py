"""Puts another document in place of one, wherever a page shows it."""

import re
from functools import partial
from typing import Any

from django.db.models import ForeignKey, Model
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField

from home.models import AgencyDocument

LINK = re.compile(r'<a\b[^>]*\blinktype="document"[^>]*>')


def swap(instance: Model, old: int, new: int) -> None:
    """Change ``instance``, a page or a row of it, in memory: the document ``new`` for ``old``.

    In fields, rows, and links of rich text, alone or in a stream. Blocks that choose a document
    there are none (``home.blocks``).
    """
    relink = partial(_relink, old=old, new=new)
    for field in instance._meta.concrete_fields:
        value = field.value_from_object(instance)
        if isinstance(field, ForeignKey) and field.related_model is AgencyDocument and value == old:
            setattr(instance, field.attname, new)
        elif isinstance(field, RichTextField) and value:
            setattr(instance, field.attname, relink(value))
        elif isinstance(field, StreamField) and value:
            raw = value.stream_block.get_prep_value(value)
            setattr(instance, field.attname, field.to_python(_in_strings(raw, relink)))
    for relation in get_all_child_relations(type(instance)):
        name = relation.get_accessor_name()
        rows = list(getattr(instance, name).all())
        for row in rows:
            swap(row, old, new)
        setattr(instance, name, rows)  # a live page would read them from the database again


def _relink(html: str, old: int, new: int) -> str:
    number = re.compile(rf'\bid="{old}"')
    return LINK.sub(lambda link: number.sub(f'id="{new}"', link[0]), html)


def _in_strings(value: object, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_in_strings(part, change) for part in value]
    if isinstance(value, dict):
        return {key: _in_strings(part, change) for key, part in value.items()}
    return value
