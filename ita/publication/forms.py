"""The questions of each step's decision. What must be answered, and how, stands in rules.py."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ita.enums import QUESTIONS, Duty
from ita.models.reasons import ReturnReason

CHOICES = {
    Duty.CHECK: [("yes", _("Found")), ("no", _("Not found"))],
    Duty.PUBLISH: [("yes", _("Yes")), ("no", _("No"))],
}
PREFIX = "answer_"


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
                choices=CHOICES[asked],
                widget=forms.RadioSelect,
                required=False,
            )

    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    def decision(self) -> dict[str, Any]:
        """The keyword arguments of ``workflow.act``: comment, code, answers ({question: yes?})."""
        self.is_valid()
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
    }


def form_class(duty: Duty) -> type[DecisionForm]:
    """The form of a step for Wagtail's own dialog."""
    return type("StepForm", (DecisionForm,), {"duty": duty})


def reason_choices(page: Any) -> list[tuple[str, str]]:
    """(code, words) of what may be chosen on ``page``."""
    return list(ReturnReason.objects.offered_for(page).values_list("code", "text"))
