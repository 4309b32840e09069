"""Wagtail hooks of the register; loaded by ita/wagtail_hooks.py."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from home.core.users import OfficerRequest
from ita.register.rules import why_not_read as why_not_read_register
from ita.register.timeline.rules import why_not_read as why_not_read_history


@hooks.register("register_page_header_buttons")
def offer_history(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """The page's own history, for those who may read it."""
    if page.pk and why_not_read_history(user, page) is None:
        url = reverse("ita_timeline", args=[page.pk])
        yield Button(_("Publication history"), url, icon_name="history", priority=59)


class RegisterMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return why_not_read_register(request.user) is None


@hooks.register("register_reports_menu_item")
def register_register_menu_item() -> MenuItem:
    return RegisterMenuItem(
        gettext_lazy("Register of publication"),
        reverse("ita_register"),
        name="ita-register",
        icon_name="clipboard-list",
        order=10,
    )
