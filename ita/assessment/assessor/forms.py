from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms.dates import BEDateField
from ita.assessment.assessor.models import LONGEST_NAME, LONGEST_QUESTION


class LinkForm(forms.Form):
    """For whom, and until when."""

    purpose = forms.CharField(
        label=_("For whom"),
        max_length=LONGEST_NAME,
        help_text=_("The office or person that gets the link, for example the assessing company"),
    )
    last_day = BEDateField(label=_("Last day"), help_text=_("A link is valid for a year at most."))


class QuestionForm(forms.Form):
    """What an assessor asks."""

    asker = forms.CharField(
        label=_("Your name and office"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    text = forms.CharField(
        label=_("Question"), max_length=LONGEST_QUESTION, widget=forms.Textarea({"rows": 5})
    )
