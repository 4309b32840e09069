"""Wagtail hooks of the traffic log; loaded by ita/wagtail_hooks.py."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.users import OfficerRequest
from ita.monitoring.traffic.components import TrafficPanel
from ita.monitoring.traffic.rules import why_not_see_log
from ita.people.rules import why_not_manage_people


class TrafficMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return request.agency is not None and not why_not_see_log(request.user, request.agency)


@hooks.register("register_monitoring_menu_item")
def register_traffic_menu_item() -> MenuItem:
    return TrafficMenuItem(
        gettext_lazy("Traffic log"),
        reverse("ita_traffic"),
        name="ita-traffic",
        icon_name="history",
        order=80,
    )


@hooks.register("construct_homepage_panels")
def tell_administrators(request: OfficerRequest, panels: list[Any]) -> None:
    if why_not_manage_people(request.user) is None:
        panels.append(TrafficPanel())
