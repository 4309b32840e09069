"""Wagtail hooks of the links; loaded by ita/wagtail_hooks.py."""

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.screens import OfficerMenuItem
from home.core.users import OfficerRequest
from ita.monitoring.links.components import DeadLinksPanel
from ita.monitoring.links.mails import links_part
from ita.monitoring.links.models import LinkAddress, LinkRound
from ita.notifications.daily.parts import HOOK as DAILY_MAIL_HOOK
from ita.people.agencies import THINGS_HOOK, Whose, agency_of

hooks.register(DAILY_MAIL_HOOK, links_part)


@hooks.register(THINGS_HOOK)
def say_whose_links_are() -> dict[str, Whose]:
    return {
        "link_id": partial(agency_of, LinkAddress),
        "link_round_id": partial(agency_of, LinkRound),
    }


@hooks.register("construct_homepage_panels")
def show_dead_links(request: OfficerRequest, panels: list[Any]) -> None:
    panels.append(DeadLinksPanel())


@hooks.register("register_monitoring_menu_item")
def register_links_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Links on the website"),
        reverse("ita_links"),
        name="ita-links",
        icon_name="link",
        order=25,
    )
