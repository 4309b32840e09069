"""A sheet of paper as an officer types it in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms.dates import BEDateField
from home.models import SatisfactionSurveyPage
from home.models.satisfaction import LONGEST_COMMENT
from home.surveys.forms import LevelsForm


class SheetForm(LevelsForm):
    number = forms.CharField(
        label=_("Number of the sheet"),
        max_length=30,
        help_text=_("Write it on the sheet, so that the other officer finds it."),
    )
    day = BEDateField(label=_("Day of the answer"))
    comment = forms.CharField(
        label=_("Suggestion"),
        help_text=_("Please leave out names and phone numbers."),
        max_length=LONGEST_COMMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, survey: SatisfactionSurveyPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(list(survey.topics.all()), *args, **kwargs)
        if not survey.asks_comment:
            del self.fields["comment"]
