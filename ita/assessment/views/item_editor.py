from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.views import generic
from wagtail.permission_policies import ModelPermissionPolicy

from ita.assessment.item_form import ItemForm
from ita.assessment.models import Framework, Item

ELEMENT_PANELS = [
    FieldRowPanel([FieldPanel("number"), FieldPanel("section"), FieldPanel("heading")]),
    FieldPanel("text"),
]
ITEM_PANELS = ObjectList(
    [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("title_confirmed"), FieldPanel("data_year")]),
        FieldPanel("succeeds"),
        InlinePanel(
            "elements", panels=ELEMENT_PANELS, heading=_("Required elements"), label=_("Element")
        ),
    ],
    base_form_class=ItemForm,
)


class ItemEditView(generic.EditView):
    """The wording, the rules and the elements of one item."""

    model = Item
    permission_policy = ModelPermissionPolicy(Framework)
    header_icon = "edit"
    pk_url_kwarg = "item_id"
    edit_url_name = "ita_item_edit"

    @cached_property
    def panel(self) -> Any:
        return ITEM_PANELS.bind_to_model(Item)

    def get_form_class(self) -> type[ItemForm]:
        form: type[ItemForm] = self.panel.get_form_class()
        return form

    def get_page_subtitle(self) -> str:
        return str(self.object.code)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        framework = self.object.framework
        return [
            *self.breadcrumbs_items,
            {"url": reverse("ita_frameworks:index"), "label": _("Frameworks")},
            {"url": reverse("ita_frameworks:edit", args=[framework.pk]), "label": str(framework)},
            {"url": self.get_success_url(), "label": self.object.code},
            {"url": "", "label": _("Edit")},
        ]

    def get_success_url(self) -> str:
        return reverse("ita_item", args=[self.object.pk])
