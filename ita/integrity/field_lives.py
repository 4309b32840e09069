"""How each stored field may come before the public (design, invariant 1).

Every model field has one of four lives. What a page's seal covers is sealed by itself; all others
are named in ``ita.integrity.lives``, and ``manage.py check`` names the one that is not.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Field, Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from home.models.public_page import PublicPage
from ita.integrity.lives import LIVES, Life
from ita.integrity.seal import FACTS_V2, WORDS_OF_PAGE

APPS = ("home", "ita", "thai_search")
RESTRICTIONS = ("CollectionViewRestriction", "PageViewRestriction")
# Of Wagtail's models those that the public's addresses read.
WAGTAILS = ("Page", "Site", "Locale", "Collection", *RESTRICTIONS)


def life_of(field: "Field[Any, Any]") -> Life | None:
    """The life of a model's own field; None where nobody decided it."""
    for life, names in LIVES.get(field.model._meta.label, {}).items():
        if field.name in names.split():
            return life
    if _is_a_key(field):
        return Life.INTERNAL
    return Life.SEALED if _is_sealed(field) else None


def fields() -> Iterator["Field[Any, Any]"]:
    """Every field that must have a life, each once, of the model that stores it."""
    for model in models():
        yield from model._meta.local_fields
        yield from model._meta.local_many_to_many


def models() -> list[type[Model]]:
    wanted = {f"wagtailcore.{name}" for name in WAGTAILS} | {"wagtailredirects.Redirect"}
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in APPS or model._meta.label in wanted
    ]


def unknown_names() -> list[str]:
    """Names in ``LIVES`` of fields that are not there any more."""
    real = {f"{field.model._meta.label}.{field.name}" for field in fields()}
    named = {
        f"{label}.{name}"
        for label, lives in LIVES.items()
        for names in lives.values()
        for name in names.split()
    }
    return sorted(named - real)


def _is_a_key(field: "Field[Any, Any]") -> bool:
    """Numbers of rows, and the link of a page type to the page that it is."""
    return field.primary_key or bool(field.remote_field and field.remote_field.parent_link)


def _is_sealed(field: "Field[Any, Any]") -> bool:
    """What ``integrity.seal`` takes from a page and its rows without being told."""
    model = field.model
    if issubclass(model, PublicPage):
        return field.model is not Page and field.name not in FACTS_V2 | WORDS_OF_PAGE
    # Rows too: in their order, with all that they say.
    keys = [each for each in model._meta.local_fields if isinstance(each, ParentalKey)]
    return any(issubclass(each.related_model, PublicPage) for each in keys)
