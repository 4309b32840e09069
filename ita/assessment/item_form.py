"""The form in which an officer edits an item with its elements."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from ita.assessment.framework_form import is_deleted
from ita.assessment.frameworks.protection import why_not_lose, why_not_reuse
from ita.assessment.models import Item


class ItemForm(WagtailAdminModelForm):
    """Keeps the elements that evidence covers; offers the items of the year before."""

    predecessors = forms.MultipleChoiceField(
        required=False, label=_("Succeeds"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        framework = self.instance.framework
        before = Item.objects.filter(
            Q(framework__site=None) | Q(framework__site=framework.site_id),
            framework__scheme=framework.scheme,
            framework__fiscal_year=framework.fiscal_year - 1,
            framework__is_draft=False,
        )
        known = {item.code: str(item) for item in before}
        gone = {code: code for code in self.instance.predecessors if code not in known}
        self.fields["predecessors"].choices = list({**known, **gone}.items())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        elements = self.formsets.get("elements")
        rows = [row.instance for row in elements.forms if is_deleted(row)] if elements else []
        lost = [row for row in rows if row.pk and row.evidence.exists()]
        if reason := why_not_lose(self.instance, lost):
            self.add_error(None, reason)
        stored = Item.objects.filter(pk=self.instance.pk).first()
        if stored and (reason := why_not_reuse(stored, cleaned.get("title") or "")):
            self.add_error("title", reason)
        return cleaned
