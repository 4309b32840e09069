"""Wagtail hooks of periods that end; loaded by ita/wagtail_hooks.py."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.screens import OfficerMenuItem
from home.core.users import OfficerRequest
from ita.monitoring.period_ends.components import EndsPanel
from ita.monitoring.period_ends.mails import ends_part
from ita.notifications.daily.parts import HOOK as DAILY_MAIL_HOOK

hooks.register(DAILY_MAIL_HOOK, ends_part)


@hooks.register("construct_homepage_panels")
def show_period_ends(request: OfficerRequest, panels: list[Any]) -> None:
    panels.append(EndsPanel())


@hooks.register("register_monitoring_menu_item")
def register_period_ends_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Publication periods that end soon"),
        reverse("ita_period_ends"),
        name="ita-period-ends",
        icon_name="date",
        order=20,
    )
