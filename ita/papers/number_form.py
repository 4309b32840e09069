"""Year and number of a row of the register, as people read them on a paper."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.thai.calendar import FIRST_BE_YEAR
from home.thai.numerals import to_arabic_digits

LAST_BE_YEAR = FIRST_BE_YEAR + 999
LAST_NUMBER = 2**31 - 1  # more than the database's column holds is no number of a row


class DigitsField(forms.CharField):
    """A whole number in Arabic or Thai digits, between two bounds."""

    def __init__(self, least: int, most: int, **kwargs: Any) -> None:
        super().__init__(max_length=len(str(most)), **kwargs)
        self.least, self.most = least, most

    def clean(self, value: Any) -> int:
        digits = to_arabic_digits(super().clean(value))
        if digits.isascii() and digits.isdecimal() and self.least <= int(digits) <= self.most:
            return int(digits)
        raise forms.ValidationError(self.error_messages["invalid"])

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "numeric", "autocomplete": "off"}


class NumberForm(forms.Form):
    year = DigitsField(
        FIRST_BE_YEAR,
        LAST_BE_YEAR,
        label=gettext_lazy("Fiscal year"),
        help_text=gettext_lazy("In B.E., four digits"),
        error_messages={"invalid": gettext_lazy("Write the B.E. year in four digits.")},
    )
    number = DigitsField(
        1,
        LAST_NUMBER,
        label=gettext_lazy("Number"),
        error_messages={"invalid": gettext_lazy("Write the number as it stands on the paper.")},
    )

    @classmethod
    def is_asked(cls, data: Mapping[str, Any]) -> bool:
        """Whether the visitor sent the form."""
        return any(name in data for name in cls.base_fields)

    def say_unknown(self) -> None:
        self.add_error(
            None,
            _("The register has no entry %(number)s in the fiscal year %(year)s.")
            % self.cleaned_data,
        )
