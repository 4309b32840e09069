"""Wagtail hooks of what readers say; loaded by ita/wagtail_hooks.py."""

from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from home.core.screens import OfficerMenuItem
from home.core.users import OfficerRequest
from home.panels import PAGE_STATE_HOOK
from ita.monitoring.feedback.components import MyMistakesPanel, NoPart, page_feedback_part
from ita.monitoring.feedback.mails import mistakes_part
from ita.monitoring.feedback.models import MistakeReport
from ita.notifications.daily.parts import HOOK as DAILY_MAIL_HOOK
from ita.people.agencies import THINGS_HOOK, Whose, agency_of
from ita.register.components import PAGE_ACTS_HOOK

hooks.register(DAILY_MAIL_HOOK, mistakes_part)


@hooks.register("construct_homepage_panels")
def show_my_mistakes(request: OfficerRequest, panels: list[Any]) -> None:
    panels.append(MyMistakesPanel())


@hooks.register(PAGE_STATE_HOOK)
def show_feedback_in_editor(request: OfficerRequest, page: Page) -> Component:
    return page_feedback_part(request.user, page) or NoPart()


@hooks.register(PAGE_ACTS_HOOK)
def show_feedback(user: User, page: Page) -> Component | None:
    return page_feedback_part(user, page)


@hooks.register("register_monitoring_menu_item")
def register_feedback_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("What readers say"),
        reverse("ita_mistakes"),
        name="ita-mistakes",
        icon_name="comment",
        order=46,
    )


@hooks.register(THINGS_HOOK)
def say_whose_mistakes_are() -> dict[str, Whose]:
    return {"mistake_id": partial(agency_of, MistakeReport)}
