"""Wagtail hooks of requests of people; loaded by ita/wagtail_hooks.py."""

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.users import OfficerRequest
from ita.monitoring.petitions.components import HarmPanel, RemovalPanel
from ita.monitoring.petitions.models import Petition
from ita.monitoring.petitions.rules import why_not_see
from ita.people.agencies import THINGS_HOOK, Whose, agency_of


class PetitionsMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return request.agency is not None and not why_not_see(request.user, request.agency)


@hooks.register("register_monitoring_menu_item")
def register_petitions_menu_item() -> MenuItem:
    return PetitionsMenuItem(
        gettext_lazy("Requests of people"),
        reverse("ita_petitions"),
        name="ita-petitions",
        icon_name="mail",
        order=45,
    )


@hooks.register(THINGS_HOOK)
def say_whose_petitions_are() -> dict[str, Whose]:
    return {"petition_id": partial(agency_of, Petition)}


@hooks.register("construct_homepage_panels")
def show_what_people_sent(request: OfficerRequest, panels: list[Any]) -> None:
    panels += [HarmPanel(), RemovalPanel()]
