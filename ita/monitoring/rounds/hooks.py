"""Wagtail hooks of rounds; loaded by ita/wagtail_hooks.py."""

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.screens import OfficerMenuItem
from home.core.users import OfficerRequest
from home.models import AgencyDocument
from ita.monitoring.rounds.components import RoundPanel
from ita.monitoring.rounds.mails import due_part, found_part
from ita.monitoring.rounds.models import Round
from ita.notifications.daily.parts import HOOK as DAILY_MAIL_HOOK
from ita.people.agencies import THINGS_HOOK, Whose, agency_of

hooks.register(DAILY_MAIL_HOOK, found_part)
hooks.register(DAILY_MAIL_HOOK, due_part)


@hooks.register("construct_homepage_panels")
def show_round(request: OfficerRequest, panels: list[Any]) -> None:
    panels.append(RoundPanel())


@hooks.register("register_monitoring_menu_item")
def register_rounds_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Rounds over all published pages"),
        reverse("ita_rounds"),
        name="ita-rounds",
        icon_name="calendar-check",
        order=30,
    )


@hooks.register(THINGS_HOOK)
def say_whose_rounds_are() -> dict[str, Whose]:
    return {"round_id": partial(agency_of, Round)}


@hooks.register("construct_document_chooser_queryset")
def keep_signed_papers_out_of_pages(
    documents: QuerySet[AgencyDocument], request: OfficerRequest
) -> QuerySet[AgencyDocument]:
    """They hold signatures; a page that showed one would make it public."""
    signed = Round.objects.exclude(scan=None).values("scan")
    return documents.exclude(pk__in=signed)
