"""The menu of assessment, and the editor of frameworks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from home.core.users import OfficerRequest
from ita.assessment.board.rules import why_not_see
from ita.assessment.framework_form import FrameworkForm
from ita.assessment.models import Framework
from ita.assessment.views.framework_editor import (
    FrameworkCreateView,
    FrameworkDeleteView,
    FrameworkEditView,
    FrameworkIndexView,
)

# Without the elements: with the 238 of MOIT 2568 the form took seconds to render, and nobody could
# find a row in it. They are edited on their item's own screen.
ITEM_PANELS = [
    FieldRowPanel([FieldPanel("code"), FieldPanel("wording")]),
    FieldPanel("title"),
    FieldRowPanel([FieldPanel("indicator_code"), FieldPanel("sub_indicator_code")]),
    FieldRowPanel([FieldPanel("data_year"), FieldPanel("recurrence"), FieldPanel("weight")]),
]
FRAMEWORK_PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("scheme"), FieldPanel("fiscal_year")]),
            FieldPanel("scheme_name"),
            FieldRowPanel([FieldPanel("issuer"), FieldPanel("applies_to")]),
            FieldPanel("note"),
        ],
        heading=_("Framework"),
    ),
    InlinePanel(
        "deadlines",
        panels=[
            FieldPanel("what"),
            FieldRowPanel([FieldPanel("stated"), FieldPanel("opens_on"), FieldPanel("due_on")]),
            FieldPanel("source"),
        ],
        heading=_("Deadlines"),
        label=_("Deadline"),
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
    add_view_class = FrameworkCreateView
    edit_view_class = FrameworkEditView
    delete_view_class = FrameworkDeleteView
    edit_handler = ObjectList(FRAMEWORK_PANELS, base_form_class=FrameworkForm)


class BoardMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return request.agency is not None and not why_not_see(request.user, request.agency)


class AssessmentGroup(ViewSetGroup):
    items = (FrameworkViewSet,)
    menu_label = _("ITA assessment")
    menu_name = "ita-assessment"
    menu_icon = "clipboard-list"
    menu_order = 150

    def get_submenu_items(self) -> list[MenuItem]:
        board = BoardMenuItem(
            _("Board"),
            reverse("ita_board"),
            name="ita-board",
            icon_name="tasks",
            order=0,
        )
        return [board, *super().get_submenu_items()]
