"""What an officer says of the next review, and the agency's settings of reviews."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.enums import ContentKind
from home.forms.dates import BEDateField
from home.models import Unit
from ita.monitoring.currency.intervals import LEAST_MONTHS, MOST_MONTHS, months_of
from ita.monitoring.currency.rules import why_not_next


class NextReviewForm(forms.Form):
    next_review = BEDateField(
        label=_("Next review (may be left empty)"),
        required=False,
        help_text=_("Left empty, it is after the interval that the agency set for this kind."),
    )

    def clean_next_review(self) -> Any:
        day = self.cleaned_data["next_review"]
        if reason := why_not_next(day):
            raise ValidationError(reason)
        return day


class ReviewSettingsForm(forms.Form):
    """A number of months for each kind of content, and a mailbox for each unit of the agency."""

    def __init__(self, data: Any = None, *, site: Site) -> None:
        super().__init__(data)
        months = months_of(site)
        for kind in ContentKind:
            self.fields[f"kind-{kind.value}"] = forms.IntegerField(
                label=kind.label,
                min_value=LEAST_MONTHS,
                max_value=MOST_MONTHS,
                initial=months[kind.value],
            )
        for unit in Unit.objects.filter(site=site):
            self.fields[f"unit-{unit.pk}"] = forms.EmailField(
                label=unit.name, required=False, initial=unit.mailbox
            )

    def _starting(self, prefix: str) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith(prefix)]

    @property
    def kinds(self) -> list[Any]:
        return self._starting("kind-")

    @property
    def units(self) -> list[Any]:
        return self._starting("unit-")

    @property
    def months(self) -> dict[str, int]:
        return {kind.value: self.cleaned_data[f"kind-{kind.value}"] for kind in ContentKind}

    @property
    def mailboxes(self) -> dict[int, str]:
        names = [name for name in self.cleaned_data if name.startswith("unit-")]
        return {int(name.removeprefix("unit-")): self.cleaned_data[name] for name in names}
