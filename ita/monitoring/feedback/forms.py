from django import forms
from django.utils.translation import gettext_lazy as _


class MistakeForm(forms.Form):
    """What a reader says is wrong in a page."""

    text = forms.CharField(
        label=_("What is wrong, and how should it be?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Please write no personal data: neither yours nor of others."),
    )
