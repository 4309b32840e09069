"""The form in which an officer edits a framework as one cluster."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from home.fields import fiscal_year_choices
from home.thai.calendar import to_be
from ita.assessment.frameworks.addresses import why_not_beside
from ita.assessment.frameworks.protection import (
    why_not_delete_framework,
    why_not_lose_item,
    why_not_recode,
    why_not_reuse,
)
from ita.assessment.frameworks.validation import why_not_code
from ita.assessment.models import Framework
from ita.assessment.slugs import ITEM_CODE, slug_of


class FrameworkForm(WagtailAdminModelForm):
    """Checks that parts refer to each other rightly, and that no evidence loses its item."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = self.instance.fiscal_year
        if year and year not in dict(fiscal_year_choices()):
            field = self.fields["fiscal_year"]
            field.choices = [*fiscal_year_choices(), (year, str(to_be(year)))]
        if self.instance.pk and why_not_delete_framework(self.instance):
            self.fields["scheme"].disabled = self.fields["fiscal_year"].disabled = True

    def clean_scheme(self) -> str:
        scheme: str = self.cleaned_data["scheme"].upper()
        return scheme

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self._check_name(cleaned)
        indicators = self._codes("indicators")
        sub_indicators = self._codes("sub_indicators")
        items = self._codes("items", slug_of)
        for row in self._rows("sub_indicators"):
            _check_known(row, "indicator_code", indicators)
        for row in self._rows("items"):
            _check_known(row, "indicator_code", indicators)
            _check_known(row, "sub_indicator_code", sub_indicators)
            _check_item_code(row)
        year = cleaned.get("fiscal_year") or self.instance.fiscal_year
        scheme = cleaned.get("scheme") or self.instance.scheme
        for hidden in why_not_beside(scheme, year, items, self.instance.site):
            self.add_error(None, hidden)
        for item in self._deleted("items"):
            if reason := why_not_lose_item(item):
                self.add_error(None, reason)
        return cleaned

    def _check_name(self, cleaned: dict[str, Any]) -> None:
        """An agency has one list of a scheme and year; the form does not hold whose it is."""
        named = Framework.objects.filter(
            site=self.instance.site_id,
            scheme=cleaned.get("scheme", ""),
            fiscal_year=cleaned.get("fiscal_year"),
        )
        if named.exclude(pk=self.instance.pk).exists():
            self.add_error("scheme", _("Your agency has a list of this name and year already."))

    def _rows(self, relation: str) -> "Iterator[forms.ModelForm[Any]]":
        """The forms of ``relation`` that stay and are valid so far."""
        for row in self.formsets[relation].forms:
            if row.is_valid() and row.cleaned_data.get("code") and not is_deleted(row):
                yield row

    def _deleted(self, relation: str) -> list[Any]:
        rows = self.formsets[relation].forms
        return [row.instance for row in rows if row.instance.pk and is_deleted(row)]

    def _codes(self, relation: str, key: Callable[[str], str] = str.lower) -> set[str]:
        """The codes of ``relation``; what ``key`` reads alike stands there twice: an error."""
        codes: set[str] = set()
        seen: set[str] = set()
        for row in self._rows(relation):
            code = row.cleaned_data["code"]
            if key(code) in seen:
                row.add_error("code", _("The code “%(code)s” stands here twice.") % {"code": code})
            codes.add(code)
            seen.add(key(code))
        return codes


def is_deleted(row: "forms.ModelForm[Any]") -> bool:
    """Also of a row that is not valid: what is deleted need not be."""
    row.is_valid()
    return bool(row.cleaned_data.get("DELETE"))


def _check_known(row: "forms.ModelForm[Any]", field: str, codes: set[str]) -> None:
    code = row.cleaned_data.get(field)
    if code and code not in codes:
        row.add_error(field, _("There is no “%(code)s” in this framework.") % {"code": code})


def _check_item_code(row: "forms.ModelForm[Any]") -> None:
    code = row.cleaned_data.get("code")
    if not code:
        return
    if not ITEM_CODE.fullmatch(code):
        row.add_error("code", why_not_code(code))
    stored = type(row.instance).objects.filter(pk=row.instance.pk).first()
    if stored and (reason := why_not_recode(stored, code)):
        row.add_error("code", reason)
    title = row.cleaned_data.get("title") or ""
    if stored and (reason := why_not_reuse(stored, title)):
        row.add_error("title", reason)
