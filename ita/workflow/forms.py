"""The questions of each step's decision. What must be answered, and how, stands in rules.py."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.core.duties import Duty
from home.core.exceptions import NotAllowed
from home.forms.dates import BEDateField, BEDateTimeField
from ita.people.models import ReturnReason
from ita.register.enums import ANSWER_CHOICES, QUESTIONS
from ita.workflow.dates import Dates

PREFIX = "answer_"
DATES: dict[str, tuple[type[BEDateField], Any, Any]] = {
    "go_live_at": (
        BEDateTimeField,
        _("Goes live on"),
        _("Leave empty to publish at once; otherwise day and time, such as 1/12/2569 08.30"),
    ),
    "end_date": (
        BEDateField,
        _("End of the publication period"),
        _("Leave empty to keep what the requester proposed"),
    ),
}


class DecisionForm(forms.Form):
    """Reads a decision on a step of ``duty``; nothing is required here, the rules decide.

    Wagtail makes forms without telling the page, so all reasons are read and the rules compare
    them with the page's agency.
    """

    duty: Duty | None = None
    comment = forms.CharField(label=_("Reason or note"), required=False)
    code = forms.SlugField(label=_("Kind of reason"), required=False)

    def __init__(self, *args: Any, duty: Duty | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = duty or self.duty
        if asked is None:
            return
        for question in QUESTIONS.get(asked, ()):
            self.fields[PREFIX + question.value] = forms.ChoiceField(
                label=question.label,
                choices=ANSWER_CHOICES[asked],
                widget=forms.RadioSelect,
                required=False,
            )
        for name, (field, label, help_text) in DATES.items() if asked == Duty.PUBLISH else ():
            self.fields[name] = field(label=label, help_text=help_text, required=False)

    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    def dates(self) -> list[forms.BoundField]:
        return [self[name] for name in DATES if name in self.fields]

    def decision(self) -> dict[str, Any]:
        """The keyword arguments of ``workflow.act``: comment, code, answers, dates.

        Raises:
            NotAllowed: a date cannot be read.
        """
        self.is_valid()
        for name in DATES:
            if name in self.errors:
                label, error = self.fields[name].label, self.errors[name][0]
                raise NotAllowed(f"{label}: {error}")
        return decision_from(self.cleaned_data)


def decision_from(values: dict[str, Any]) -> dict[str, Any]:
    """``values`` of a form, of ours or Wagtail's, as keyword arguments of ``workflow.act``."""
    answers = {
        name.removeprefix(PREFIX): value == "yes"
        for name, value in values.items()
        if name.startswith(PREFIX) and value in ("yes", "no")
    }
    return {
        "comment": str(values.get("comment") or ""),
        "code": str(values.get("code") or ""),
        "answers": answers,
        "dates": Dates(*(values.get(name) for name in DATES)),
    }


def form_class(duty: Duty) -> type[DecisionForm]:
    """The form of a step for Wagtail's own dialog."""
    return type("StepForm", (DecisionForm,), {"duty": duty})


def reason_choices(page: Page) -> list[tuple[str, str]]:
    """(code, words) of what may be chosen on ``page``."""
    return list(ReturnReason.objects.offered_for(page).values_list("code", "text"))
