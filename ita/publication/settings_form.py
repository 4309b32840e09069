"""The form of an agency's publication settings. Imported by models: takes its model from them."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from ita.enums import DECLARABLE_OVERLAPS, USUAL_OVERLAPS, Act, Overlap


class PublicationSettingsForm(WagtailAdminModelForm):
    """Puts what changed on the register, and asks for the order that allows more than usual."""

    overlaps = forms.MultipleChoiceField(
        label=gettext_lazy("Several duties in one hand"),
        choices=[(each.value, each.label) for each in DECLARABLE_OVERLAPS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Allow only what the office cannot avoid: each use stands on the register. "
            "Nobody ever approves what they requested or edited."
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        unusual = set(cleaned.get("overlaps", [])) - {str(each) for each in USUAL_OVERLAPS}
        if unusual and not cleaned.get("overlaps_order"):
            self.add_error("overlaps_order", _("Please name the order that allows it."))
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        instance = super().save(commit)
        if commit and self.changed_data:
            self._record(instance)
        return instance

    def _record(self, instance: Any) -> None:
        from ita.publication.register import recording

        labels = [str(Overlap(value).label) for value in instance.overlaps]
        facts = [
            get_text_list(labels, _("and")) or _("Each duty in another hand"),
            instance.overlaps_order,
            _("To be confirmed within %(count)s working days")
            % {"count": instance.confirm_within_days},
        ]
        details = {
            "allowed_overlaps": instance.overlaps,
            "order": instance.overlaps_order,
            "confirm_within_days": instance.confirm_within_days,
        }
        recording.record(
            Act.SETTINGS_CHANGED,
            instance.site.root_page,
            self.for_user,
            reason=" · ".join(fact for fact in facts if fact),
            details=details,
            site=instance.site,
        )
