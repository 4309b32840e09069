from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from home.thai.calendar import format_period
from ita.models import OfficerProfile, ReturnReason


class PeriodColumn(Column):
    def get_value(self, instance: OfficerProfile) -> str:
        return format_period(instance.valid_from, instance.valid_until)


class OfficerProfileViewSet(ModelViewSet):
    """Who holds which post, by which order, from when until when."""

    model = OfficerProfile
    name = "officer_posts"
    icon = "user"
    menu_label = _("Officers' posts")
    add_to_settings_menu = True
    panels = [
        FieldPanel("user"),
        FieldPanel("full_name"),
        FieldPanel("position"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("order_number")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
    ]
    list_display = ["full_name", "position", "unit", PeriodColumn("period", label=_("Period"))]
    search_fields = ["full_name", "position"]
    search_backend_name = None


class ReturnReasonViewSet(ModelViewSet):
    """The agency's list of reasons for return and refusal."""

    model = ReturnReason
    name = "return_reasons"
    icon = "list-ul"
    menu_label = _("Reasons for return")
    add_to_settings_menu = True
    copy_view_enabled = False
    panels = [FieldPanel(name) for name in ("site", "text", "code", "active", "sort_order")]
    list_display = ["text", "code", "active", "site"]
    search_fields = ["text", "code"]
    search_backend_name = None
