"""Model and form fields that several page types and rooms share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Lookup
from django.utils.translation import gettext_lazy as _

from home.enums import ActSection
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


class ActSectionsField(models.JSONField):
    """Sections of the Information Act ("9(3)"), each once and in the Act's order."""

    description = _("Sections of the Information Act")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def clean(self, value: Any, model_instance: Any) -> list[str]:
        """
        Raises:
            ValidationError: what is stated is no section of the Act.
        """
        value = value or []
        if not isinstance(value, list) or not set(value) <= set(ActSection.values):
            raise ValidationError(_("This is no section of the Information Act."))
        return [section for section in ActSection.values if section in value]

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=ActSection.choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )


@ActSectionsField.register_lookup
class HasSection(Lookup):
    """``act_sections__has="9(3)"``, on every database that we run on."""

    lookup_name = "has"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (f'%"{value}"%',)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"CAST({left} AS text) LIKE {right}", (*left_params, *right_params)
