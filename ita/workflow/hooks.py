"""Wagtail hooks of publication; loaded by ita/wagtail_hooks.py."""

from collections.abc import Iterator
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
from ita.people.rules import holds
from ita.workflow import rules
from ita.workflow.components import FilesPanel, RequestPanel, WorkPanel
from ita.workflow.removal.rules import why_not_archive, why_not_delete, why_not_take_down

REPLACED_PANELS = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)


@hooks.register("construct_homepage_panels")
def show_work_first(request: OfficerRequest, panels: list[Any]) -> None:
    """Our list leads to the review screen; Wagtail's would lead to an editor that is locked."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED_PANELS)]
    panels[:0] = [WorkPanel()]


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
    if not holds(request.user, Group.REQUESTERS):
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
    args = [page.pk]
    if why_not_archive(user, content) is None:
        url = reverse("ita_archive", args=args)
        yield Button(_("Archive"), url, icon_name="calendar-alt", priority=60)
    if why_not_take_down(user, content) is None:
        url = reverse("ita_take_down", args=args)
        yield Button(_("Take down"), url, icon_name="warning", priority=61)
    if why_not_delete(user, content) is None:
        url = reverse("ita_delete", args=args)
        yield Button(_("Delete the draft"), url, icon_name="bin", priority=62)


@hooks.register("register_admin_menu_item")
def register_work_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("My publication work"),
        reverse("ita_work"),
        name="ita-work",
        icon_name="tasks",
        order=10,
    )
