from django import forms
from django.utils.translation import gettext_lazy as _

MAX_SIZE = 20 * 1024 * 1024


class ReturnedForm(forms.Form):
    """The workbook that an officer worked in."""

    file = forms.FileField(
        label=_("Workbook for use inside"),
        help_text=_("The .xlsx file that was made here and worked in, of at most 20 MB"),
        widget=forms.FileInput({"accept": ".xlsx"}),
    )

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        if file.size > MAX_SIZE:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        return file
