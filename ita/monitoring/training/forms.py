"""The one form by which a training is entered in a minute."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms.dates import BEDateField
from home.thai.numerals import to_arabic_digits
from ita.monitoring.training.models import Attendance, TrainingCourse
from ita.monitoring.training.selectors import officers_to_tick

MOST_OUTSIDERS = 500
LONGEST_NAME = 200


class HoursField(forms.DecimalField):
    """Half hours too; Thai digits too."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Any:
        return super().to_python(to_arabic_digits(value) if isinstance(value, str) else value)


class TrainingForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    held_on = BEDateField(
        label=_("day"), help_text=_("The first day; of a note, the day from which it can be read")
    )
    hours = HoursField(
        label=_("hours"),
        max_digits=4,
        decimal_places=1,
        min_value=Decimal("0.5"),
        max_value=Decimal(999),
        help_text=_("For one person; half an hour is 0.5"),
    )
    officers = forms.MultipleChoiceField(
        label=_("Officers who took part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of a note nobody need be ticked: whoever reads it is noted by the system."),
    )
    outside = forms.CharField(
        label=_("People from outside"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One name a line"),
    )
    upload = forms.FileField(
        label=_("Material (file)"),
        required=False,
        help_text=_("Officers of the agency alone can open it, until a page shows it."),
    )

    class Meta:
        model = TrainingCourse
        fields = ("title", "kind", "held_on", "hours", "organiser", "place", "summary", "text")
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 2}),
            "text": forms.Textarea(attrs={"rows": 6}),
        }

    field_order = (
        "title", "kind", "held_on", "hours", "officers", "outside", "organiser", "place",
        "summary", "text", "upload",
    )  # fmt: skip

    def __init__(self, data: Any = None, files: Any = None, *, instance: TrainingCourse) -> None:
        rows = list(Attendance.objects.filter(course=instance)) if instance.pk else []
        ticked = [row.user_id for row in rows if row.user_id]
        outside = "\n".join(row.name for row in rows if row.user_id is None)
        initial = {"officers": [str(number) for number in ticked], "outside": outside}
        super().__init__(data, files, instance=instance, initial=initial)
        officers = officers_to_tick(instance.site, ticked)
        choices = [(str(officer.user_id), str(officer)) for officer in officers]
        self.fields["officers"].choices = choices  # type: ignore[attr-defined]

    def clean_outside(self) -> list[str]:
        lines = (line.strip() for line in self.cleaned_data["outside"].splitlines())
        names = [line for line in lines if line]
        if len(names) > MOST_OUTSIDERS:
            raise forms.ValidationError(_("At most %(count)s names.") % {"count": MOST_OUTSIDERS})
        if any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(_("A name is too long: write one name a line."))
        return names

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        is_empty = not (data.get("text") or data.get("upload") or self.instance.material_id)
        if data.get("kind") == "note" and is_empty:
            self.add_error("text", _("A note needs its text here, or a file to read."))
        return data

    @property
    def officer_ids(self) -> list[int]:
        return [int(number) for number in self.cleaned_data["officers"]]
