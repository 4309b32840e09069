"""What a framework may ask the machine to check, and whether it asks rightly.

Each check is a name with parameters, kept in ``Element.checks`` as data:
``{"check": "every_month", "type": "procurement_result", "months": [10, 11, 12]}``. What the checks
look at is in ``kinds``; docs/features/checks.md tells those who write lists.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Field, Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.enums import ActSection, Section
from home.files import FILE_TYPES
from ita.assessment.checks.names import fields_of, flag_of, page_types, row_types
from ita.assessment.checks.parameters import Flag, Number, Parameter, Text, Where, Word
from ita.assessment.enums import DataYear

CONTACT_FIELDS = ("address", "phone", "fax", "email", "map")
PAPERS = ("form", "memo")
NAMES_A_PLACE = ("act_section", "listed")  # the list of the website that answers them
NAME = "check"  # the key under which a check states what it is

Faults = Callable[[dict[str, Any]], Iterator[str]]


@dataclass(frozen=True)
class Check:
    """A check of the vocabulary: what officers call it, what it takes, what must fit together."""

    name: str
    label: Any
    parameters: tuple[Parameter, ...] = ()
    together: Faults | None = None


@cache
def vocabulary() -> dict[str, Check]:
    """Every check by its name."""
    page = tuple(page_types())
    rows = tuple(row_types())
    checks = (
        Check(
            "page_type",
            gettext_lazy("A page of the type is live and approved"),
            (Word("type", required=True, choices=page), Where("with", key="with")),
            _page_where,
        ),
        Check(
            "act_section",
            gettext_lazy("A page serves the section of the Information Act"),
            (Word("section", required=True, choices=tuple(ActSection.values)),),
        ),
        Check(
            "listed",
            gettext_lazy("The section of the website shows something current"),
            (Word("section", required=True, choices=tuple(Section.values)),),
        ),
        Check(
            "filled",
            gettext_lazy("Fields of the page are filled in"),
            (
                Word("type", required=True, choices=page),
                Word("fields", required=True, many=True),
            ),
            _page_fields,
        ),
        Check(
            "each",
            gettext_lazy("Each row of a list is filled in"),
            (
                Word("rows", required=True, choices=rows),
                Word("fields", required=True, many=True),
                Word("unless", key="unless"),
                Where("with", key="with"),
            ),
            _row_fields,
        ),
        Check(
            "contact",
            gettext_lazy("The contact page states how to reach the agency"),
            (Word("fields", many=True, choices=CONTACT_FIELDS),),
        ),
        Check(
            "at_least",
            gettext_lazy("There are enough of them"),
            (
                Number("count", required=True),
                Word("of", required=True, choices=("pages", "files", *rows)),
                Where("with", key="with"),
            ),
            _counted_where,
        ),
        Check(
            "every_month",
            gettext_lazy("Every month is published"),
            (
                Word("type", choices=page),
                Number("months", many=True, least=1, most=12),
            ),
        ),
        Check(
            "each_quarter",
            gettext_lazy("Each quarter is published"),
            (
                Word("type", choices=page),
                Number("quarters", many=True, least=1, most=4),
            ),
        ),
        Check(
            "data_year",
            gettext_lazy("The data are of the right year"),
            (Word("rule", choices=tuple(filter(None, DataYear.values))),),
        ),
        Check(
            "file",
            gettext_lazy("Files of the right type"),
            (
                Flag("text_layer"),
                Word("types", many=True, choices=tuple(FILE_TYPES)),
            ),
            _file_asks_something,
        ),
        Check(
            "wording",
            gettext_lazy("The wording is there"),
            (Text("texts", required=True, many=True),),
        ),
        Check(
            "wording_absent",
            gettext_lazy("The wording is not there"),
            (Text("texts", required=True, many=True),),
        ),
        Check(
            "click_depth",
            gettext_lazy("Few clicks from the front page"),
            (Number("at_most", required=True, most=10),),
        ),
        Check(
            "approval_record",
            gettext_lazy("Approval on record, with form and memo"),
            (Word("papers", many=True, choices=PAPERS),),
        ),
        Check("address_alive", gettext_lazy("The address opens for a stranger")),
        Check(
            "not_whole_law",
            gettext_lazy("Not a whole law"),
            (Number("pages"),),
        ),
        Check(
            "officer",
            gettext_lazy("An officer must look"),
            (Text("look_for", required=True),),
        ),
    )
    return {check.name: check for check in checks}


def faults(checks: object) -> list[str]:
    """What is wrong with the checks of an element, in words; empty where nothing is."""
    if not isinstance(checks, list | tuple):
        return [_("Checks must be a list.")]
    return [fault for one in checks for fault in faults_of(one)]


def faults_of(one: object) -> list[str]:
    """What is wrong with one check."""
    if not isinstance(one, dict):
        return [_("A check must be a name with parameters.")]
    check = vocabulary().get(str(one.get(NAME, "")))
    if check is None:
        known = ", ".join(vocabulary())
        name = str(one.get(NAME, ""))
        return [
            _("The check “%(name)s” is not known. Known are: %(known)s")
            % {"name": name, "known": known}
        ]
    found = list(_parameter_faults(check, one))
    if not found and check.together:
        found = list(check.together(one))
    return [f"{check.name}: {fault}" for fault in found]


def _parameter_faults(check: Check, one: dict[str, Any]) -> Iterator[str]:
    known = {parameter.name for parameter in check.parameters}
    for name in one.keys() - known - {NAME}:
        yield _("The parameter “%(name)s” is not known.") % {"name": name}
    for parameter in check.parameters:
        if parameter.name not in one:
            if parameter.required:
                yield _("The parameter “%(name)s” is missing.") % {"name": parameter.name}
        elif why := parameter.fault(one[parameter.name]):
            yield why


def _page_where(one: dict[str, Any]) -> Iterator[str]:
    yield from _where_faults(one, [page_types()[one["type"]]])


def _page_fields(one: dict[str, Any]) -> Iterator[str]:
    yield from _field_faults(one["fields"], [page_types()[one["type"]]])


def _row_fields(one: dict[str, Any]) -> Iterator[str]:
    models = row_types()[one["rows"]]
    yield from _field_faults(one["fields"], models)
    yield from _where_faults(one, models)
    unless = one.get("unless")
    if unless and not all(flag_of(model, unless) for model in models):
        yield _("“%(name)s” is no yes-or-no field of these rows.") % {"name": unless}


def _counted_where(one: dict[str, Any]) -> Iterator[str]:
    if one["of"] not in ("pages", "files"):
        yield from _where_faults(one, row_types()[one["of"]])
    elif "with" in one:
        yield _("“with” goes with rows of a list only.")


def _file_asks_something(one: dict[str, Any]) -> Iterator[str]:
    if not one.get("types") and not one.get("text_layer"):
        yield _("Say which types of files, or that they need a text layer.")


def _field_faults(fields: list[str], models: list[type[Model]]) -> Iterator[str]:
    for name in fields:
        for one in name.split("|"):
            if not all(one in fields_of(model) for model in models):
                yield _unknown_field(one, models)


def _where_faults(one: dict[str, Any], models: list[type[Model]]) -> Iterator[str]:
    for name, value in one.get("with", {}).items():
        for model in models:
            field = fields_of(model).get(name)
            if field is None:
                yield _unknown_field(name, models)
            elif field.choices and value not in _choices(field):
                yield _("“%(value)s” is not known as “%(name)s”. Known are: %(choices)s") % {
                    "value": value,
                    "name": name,
                    "choices": ", ".join(_choices(field)),
                }


def _unknown_field(name: str, models: list[type[Model]]) -> str:
    known = [field for field in fields_of(models[0]) if field not in ("page", "locale")]
    return _("There is no field “%(name)s”. Known are: %(known)s") % {
        "name": name,
        "known": ", ".join(known),
    }


def _choices(field: "Field[Any, Any]") -> list[str]:
    return [str(value) for value, _label in field.flatchoices if value not in ("", None)]
