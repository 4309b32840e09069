from django import forms
from django.utils.translation import gettext_lazy as _

from home.thai.numerals import to_arabic_digits


class CaseForm(forms.Form):
    """The number and the secret that the sender was given."""

    number = forms.CharField(
        label=_("Case number"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    secret = forms.CharField(
        label=_("Secret code"),
        max_length=20,
        widget=forms.TextInput(
            {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )

    def clean_number(self) -> str:
        return to_arabic_digits(self.cleaned_data["number"])

    def clean_secret(self) -> str:
        return to_arabic_digits(self.cleaned_data["secret"])
