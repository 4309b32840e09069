"""Forms that editors compose, as visitors fill them in."""

from typing import Any

from django import forms
from wagtail.contrib.forms.forms import FormBuilder

from home.forms.dates import BEDateField, BEDateTimeField


class ComposedFormBuilder(FormBuilder):
    """Takes days as Thai people write them.

    Django's own field would read "1/10/2569" as a day of the C.E. year 2569.
    """

    def create_date_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return BEDateField(**options)

    def create_datetime_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return BEDateTimeField(**options)
