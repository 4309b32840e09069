"""What officers write into the memo."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.models import Unit
from ita.monitoring.memo.models import Memo, MemoPoint, PointKind

ROWS = 2


class BackgroundForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Memo
        fields = ("background",)
        widgets = {"background": forms.Textarea(attrs={"rows": ROWS})}


class PointForm(forms.ModelForm):  # type: ignore[type-arg]
    """A point; one that was carried over also asks what was done about it."""

    kind: PointKind

    class Meta:
        model = MemoPoint
        fields = ("text", "remedy", "done")
        widgets = {name: forms.Textarea(attrs={"rows": ROWS}) for name in fields}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.kind == PointKind.SUGGESTION:
            del self.fields["remedy"]
        if self.instance.carried_from_id is None and not self.instance.done:
            del self.fields["done"]

    def save(self, commit: bool = True) -> Any:
        self.instance.kind = self.kind
        return super().save(commit)


def point_formsets(memo: Memo, data: Any = None) -> list[Any]:
    """A formset for the memo's problems, and one for its suggestions."""
    return [_formset(memo, kind, data) for kind in PointKind]


def _formset(memo: Memo, kind: PointKind, data: Any) -> Any:
    form = type(f"{kind.name.title()}Form", (PointForm,), {"kind": kind})
    factory = forms.inlineformset_factory(Memo, MemoPoint, form=form, extra=1, can_delete=True)
    formset = factory(data, instance=memo, prefix=kind.value, queryset=memo.points_of(kind))
    formset.label = kind.label  # type: ignore[attr-defined]
    return formset


class UnitForm(forms.Form):
    """Which unit owns the page of the report."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("owner of the information"))

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(site=site)
