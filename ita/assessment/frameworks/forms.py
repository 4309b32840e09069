"""Forms by which a list comes in from a file."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy

from home.fields import fiscal_year_choices
from ita.assessment.frameworks.data import FrameworkData


class FrameworkFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Framework file"),
        help_text=gettext_lazy(
            "The filled-in form or another .xlsx table, or a .json file, of at most 5 MB"
        ),
        widget=forms.FileInput({"accept": ".xlsx,.json"}),
    )


class DraftForm(forms.Form):
    """The head of a draft, which its file may not have said."""

    scheme = forms.CharField(
        label=gettext_lazy("scheme"),
        max_length=20,
        help_text=gettext_lazy("The short name of the list, such as OIT or LPA"),
    )
    scheme_name = forms.CharField(
        label=gettext_lazy("name of the scheme"), max_length=300, required=False
    )
    fiscal_year = forms.TypedChoiceField(
        label=gettext_lazy("fiscal year"), coerce=int, choices=fiscal_year_choices
    )
    issuer = forms.CharField(label=gettext_lazy("issuer"), max_length=200)

    @classmethod
    def of(cls, data: FrameworkData) -> "DraftForm":
        names = ("scheme", "scheme_name", "fiscal_year", "issuer")
        return cls(initial={name: getattr(data, name) for name in names})

    def clean_scheme(self) -> str:
        scheme: str = self.cleaned_data["scheme"].strip().upper()
        return scheme

    def completed(self, data: FrameworkData) -> FrameworkData:
        return replace(data, **self.cleaned_data)
