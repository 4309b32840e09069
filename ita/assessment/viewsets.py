"""The menu of assessment, and the editor of frameworks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from home.core.users import OfficerRequest
from ita.assessment.framework_form import FrameworkForm
from ita.assessment.models import Framework
from ita.assessment.views.base import may
from ita.assessment.views.framework_editor import FrameworkDeleteView, FrameworkIndexView

# Without the elements: with the 238 of MOIT 2568 the form took seconds to render, and nobody could
# find a row in it. They are edited on their item's own screen.
ITEM_PANELS = [
    FieldRowPanel([FieldPanel("code"), FieldPanel("title_confirmed")]),
    FieldPanel("title"),
    FieldRowPanel(
        [
            FieldPanel("indicator_code"),
            FieldPanel("sub_indicator_code"),
            FieldPanel("data_year"),
        ]
    ),
]
FRAMEWORK_PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("scheme"), FieldPanel("fiscal_year")]),
            FieldPanel("issuer"),
            FieldPanel("note"),
        ],
        heading=_("Framework"),
    ),
    InlinePanel(
        "indicators",
        panels=[FieldRowPanel([FieldPanel("code"), FieldPanel("title")])],
        heading=_("Indicators"),
        label=_("Indicator"),
    ),
    InlinePanel(
        "sub_indicators",
        panels=[
            FieldRowPanel([FieldPanel("indicator_code"), FieldPanel("code")]),
            FieldPanel("title"),
        ],
        heading=_("Sub-indicators"),
        label=_("Sub-indicator"),
    ),
    InlinePanel("items", panels=ITEM_PANELS, heading=_("Items"), label=_("Item")),
]


class FrameworkViewSet(ModelViewSet):
    model = Framework
    name = "ita_frameworks"
    url_prefix = "ita/frameworks"
    icon = "list-ul"
    menu_label = _("Frameworks")
    copy_view_enabled = False
    index_view_class = FrameworkIndexView
    delete_view_class = FrameworkDeleteView
    edit_handler = ObjectList(FRAMEWORK_PANELS, base_form_class=FrameworkForm)


class CoverageMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return may(request.user, "view")


class AssessmentGroup(ViewSetGroup):
    items = (FrameworkViewSet,)
    menu_label = _("ITA assessment")
    menu_name = "ita-assessment"
    menu_icon = "clipboard-list"
    menu_order = 150

    def get_submenu_items(self) -> list[MenuItem]:
        coverage = CoverageMenuItem(
            _("Evidence coverage"),
            reverse("ita_coverage"),
            name="ita-coverage",
            icon_name="tasks",
            order=0,
        )
        return [coverage, *super().get_submenu_items()]
