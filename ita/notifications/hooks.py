"""Wagtail hooks of the notices; loaded by ita/wagtail_hooks.py."""

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.users import OfficerRequest
from ita.notifications.daily.models import DailyMail
from ita.notifications.models import Notice
from ita.notifications.views import FaultPanel
from ita.people.agencies import THINGS_HOOK, Whose, agency_of


@hooks.register("construct_homepage_panels")
def show_faults(request: OfficerRequest, panels: list[Any]) -> None:
    panels.append(FaultPanel())


class NoticesMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return request.user.has_perm("ita.view_notice")


@hooks.register("register_reports_menu_item")
def register_notices_menu_item() -> MenuItem:
    return NoticesMenuItem(
        gettext_lazy("Notices by mail"),
        reverse("ita_notices"),
        name="ita-notices",
        icon_name="mail",
        order=20,
    )


@hooks.register("register_reports_menu_item")
def register_daily_mails_menu_item() -> MenuItem:
    return NoticesMenuItem(
        gettext_lazy("Mails of the morning"),
        reverse("ita_daily_mails"),
        name="ita-daily-mails",
        icon_name="mail",
        order=21,
    )


@hooks.register(THINGS_HOOK)
def say_whose_things_are() -> dict[str, Whose]:
    return {
        "notice_id": partial(agency_of, Notice),
        "daily_mail_id": partial(agency_of, DailyMail),
    }
