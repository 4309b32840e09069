"""Wagtail hooks of the statistics; loaded by ita/wagtail_hooks.py."""

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.screens import OfficerMenuItem
from ita.monitoring.statistics.mails import statistics_part
from ita.monitoring.statistics.rules import why_hold
from ita.notifications.daily.parts import HOOK as DAILY_MAIL_HOOK
from ita.workflow.holding import HOLD_HOOK

hooks.register(HOLD_HOOK, why_hold)
hooks.register(DAILY_MAIL_HOOK, statistics_part)


@hooks.register("register_monitoring_menu_item")
def register_statistics_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Statistics of months"),
        reverse("ita_statistics"),
        name="ita-statistics",
        icon_name="table",
        order=35,
    )
