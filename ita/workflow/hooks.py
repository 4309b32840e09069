"""Wagtail hooks of publication; loaded by ita/wagtail_hooks.py."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.admin.widgets import Button
from wagtail.models import Page

from home.core.duties import Group
from home.core.screens import OfficerMenuItem
from home.core.users import OfficerRequest
from home.models import ContentPage
from home.panels import PAGE_STATE_HOOK
from home.sites import agency_site
from ita.people.agencies import THINGS_HOOK, Whose, agency_of
from ita.people.rules import holds, why_not_manage_people
from ita.register.components import PAGE_ACTS_HOOK
from ita.workflow import rules
from ita.workflow.changes.models import ProposedChange
from ita.workflow.components import AdministratorPanel, FilesPanel, RequestPanel, WorkPanel
from ita.workflow.erasure.components import ErasurePart
from ita.workflow.erasure.selectors import agency_of_file
from ita.workflow.redaction.models import Redaction
from ita.workflow.removal.components import RemovalItem, RemovalPart, offers_for
from ita.workflow.removal.rules import why_not_delete

REPLACED_PANELS = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)


@hooks.register("construct_homepage_panels")
def show_work_first(request: OfficerRequest, panels: list[Any]) -> None:
    """Our list leads to the review screen; Wagtail's would lead to an editor that is locked."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED_PANELS)]
    panels[:0] = [WorkPanel()]
    if why_not_manage_people(request.user) is None:
        panels[:0] = [AdministratorPanel()]


@hooks.register("construct_page_action_menu")
def offer_request_to_requesters(
    menu_items: list[Any], request: OfficerRequest, context: dict[str, Any]
) -> None:
    """Requesting is for requesters, and their first button once the saved page is complete.

    The rule itself is in the step; this only arranges the buttons. "Restart" goes: what was
    returned begins with the checker anyway.
    """
    menu_items[:] = [item for item in menu_items if item.name != "action-restart-workflow"]
    submit = next((item for item in menu_items if item.name == "action-submit"), None)
    if submit is None:
        return
    page = context.get("page")
    if not holds(request.user, Group.REQUESTERS, agency_site(request)):
        menu_items.remove(submit)
    elif page and page.pk and rules.why_not_request(request.user, page) is None:
        menu_items.remove(submit)
        menu_items.insert(0, submit)


@hooks.register("before_edit_page")
def tell_why_returned(request: OfficerRequest, page: Page) -> None:
    """The owner of a returned page reads first what must be corrected."""
    returned = rules.returned_step(page)
    if request.method == "GET" and returned:
        messages.warning(
            request, _("Returned for correction: %(reason)s") % {"reason": returned.comment}
        )


@hooks.register("insert_global_admin_css")
def style_publication() -> str:
    """On every screen: the page editor shows a panel of ours, the reports a table."""
    return format_html('<link rel="stylesheet" href="{}">', static("ita/publication.css"))


@hooks.register(PAGE_STATE_HOOK)
def show_request(request: OfficerRequest, page: Page) -> RequestPanel:
    return RequestPanel(request.user, page)


@hooks.register(PAGE_STATE_HOOK)
def show_files(request: OfficerRequest, page: Page) -> FilesPanel:
    return FilesPanel(request.user, page)


@hooks.register("register_page_header_buttons")
def offer_removal(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Archive, take down, delete the draft: for those who may."""
    content = page.specific
    if not isinstance(content, ContentPage):
        return
    for priority, offer in enumerate(offers_for(user, content), start=60):
        url = reverse(offer.view_name, args=[page.pk])
        yield Button(offer.label, url, icon_name=offer.icon, priority=priority)
    if why_not_delete(user, content) is None:
        url = reverse("ita_delete", args=[page.pk])
        yield Button(_("Delete the draft"), url, icon_name="bin", priority=62)


@hooks.register(THINGS_HOOK)
def say_whose_changes_are() -> dict[str, Whose]:
    return {
        "change_id": partial(agency_of, ProposedChange),
        "file_name": agency_of_file,
        "redaction_id": partial(agency_of, Redaction),
    }


@hooks.register(PAGE_ACTS_HOOK)
def show_removal(user: User, page: Page) -> RemovalPart | None:
    return RemovalPart(user, page) if page.live and isinstance(page, ContentPage) else None


@hooks.register(PAGE_ACTS_HOOK)
def show_erasure(user: User, page: Page) -> ErasurePart | None:
    return ErasurePart(user, page) if isinstance(page, ContentPage) else None


@hooks.register("construct_wagtail_userbar")
def offer_removal_on_the_page(request: OfficerRequest, items: list[Any], page: Page) -> None:
    """Where an officer sees what should not be there. Wagtail's checker of accessibility goes: the
    bar is for acts on the page."""
    items[:] = [item for item in items if not isinstance(item, ContentCheckerItem)]
    if isinstance(page, ContentPage):
        items += [RemovalItem(page, offer) for offer in offers_for(request.user, page)]


@hooks.register("register_admin_menu_item")
def register_work_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("My publication work"),
        reverse("ita_work"),
        name="ita-work",
        icon_name="tasks",
        order=10,
    )
