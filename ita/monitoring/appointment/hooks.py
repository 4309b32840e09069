"""Wagtail hooks of the order of appointment; loaded by ita/wagtail_hooks.py."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from home.core.components import RenderContext
from home.core.screens import OfficerMenuItem
from home.core.users import OfficerRequest
from home.sites import agency_site
from ita.people.components import POSTS_PART_HOOK
from ita.people.staffing import why_understaffed


class AppointmentPart(Component):
    """Above the list of the posts: what they lack, and the way to the order."""

    template_name = "ita/admin/appointment_part.html"

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        site = agency_site(parent_context["request"])
        return {"lacks": why_understaffed(site), "agency": site.site_name}


@hooks.register(POSTS_PART_HOOK)
def offer_order(request: OfficerRequest) -> AppointmentPart:
    return AppointmentPart()


@hooks.register("register_monitoring_menu_item")
def register_appointment_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Order of appointment and announcement"),
        reverse("ita_appointment"),
        name="ita-appointment",
        icon_name="doc-full",
        order=60,
    )
