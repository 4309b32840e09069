"""Wagtail hooks of templates and circulars; loaded by ita/wagtail_hooks.py."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from home.core.users import OfficerRequest
from home.panels import PAGE_STATE_HOOK
from ita.monitoring.adoption.components import OfferPart, OriginPanel
from ita.monitoring.adoption.rules import why_not_offer, why_not_see_offers
from ita.monitoring.adoption.selectors import on_offer
from ita.people.agencies import THINGS_HOOK, Whose
from ita.register.components import PAGE_ACTS_HOOK


class OffersMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return request.agency is not None and not why_not_see_offers(request.user, request.agency)


@hooks.register("register_monitoring_menu_item")
def register_offers_menu_item() -> MenuItem:
    return OffersMenuItem(
        gettext_lazy("Templates and circulars"),
        reverse("ita_offers"),
        name="ita-offers",
        icon_name="copy",
        order=70,
    )


@hooks.register("register_page_header_buttons")
def offer_in_header(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if page.live and why_not_offer(user, page) is None:
        url = reverse("ita_offer_page", args=[page.pk])
        yield Button(
            _("Let other agencies use it as a template"), url, icon_name="copy", priority=69
        )


@hooks.register(PAGE_ACTS_HOOK)
def show_offer(user: User, page: Page) -> OfferPart | None:
    return OfferPart(page) if page.live and why_not_offer(user, page) is None else None


@hooks.register(PAGE_STATE_HOOK)
def show_origin(request: OfficerRequest, page: Page) -> OriginPanel:
    return OriginPanel(page)


@hooks.register(THINGS_HOOK)
def say_whose_offers_are() -> dict[str, Whose]:
    return {"offer_id": offered_to_all}


def offered_to_all(number: str) -> None:
    """What is on offer is every agency's to take: nobody's own.

    Raises:
        Http404: it is not offered, or not any more.
    """
    if not number.isdecimal() or not on_offer().filter(pk=number).exists():
        raise Http404
