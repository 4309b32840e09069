"""Forms of the board."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.forms.dates import BEDateField
from home.models import Unit
from home.thai.numerals import to_arabic_digits
from ita.assessment.agency.enums import AgencyKind
from ita.assessment.board.enums import WorkStatus
from ita.assessment.board.models import Assignment
from ita.assessment.board.operations import ALL, DUE_ON, OFFICER, UNIT, Ownership

KEEP = "keep"
MOST = Decimal(100)


class OwnershipForm(forms.Form):
    """Who answers for one item (shows what is assigned), or many (changes what is filled in)."""

    unit = forms.ChoiceField(label=_("Owner unit"), required=False)
    officer = forms.ChoiceField(label=_("Officer"), required=False)
    due_on = BEDateField(label=_("Due on"), required=False)
    clear_due = forms.BooleanField(label=_("Without a due date"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        site: Site,
        officers: Mapping[int, str],
        assignment: Assignment | None = None,
        is_many: bool = False,
    ) -> None:
        super().__init__(data, initial=_initial(assignment, is_many))
        self.is_many = is_many
        units = Unit.objects.filter(site=site)
        first = [(KEEP, _("– leave as it is –"))] if is_many else []
        self._choices("unit", [*first, ("", _("None"))], [(row.pk, row.name) for row in units])
        self._choices("officer", [*first, ("", _("None"))], list(officers.items()))
        if is_many:
            self.fields["due_on"].help_text = _("Empty: the due dates stay as they are")
        else:
            del self.fields["clear_due"]

    def _choices(self, name: str, first: list[Any], rows: list[tuple[int, str]]) -> None:
        choices = [*first, *((str(number), label) for number, label in rows)]
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def ownership(self) -> Ownership:
        """What is to be stored; only of a valid form."""
        data = self.cleaned_data
        given = set(ALL)
        if self.is_many:
            given -= {name for name in (UNIT, OFFICER) if data[name] == KEEP}
            if not data["due_on"] and not data["clear_due"]:
                given.discard(DUE_ON)
        return Ownership(
            unit=_chosen(Unit, data["unit"]),
            officer=_chosen(User, data["officer"]),
            due_on=None if data.get("clear_due") else data["due_on"],
            given=given,
        )


class WorkStatusForm(forms.Form):
    """How far the work is, in the owner's words."""

    work_status = forms.ChoiceField(
        label=_("Work status"), choices=WorkStatus.choices, required=False
    )


class ThaiDecimalField(forms.DecimalField):
    """A mark of 100; Thai digits too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            min_value=0, max_value=MOST, max_digits=5, decimal_places=2, required=False, **options
        )
        self.widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Any:
        return super().to_python(to_arabic_digits(value) if isinstance(value, str) else value)


class AgencyForm(forms.Form):
    """What the agency is, and what the surveys gave it."""

    agency_kind = forms.ChoiceField(
        label=_("Kind of agency"),
        choices=AgencyKind.choices,
        required=False,
        help_text=_("Some elements are for some agencies only"),
    )
    iit = ThaiDecimalField(
        label=_("IIT mark"), help_text=_("0 to 100; empty while it is not known")
    )
    eit = ThaiDecimalField(
        label=_("EIT mark"), help_text=_("0 to 100; empty while it is not known")
    )


def _initial(assignment: Assignment | None, is_many: bool) -> dict[str, Any]:
    if is_many:
        return {"unit": KEEP, "officer": KEEP}
    if assignment is None:
        return {}
    return {
        "unit": str(assignment.unit_id or ""),
        "officer": str(assignment.officer_id or ""),
        "due_on": assignment.due_on,
    }


def _chosen(model: Any, number: str) -> Any:
    return model.objects.filter(pk=number).first() if number.isdecimal() else None
