"""What the search reads of a page: the fields of its type, its rows and the choices it shows.

Wagtail's index gives every field that is called "title" the weight of the page's own title, rows'
titles too. So rows give their words under one other name.
"""

from collections.abc import Iterable

from django.db.models import Model
from django.utils import translation
from wagtail.models import Page
from wagtail.search import index


def words_of(obj: Model, names: Iterable[str]) -> str:
    """The texts of the fields ``names``, and of their choices the labels."""
    texts = (_text(obj, name) for name in names)
    return " ".join(text for text in texts if text)


def labels_of(page: Page, names: Iterable[str]) -> str:
    """The labels of the choices ``names``, in the language of the page."""
    with translation.override(page.locale.language_code):
        return words_of(page, names)


def rows(relation: str) -> index.RelatedFields:
    """The words of a list of the page."""
    return index.RelatedFields(relation, [index.SearchField("searchable_text")])


def texts(*names: str) -> list[index.SearchField]:
    return [index.SearchField(name) for name in names]


def _text(obj: Model, name: str) -> str:
    label = getattr(obj, f"get_{name}_display", None)
    value = label() if label else getattr(obj, name)
    return str(value) if value else ""
