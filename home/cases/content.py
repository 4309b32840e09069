"""What a citizen sent, to be read by people."""

from collections.abc import Callable
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from home.models import Case, FormField
from home.thai.calendar import format_date, format_datetime


def submitted(case: Case) -> list[tuple[str, str]]:
    """(label, value) of each answer in ``case``, in the order of the form.

    What was asked by a field that the form has no more stands last, under its stored name.
    """
    fields = {field.clean_name: field for field in FormField.objects.filter(page_id=case.page_id)}
    names = [name for name in fields if name in case.form_data]
    names += [name for name in case.form_data if name not in fields]
    return [_pair(name, fields.get(name), case.form_data[name]) for name in names]


def _pair(name: str, field: FormField | None, value: object) -> tuple[str, str]:
    if field is None:
        return name, _readable("", value)
    return field.label, _readable(field.field_type, value)


def _readable(field_type: str, value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(str(part) for part in value) or "-"
    if value in (None, ""):
        return "-"
    return _moment(field_type, str(value)) or str(value)


def _moment(field_type: str, value: str) -> str:
    """The B.E. date that the JSON text of a date field says; "" for all else."""
    parsers: dict[str, tuple[Callable[..., Any], Callable[..., str]]] = {
        "date": (parse_date, format_date),
        "datetime": (parse_datetime, format_datetime),
    }
    if field_type not in parsers:
        return ""
    parse, write = parsers[field_type]
    moment = parse(value)
    return write(moment) if moment else ""
