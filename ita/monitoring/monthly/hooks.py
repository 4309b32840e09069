"""Wagtail hooks of the monthly reports; loaded by ita/wagtail_hooks.py."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.users import OfficerRequest
from home.sites import agency_site
from ita.monitoring.monthly.mails import month_part
from ita.monitoring.monthly.models import MonthlyReport
from ita.monitoring.monthly.rules import why_not_read
from ita.notifications.daily.parts import HOOK as DAILY_MAIL_HOOK
from ita.people.agencies import THINGS_HOOK, Whose, agency_of

hooks.register(DAILY_MAIL_HOOK, month_part)


@hooks.register(THINGS_HOOK)
def say_whose_reports_are() -> dict[str, Whose]:
    return {"monthly_report_id": partial(agency_of, MonthlyReport)}


class ReportsMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return why_not_read(request.user, agency_site(request)) is None


@hooks.register("register_monitoring_menu_item")
def register_reports_menu_item() -> MenuItem:
    return ReportsMenuItem(
        gettext_lazy("Monthly reports"),
        reverse("ita_monthly_reports"),
        name="ita-monthly-reports",
        icon_name="clipboard-list",
        order=30,
    )
