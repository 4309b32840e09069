"""Wagtail hooks of the register; loaded by ita/wagtail_hooks.py."""

from collections.abc import Iterator
from functools import partial

from django.contrib.auth.models import User
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page, Site

from home.core.users import OfficerRequest
from ita.people.agencies import THINGS_HOOK, Whose, agency_of
from ita.register.deleted_pages import page_or_trace
from ita.register.models import RegisterEntry
from ita.register.operations import last_site
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


@hooks.register(THINGS_HOOK)
def say_whose_rows_and_pages_are() -> dict[str, Whose]:
    return {"entry_id": partial(agency_of, RegisterEntry), "page_id": agency_of_page}


def agency_of_page(number: str) -> Site | None:
    """Also of a page that was deleted: its acts stay, and the screens say so.

    Raises:
        Http404: neither the site nor the register knows of such a page.
    """
    page = Page.objects.filter(pk=number).first()
    trace = None if page else page_or_trace(int(number))
    if page is None and trace is None:
        raise Http404
    return page.get_site() if page else last_site(trace)


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
