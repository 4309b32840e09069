"""Closes wagtail-localize's routes that would publish a translation past the three steps.

Translations are ordinary drafts in the ordinary workflow (settings: simple mode, no sync of the
live status); these routes would go round it. To be removed when wagtail-localize asks the page's
own permission tester on them.
"""

from typing import Any, NoReturn

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization
from wagtail_localize.views.update_translations import UpdateTranslationsView

from home.core.exceptions import NotAllowed

# "Synchronise content from another locale" would make a live alias of every live page.
LOCALE_COMPONENTS[:] = [
    component for component in LOCALE_COMPONENTS if component["model"] is not LocaleSynchronization
]
RESTART = "localize-restart-translation"  # opens the update route again for a stopped translation


@hooks.register("before_edit_page", order=-1)
def refuse_restart(request: HttpRequest, page: Page) -> None:
    if request.method == "POST" and RESTART in request.POST:
        _refuse()


@hooks.register("register_admin_urls", order=-1)
def close_translation_routes() -> list[Any]:
    """Stand before wagtail-localize's own addresses."""
    return [
        path("localize/update/<int:translation_source_id>/", update_as_drafts),
        path("localize/page/<int:page_id>/convert_to_alias/", refuse_alias),
    ]


def update_as_drafts(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    """wagtail-localize's update, without its box that publishes at once."""
    if request.POST.get("publish_translations"):
        _refuse()
    view = UpdateTranslationsView.as_view()
    response: HttpResponse = view(request, translation_source_id=translation_source_id)
    return response


def refuse_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    _refuse()


def _refuse() -> NoReturn:
    raise NotAllowed(_("Translations are published through a request, like every other page."))
