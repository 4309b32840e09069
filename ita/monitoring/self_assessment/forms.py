from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ita.monitoring.self_assessment.enums import Answer
from ita.monitoring.self_assessment.operations import Given
from ita.monitoring.self_assessment.selectors import Line


class AnswersForm(forms.Form):
    """For each requirement an answer and a remark."""

    def __init__(self, data: Any = None, *, lines: Iterable[Line]) -> None:
        super().__init__(data)
        self.lines = list(lines)
        for line in self.lines:
            answer = line.answer
            self.fields[f"{line.requirement.code}_answer"] = forms.ChoiceField(
                label=_("Answer"),
                choices=[("", _("Not known yet")), *Answer.choices],
                required=False,
                initial=answer.answer if answer else "",
            )
            self.fields[f"{line.requirement.code}_remark"] = forms.CharField(
                label=_("Remark"),
                max_length=1000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=answer.remark if answer else "",
            )

    def clean(self) -> dict[str, Any]:
        """A remark without an answer would be lost."""
        data: dict[str, Any] = super().clean() or {}
        for line in self.lines:
            code = line.requirement.code
            if data.get(f"{code}_remark") and not data.get(f"{code}_answer"):
                self.add_error(f"{code}_answer", _("Please choose an answer to the remark."))
        return data

    def rows(self) -> list[tuple[Line, Any, Any]]:
        """(line, field of the answer, field of the remark)."""
        return [
            (line, self[f"{line.requirement.code}_answer"], self[f"{line.requirement.code}_remark"])
            for line in self.lines
        ]

    @property
    def given(self) -> Given:
        data = self.cleaned_data
        codes = [line.requirement.code for line in self.lines]
        return {code: (data[f"{code}_answer"], data[f"{code}_remark"]) for code in codes}
