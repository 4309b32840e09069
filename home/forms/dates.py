"""Dates as Thai offices write them: day/month/year of the Buddhist Era, in forms of the admin."""

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override

from home.thai.calendar import BANGKOK, FIRST_BE_YEAR, parse_date, to_be

TIME = re.compile(r"(?:\s+(?:เวลา\s*)?(\d{1,2})[.:](\d{2})\s*(?:น\.?)?)$")


class BEDateField(forms.DateField):
    """Shows and takes "22/11/2569"; also "22 พ.ย. 2569" and Thai digits."""

    widget = forms.TextInput(attrs={"placeholder": _("day/month/year (B.E.)")})
    default_error_messages = {
        "invalid": _("Write day/month/year with a B.E. year, for example 22/11/2569."),
        "not_be": _("Write the year in B.E., for example 2569 instead of 2026."),
    }

    def prepare_value(self, value: object) -> Any:
        return _written(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        return self._parse(str(value))

    def _parse(self, text: str) -> date:
        try:
            day = parse_date(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if to_be(day.year) < FIRST_BE_YEAR:
            raise ValidationError(self.error_messages["not_be"], code="not_be")
        return day


class BEDateTimeField(BEDateField):
    """Shows and takes "22/11/2569 14.30", Bangkok time."""

    widget = forms.TextInput(attrs={"placeholder": _("day/month/year (B.E.) hour.minute")})
    default_error_messages = {
        "invalid": _("Write day/month/year and time, for example 22/11/2569 14.30."),
    }

    def prepare_value(self, value: object) -> Any:
        if not isinstance(value, datetime):
            return value
        local = value.astimezone(BANGKOK)
        return f"{_written(local.date())} {local:%H.%M}"

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        text = str(value).strip()
        time = TIME.search(text)
        day = self._parse(text[: time.start()] if time else text)
        hour, minute = (int(part) for part in time.groups()) if time else (0, 0)
        try:
            return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BANGKOK)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def has_changed(self, initial: object, data: object) -> bool:
        """Seconds are not written, so a moment is compared as it is written."""
        return bool((self.prepare_value(initial) or "") != (data or ""))


def use_in_admin() -> None:
    """Have every date of the admin's forms written in B.E. (Wagtail's picker knows C.E. only)."""
    for model_field, form_field in (
        (models.DateField, BEDateField),
        (models.DateTimeField, BEDateTimeField),
    ):
        register_form_field_override(
            model_field, override={"form_class": form_field, "widget": form_field.widget}
        )


def _written(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{to_be(day.year)}"
