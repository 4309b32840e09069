"""What the posts do not say of the order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms.dates import BEDateField
from ita.monitoring.appointment.order import OrderDetails


class OrderForm(forms.Form):
    number = forms.CharField(
        label=_("Number of the order"),
        required=False,
        max_length=30,
        help_text=_("Without the year; empty: a dotted line to write on"),
    )
    authority = forms.CharField(
        label=_("By virtue of (law)"),
        required=False,
        max_length=300,
        help_text=_("The law by which the head appoints; empty: it is left out"),
    )
    effective = BEDateField(label=_("In force from"), required=False)
    day = BEDateField(label=_("Given on"), required=False)

    @property
    def details(self) -> OrderDetails:
        """Of a valid form."""
        data = self.cleaned_data
        return OrderDetails(
            data["number"].strip(), data["authority"].strip(), data["effective"], data["day"]
        )
