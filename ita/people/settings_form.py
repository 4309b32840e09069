"""The form of an agency's publication settings. Imported by models: takes its model from them."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.contrib.settings.models import BaseSiteSetting

from ita.people.enums import DECLARABLE_CONFLICTS, USUAL_CONFLICTS, DutyConflict
from ita.people.signals import publication_settings_changed


class PublicationSettingsForm(WagtailAdminModelForm):
    """Has what changed put on the register, and asks for the order that allows more than usual."""

    overlaps = forms.MultipleChoiceField(
        label=gettext_lazy("Several duties in one hand"),
        choices=[(each.value, each.label) for each in DECLARABLE_CONFLICTS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Allow only what the office cannot avoid: each use stands on the register. "
            "Nobody ever approves what they requested or edited."
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        unusual = set(cleaned.get("overlaps", [])) - {str(each) for each in USUAL_CONFLICTS}
        if unusual and not cleaned.get("overlaps_order"):
            self.add_error("overlaps_order", _("Please name the order that allows it."))
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        instance = super().save(commit)
        if commit and self.changed_data:
            self._record(instance)
        return instance

    def _record(self, instance: BaseSiteSetting) -> None:
        labels = [str(DutyConflict(value).label) for value in instance.overlaps]
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
        publication_settings_changed.send(
            type(instance),
            site=instance.site,
            user=self.for_user,
            reason=" · ".join(fact for fact in facts if fact),
            details=details,
        )
