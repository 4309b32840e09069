"""What an agency says of a duty: whether it is its own, until when, who answers for it."""

from calendar import monthrange
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.models import Unit
from ita.monitoring.yearly.duties import DEFAULT_TYPE, Duty, page_types
from ita.monitoring.yearly.enums import Recurrence
from ita.monitoring.yearly.models import YearlyDuty

LEAP_YEAR = 2028
YEARLY_FIELDS = ("due_month", "due_day")
OWN_FIELDS = ("title", "page_type", "recurrence", "is_about_last_year")


class DutyForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """For a shipped duty, or with ``duty=None`` or an own one for all that a duty is."""

    page_type = forms.ChoiceField(label=_("type of page"))
    unit: Any = forms.ModelChoiceField(label=_("owner unit"), queryset=None, required=False)
    officer = forms.ChoiceField(label=_("officer"), required=False)

    class Meta:
        model = YearlyDuty
        fields = (*OWN_FIELDS, "is_on", "unit", *YEARLY_FIELDS, "days_after")

    field_order = (*OWN_FIELDS, "unit", "officer", *YEARLY_FIELDS, "days_after", "is_on")

    def __init__(
        self,
        data: Any = None,
        *,
        site: Site,
        duty: Duty | None,
        officers: dict[int, str],
        instance: YearlyDuty | None,
    ) -> None:
        initial = _initial(duty) if instance is None else {"officer": instance.officer_id or ""}
        super().__init__(data, instance=instance, initial=initial)
        self.is_own = duty is None or duty.is_own
        self.fields["unit"].queryset = Unit.objects.filter(site=site)  # type: ignore[attr-defined]
        choices = [(str(number), name) for number, name in officers.items()]
        self.fields["officer"].choices = [("", _("None")), *choices]  # type: ignore[attr-defined]
        self._narrow(duty)

    def _narrow(self, duty: Duty | None) -> None:
        """Only what has a meaning for this duty is asked."""
        if self.is_own:
            names = [(name, model.get_verbose_name()) for name, model in page_types().items()]
            self.fields["page_type"].choices = names  # type: ignore[attr-defined]
            self.fields["title"].required = self.fields["recurrence"].required = True
            return
        assert duty is not None
        unused = ("days_after",) if duty.is_yearly else YEARLY_FIELDS
        for name in (*OWN_FIELDS, *unused):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        month, day = data.get("due_month"), data.get("due_day")
        if self.is_own and data.get("recurrence") == Recurrence.YEARLY and not (month and day):
            self.add_error("due_day", _("A duty of once a year needs its day and month."))
        elif bool(month) != bool(day) and not self.is_own:
            self.add_error("due_day", _("Give both the day and the month, or neither."))
        elif month and day and day > monthrange(LEAP_YEAR, month)[1]:
            self.add_error("due_day", _("This month has no such day."))
        return data

    @property
    def values(self) -> dict[str, Any]:
        """What is to be stored; only of a valid form."""
        data = dict(self.cleaned_data)
        number = data.pop("officer")
        officer = User.objects.filter(pk=number).first() if number else None
        return data | {"officer": officer}


def _initial(duty: Duty | None) -> dict[str, Any]:
    if duty:
        return {"is_on": duty.is_on}
    return {"recurrence": Recurrence.YEARLY, "page_type": DEFAULT_TYPE}
