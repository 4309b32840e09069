from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms.dates import BEDateField
from home.models import CaseKind
from ita.monitoring.petitions.enums import DECISIONS, ENTERED, Ground, Harm
from ita.monitoring.petitions.models import Petition


class HarmForm(forms.Form):
    """What a person fills in who says that a page harms them."""

    harm = forms.ChoiceField(
        label=_("What the page does"), choices=Harm.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Which words or pictures, and why"),
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
    )
    name = forms.CharField(label=_("Your name"), max_length=200)
    contact = forms.CharField(label=_("Telephone or e-mail, to ask back"), max_length=200)


class PaperForm(forms.Form):
    """What a case officer copies from a request on paper. The rules say what must be filled in."""

    received_on = BEDateField(label=_("Received on"))
    channel = forms.ChoiceField(
        label=_("Came by"),
        choices=[(each.value, each.label) for each in ENTERED],
        initial=ENTERED[0].value,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("Who asks"), max_length=200)
    contact = forms.CharField(
        label=_("Address, telephone or e-mail, to answer"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )
    text = forms.CharField(
        label=_("What information is asked for"),
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
    )


class DecisionForm(forms.Form):
    """What an officer decides. The rules say what must be filled in."""

    decision = forms.ChoiceField(label=_("Decision"), required=False, widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=_("Section of the Act by which it is not disclosed"),
        required=False,
        choices=[("", "---------"), *Ground.choices],
    )
    answer = forms.CharField(
        label=_("Answer that the person reads"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
    )

    def __init__(self, petition: Petition, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        kind = CaseKind(petition.case.kind)
        decisions = self.fields["decision"]
        decisions.choices = [(each.value, each.label) for each in DECISIONS[kind]]  # type: ignore[attr-defined]
        if kind != CaseKind.INFORMATION:
            del self.fields["ground"]
