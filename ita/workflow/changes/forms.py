"""The form in which an officer says how a thing should be."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.models import Site

from home.forms.colours import ACCENT_COLOURS, MAIN_COLOURS, ColourInput
from home.models import AgencyImage, AgencySettings
from ita.integrity.public_facts import FactKind

# By the names of fields; a thing without them ignores them.
WIDGETS: dict[str, Any] = {
    "colour": ColourInput(MAIN_COLOURS),
    "accent_colour": ColourInput(ACCENT_COLOURS),
}


class ChangeForm(WagtailAdminModelForm):
    """The fields of the thing and the reason. It never saves: the operation decides what becomes
    of what was written."""

    change_reason = forms.CharField(
        label=_("Reason for the change"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )

    def save(self, commit: bool = True) -> Any:
        raise NotImplementedError

    def offer_files_of(self, site: Site) -> None:
        """Only the agency's own pictures can be named."""
        collection = AgencySettings.for_site(site).collection
        if collection is None:
            return
        fields: list[Any] = list(self.fields.values())
        for field in fields:
            if isinstance(field, forms.ModelChoiceField) and _model_of(field) is AgencyImage:
                field.queryset = AgencyImage.objects.filter(
                    collection__path__startswith=collection.path
                )


def _model_of(field: Any) -> Any:
    return field.queryset.model


def form_class(kind: FactKind) -> type[ChangeForm]:
    made: Any = forms.modelform_factory(
        kind.model, form=ChangeForm, fields=list(kind.fields), widgets=WIDGETS
    )
    form: type[ChangeForm] = made
    return form
