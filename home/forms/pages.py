"""The page editor's form."""

from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import WagtailAdminPageForm

from home.models.units import Unit
from home.slugs import free_slug


class PageForm(WagtailAdminPageForm):
    """Gives a new page its address and says in one sentence what is still missing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "owner_unit" in self.fields:
            units = Unit.objects.for_page(self.parent_page or self.instance)
            self.fields["owner_unit"].queryset = units

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.instance.slug and cleaned.get("title"):
            fallback = self.instance._meta.model_name
            self.instance.slug = free_slug(cleaned["title"], self.parent_page, fallback)
        missing = [
            str(self.fields[name].label)
            for name, errors in self.errors.as_data().items()
            if name in self.fields and any(error.code == "required" for error in errors)
        ]
        if missing:
            self.add_error(
                None,
                _("Not complete yet. Please fill in: %(fields)s")
                % {"fields": get_text_list(missing, _("and"))},
            )
        return cleaned
