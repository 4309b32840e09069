"""Wagtail hooks of security; loaded by ita/wagtail_hooks.py."""

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.users import OfficerRequest
from ita.monitoring.security.rules import why_not_see_events


class EventsMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return request.agency is not None and not why_not_see_events(request.user, request.agency)


@hooks.register("register_monitoring_menu_item")
def register_events_menu_item() -> MenuItem:
    return EventsMenuItem(
        gettext_lazy("Security events"),
        reverse("ita_security_events"),
        name="ita-security-events",
        icon_name="key",
        order=81,
    )
