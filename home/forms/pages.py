"""The page editor's form."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.rich_text import DraftailRichTextArea

from home.completeness import is_blank
from home.slugs import free_slug

SAVE_HOOK = "why_not_save_page"
ASKS_PUBLICATION = "asks-publication"  # in the POST of who saves to ask for publication


class PageForm(WagtailAdminPageForm):
    """Gives a new page its address and says in one sentence what is still missing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "owner_unit" in self.fields:
            field = self.fields["owner_unit"]
            field.queryset = field.queryset.for_page(self.parent_page or self.instance)
        if self.is_bound:
            self._forget_untouched_rows()

    def defer_required_fields(self) -> None:
        """A draft may lack what it needs; what is to be published may not."""
        if ASKS_PUBLICATION not in self.data:
            super().defer_required_fields()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.instance.slug and cleaned.get("title"):
            fallback = self.instance._meta.model_name
            self.instance.slug = free_slug(cleaned["title"], self.parent_page, fallback)
        self._refuse_empty_rich_text(cleaned)
        return cleaned

    def _post_clean(self) -> None:
        """After the page has taken the values: which lists it needs can depend on them."""
        super()._post_clean()
        if missing := [*self._missing_fields(), *self._missing_lists()]:
            message = _("Not complete yet. Please fill in: %(fields)s")
            self.add_error(None, message % {"fields": get_text_list(missing, _("and"))})

    def is_valid(self) -> bool:
        """What must be seen whole, lists and all, is asked by the hook ``why_not_save_page``: a
        function (page, what its lists choose, where it stands) that answers a reason or None."""
        if not super().is_valid():
            return False
        place = self.parent_page or self.instance
        for why_not in hooks.get_hooks(SAVE_HOOK):
            if reason := why_not(self.instance, self._chosen_in_lists(), place):
                self.add_error(None, reason)
        return not self.errors

    def _chosen_in_lists(self) -> list[Model]:
        forms = (form for formset in self.formsets.values() for form in formset.forms)
        values = (value for form in forms for value in form.cleaned_data.values())
        return [value for value in values if isinstance(value, Model)]

    def has_rows(self, relation: str) -> bool:
        """Whether rows remain in the list ``relation``: not left blank, not removed."""
        for form in self.formsets[relation].forms:
            form.is_valid()
            removed = getattr(form, "cleaned_data", {}).get("DELETE", False)
            if not removed and (form.instance.pk or form.has_changed()):
                return True
        return False

    def _refuse_empty_rich_text(self, cleaned: dict[str, Any]) -> None:
        """Its editor sends an empty paragraph, which a required field takes for a text."""
        for name, field in self.fields.items():
            if isinstance(field.widget, DraftailRichTextArea) and field.required:
                model_field = self.instance._meta.get_field(name)
                if name in cleaned and is_blank(model_field, cleaned[name]):
                    message = field.error_messages["required"]
                    self.add_error(name, ValidationError(message, code="required"))

    def _forget_untouched_rows(self) -> None:
        """A row that was added and left blank counts as changed by its place in the order alone,
        and a draft, which may lack required fields, would store it."""
        for formset in self.formsets.values():
            for form in formset.forms:
                if form.empty_permitted and set(form.changed_data) <= {"ORDER"}:
                    form.changed_data = []

    def _missing_fields(self) -> Iterator[str]:
        for name, errors in self.errors.as_data().items():
            if name in self.fields and any(error.code == "required" for error in errors):
                yield str(self.fields[name].label)

    def _missing_lists(self) -> Iterator[str]:
        """A draft may be saved without them."""
        if self.is_deferred_validation:
            return
        for relation, label in getattr(self.instance, "required_children", {}).items():
            if relation in self.formsets and not self.has_rows(relation):
                yield str(label)


class ProcurementResultForm(PageForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("none_this_month") and self.has_rows("contracts"):
            message = _("Contracts are listed: clear this mark or remove them.")
            self.add_error("none_this_month", message)
        return cleaned
