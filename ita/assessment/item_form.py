"""The form in which an officer edits an item with its elements."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from ita.assessment.framework_form import is_deleted
from ita.assessment.frameworks.protection import why_not_lose
from ita.assessment.models import Item


class ItemForm(WagtailAdminModelForm):
    """Keeps the elements that evidence covers; offers the items of the year before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        framework = self.instance.framework
        self.fields["succeeds"].queryset = Item.objects.filter(
            framework__scheme=framework.scheme, framework__fiscal_year=framework.fiscal_year - 1
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        rows = [row.instance for row in self.formsets["elements"].forms if is_deleted(row)]
        lost = [row for row in rows if row.pk and row.evidence.exists()]
        if reason := why_not_lose(self.instance, lost):
            self.add_error(None, reason)
        return cleaned
