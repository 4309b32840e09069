from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.views import generic
from wagtail.permission_policies import ModelPermissionPolicy

from home.sites import agency_site
from ita.assessment.frameworks.protection import why_not_edit_text
from ita.assessment.item_form import ItemForm
from ita.assessment.models import Framework, Item
from ita.assessment.views.base import may

ELEMENT_PANELS = [
    FieldRowPanel([FieldPanel("number"), FieldPanel("section"), FieldPanel("heading")]),
    FieldPanel("text"),
    FieldRowPanel([FieldPanel("requirement"), FieldPanel("scope")]),
    FieldRowPanel([FieldPanel("wording"), FieldPanel("source")]),
    FieldPanel("note"),
]
ITEM_PANELS = ObjectList(
    [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("data_year"), FieldPanel("recurrence"), FieldPanel("weight")]),
        FieldRowPanel([FieldPanel("wording"), FieldPanel("source")]),
        FieldPanel("predecessors"),
        FieldPanel("note"),
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

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()

    def get_queryset(self) -> QuerySet[Item]:
        mine = Framework.objects.of_agency(agency_site(self.request))
        items: QuerySet[Item] = Item.objects.filter(framework__in=mine)
        return items.select_related("framework")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if may(request.user, "change", Framework):
            if reason := why_not_edit_text(self.object.framework):
                messages.error(request, reason)
                return redirect(self.get_success_url())
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

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
        framework = self.object.framework
        if framework.is_draft:
            return reverse("ita_framework", args=[framework.pk])
        return reverse("ita_item", args=[self.object.pk])
