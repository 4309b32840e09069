"""What a check may name: types of pages, rows of pages, fields. Taken from the page types."""

import re
from functools import cache
from typing import Any

from django.db.models import BooleanField, Field, Model
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from home.models import ContentPage, HomePage, SectionPage

FRAME: dict[str, type[Page]] = {"section": SectionPage, "home": HomePage}


@cache
def page_types() -> dict[str, type[Page]]:
    """Every type that can be evidence, by its name in a check: "executives", "plan"."""
    return {name_of(model): model for model in _content_types()} | FRAME


@cache
def row_types() -> dict[str, list[type[Model]]]:
    """The lists of pages by name ("executives", "steps"), each with the models of its rows."""
    found: dict[str, list[type[Model]]] = {}
    for model in _content_types():
        for relation in get_all_child_relations(model):
            found.setdefault(relation.get_accessor_name(), []).append(relation.related_model)
    own = {name: models for name, models in found.items() if _is_ours(models)}
    return {name: list(dict.fromkeys(models)) for name, models in own.items()}


def name_of(model: type[Page]) -> str:
    """ "OrganisationStructurePage" gives "organisation_structure"."""
    words = re.sub(r"(?<=[a-zA-Z])(?=[A-Z][a-z])", "_", model.__name__.removesuffix("Page"))
    return words.lower()


@cache
def fields_of(model: type[Model]) -> "dict[str, Field[Any, Any]]":
    """The fields of ``model`` that an officer fills in."""
    return {
        field.name: field
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and not field.name.endswith("_ptr")
    }


def flag_of(model: type[Model], name: str) -> str | None:
    """The yes-or-no field that ``name`` means: "vacant" is "is_vacant"."""
    fields = fields_of(model)
    for each in (name, f"is_{name}"):
        if isinstance(fields.get(each), BooleanField):
            return each
    return None


@cache
def _content_types() -> list[type[ContentPage]]:
    found, waiting = [], [ContentPage]
    while waiting:
        model = waiting.pop(0)
        waiting += model.__subclasses__()
        if model.is_creatable and not model._meta.abstract:
            found.append(model)
    return found


def _is_ours(models: list[type[Model]]) -> bool:
    return all(model._meta.app_label == "home" for model in models)
