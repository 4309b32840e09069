"""Wagtail hooks of reviews; loaded by ita/wagtail_hooks.py."""

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
from home.sites import agency_site
from ita.monitoring.currency.components import MyReviewsPanel, PageReviewPart, page_review_part
from ita.monitoring.currency.mails import reviews_part
from ita.monitoring.currency.memo_figure import overdue_source
from ita.monitoring.currency.rules import why_not_set
from ita.monitoring.memo.sources import HOOK as MEMO_HOOK
from ita.notifications.daily.parts import HOOK as DAILY_MAIL_HOOK
from ita.register.components import PAGE_ACTS_HOOK

hooks.register(DAILY_MAIL_HOOK, reviews_part)
hooks.register(MEMO_HOOK, overdue_source)


@hooks.register("construct_homepage_panels")
def show_reviews(request: OfficerRequest, panels: list[Any]) -> None:
    panels.append(MyReviewsPanel())


@hooks.register(PAGE_STATE_HOOK)
def show_review_in_editor(request: OfficerRequest, page: Page) -> Component:
    return PageReviewPart(request.user, page)


@hooks.register(PAGE_ACTS_HOOK)
def offer_review(user: User, page: Page) -> Component | None:
    return page_review_part(user, page)


@hooks.register("register_monitoring_menu_item")
def register_reviews_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Information to be reviewed"),
        reverse("ita_reviews"),
        name="ita-reviews",
        icon_name="calendar-check",
        order=10,
    )


class SettingsMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return why_not_set(request.user, agency_site(request)) is None


@hooks.register("register_monitoring_menu_item")
def register_settings_menu_item() -> MenuItem:
    return SettingsMenuItem(
        gettext_lazy("Review intervals and mailboxes"),
        reverse("ita_review_settings"),
        name="ita-review-settings",
        icon_name="cogs",
        order=90,
    )
