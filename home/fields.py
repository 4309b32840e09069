"""Model and form fields that several page types and rooms share."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.thai.calendar import current_fiscal_year, to_be

FISCAL_YEARS_BACK = 60  # laws in force are older than reports


def fiscal_year_choices() -> list[tuple[int, str]]:
    """(C.E. year, B.E. label) from next year back, newest first."""
    newest = current_fiscal_year() + 1
    return [(year, str(to_be(year))) for year in range(newest, newest - FISCAL_YEARS_BACK, -1)]


class FiscalYearField(models.PositiveSmallIntegerField):  # type: ignore[type-arg]  # not generic at run time
    """A fiscal year: C.E. in the database and in Python, B.E. in every form."""

    description = _("Fiscal year")

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.TypedChoiceField(
            choices=lambda: [("", "---------"), *fiscal_year_choices()],
            coerce=int,
            empty_value=None,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            initial=self.get_default() if self.has_default() else None,
        )
