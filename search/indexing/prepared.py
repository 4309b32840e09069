"""What goes into the index: prepared text, given to Wagtail's indexers in place of the objects'."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Manager, Model
from django.utils.encoding import force_str
from wagtail.search.index import AutocompleteField, RelatedFields, SearchField

from search.analysis.terms import index_text, title_trigrams

TITLE = "title"


class PreparedObject:
    """Stands for ``source`` before an indexer of Wagtail: the same key, and three fields with text
    as the index has it. The words of the title stand in the body too: one column has them all."""

    def __init__(self, source: Model) -> None:
        self.pk = source.pk
        titles: list[str] = []
        rest: list[str] = []
        typed: list[str] = []
        for field, text in _texts(source, source.get_search_fields()):  # type: ignore[attr-defined]
            if isinstance(field, AutocompleteField):
                typed.append(text)
            else:
                (titles if field.field_name == TITLE else rest).append(text)
        self.title = index_text("\n".join(titles))
        self.body = " ".join(filter(None, [self.title, index_text("\n".join(rest))]))
        self.typed = " ".join(trigram for text in typed for trigram in title_trigrams(text))

    def get_search_fields(self) -> list[Any]:
        return [
            _PreparedWords(TITLE),
            _PreparedWords("body"),
            _PreparedTrigrams("typed"),
        ]


class _PreparedWords(SearchField):
    def get_value(self, obj: Model) -> str:
        return str(getattr(obj, self.field_name))


class _PreparedTrigrams(AutocompleteField):
    def get_value(self, obj: Model) -> str:
        return str(getattr(obj, self.field_name))


def _texts(source: Model, fields: list[Any], is_own: bool = True) -> Iterator[tuple[Any, str]]:
    """Each text field of ``source`` and of what it is related to, in the order of the fields.

    The title of something related, a file's for example, is not the title of the source."""
    for field in fields:
        if isinstance(field, RelatedFields):
            related = field.get_value(source)
            for other in related.all() if isinstance(related, Manager) else [related]:
                if other is not None:
                    yield from _texts(other, field.fields, is_own=False)
        elif isinstance(field, SearchField):
            known = field if is_own or field.field_name != TITLE else SearchField("body")
            yield known, as_text(field.get_value(source))
        elif isinstance(field, AutocompleteField):
            yield field, as_text(field.get_value(source))


def as_text(value: object) -> str:
    """The text of whatever a search field gives."""
    if value is None:
        return ""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple | set):
        return "\n".join(as_text(item) for item in value)
    return force_str(value)
