"""How an officer reaches the acts that end a page's being current or live: on the page's screens in
the admin, and on the bar of the public page."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component
from wagtail.admin.userbar import BaseItem
from wagtail.models import Page

from home.core.components import RenderContext
from home.models import ContentPage
from ita.workflow.removal.rules import why_not_archive, why_not_take_down


@dataclass(frozen=True)
class Offer:
    """An act that is offered, and in a line what it does."""

    label: Any
    what: Any
    view_name: str
    icon: str
    is_grave: bool = False


ARCHIVE = Offer(
    gettext_lazy("Archive"),
    gettext_lazy("Everybody can still read it at its address, marked as past."),
    "ita_archive",
    "folder-open-inverse",
)
TAKE_DOWN = Offer(
    gettext_lazy("Take down"),
    gettext_lazy("Nobody outside can read it any more, at once, with its files and pictures."),
    "ita_take_down",
    "warning",
    is_grave=True,
)


def offers_for(user: User, page: Page) -> list[Offer]:
    """What ``user`` may do with ``page`` (its specific object) now."""
    if not isinstance(page, ContentPage):
        return []
    rules = ((ARCHIVE, why_not_archive), (TAKE_DOWN, why_not_take_down))
    return [offer for offer, why_not in rules if why_not(user, page) is None]


class RemovalPart(Component):
    """The acts on a live page, told apart; or who could take it down."""

    template_name = "ita/admin/removal_part.html"

    def __init__(self, user: User, page: ContentPage) -> None:
        self.user = user
        self.page = page

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        return {
            "page": self.page,
            "offers": offers_for(self.user, self.page),
            "why_not": why_not_take_down(self.user, self.page),
        }


class RemovalItem(BaseItem):
    """An act on the bar of the public page."""

    template_name = "ita/userbar/removal_item.html"

    def __init__(self, page: Page, offer: Offer) -> None:
        self.offer = offer
        self.url = reverse(offer.view_name, args=[page.pk])
