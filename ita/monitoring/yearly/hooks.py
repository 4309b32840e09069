"""Wagtail hooks of the duties of a year; loaded by ita/wagtail_hooks.py."""

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.users import OfficerRequest
from ita.monitoring.yearly.mailing import PART
from ita.monitoring.yearly.rules import why_not_see
from ita.notifications.daily.parts import HOOK, DailyPart


class YearlyMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return request.agency is not None and not why_not_see(request.user, request.agency)


@hooks.register("register_monitoring_menu_item")
def register_yearly_menu_item() -> MenuItem:
    return YearlyMenuItem(
        gettext_lazy("Duties of the year"),
        reverse("ita_yearly"),
        name="ita-yearly",
        icon_name="calendar-check",
        order=40,
    )


@hooks.register(HOOK)
def tell_of_duties() -> DailyPart:
    return PART
