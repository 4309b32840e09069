"""Wagtail hooks of publication; loaded by ita/wagtail_hooks.py."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse
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
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import Button
from wagtail.models import Page

from home.models import ContentPage
from home.panels import PAGE_STATE_HOOK
from ita.enums import Group
from ita.models import SignedScan
from ita.publication import rules
from ita.publication.components import FilesPanel, RequestPanel, WorkPanel
from ita.publication.notifications.views import FaultPanel
from ita.publication.register.rules import why_not_read as why_not_read_register
from ita.publication.removal.rules import why_not_archive, why_not_delete, why_not_take_down
from ita.publication.timeline.rules import why_not_read as why_not_read_history
from ita.publication.viewsets import OfficerProfileViewSet, ReturnReasonViewSet

REPLACED_PANELS = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)


@hooks.register("register_admin_urls")
def register_publication_urls() -> list[Any]:
    return [path("ita/", include("ita.publication.admin_urls"))]


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ViewSet]:
    return [OfficerProfileViewSet(), ReturnReasonViewSet()]


@hooks.register("construct_homepage_panels")
def show_work_first(request: HttpRequest, panels: list[Any]) -> None:
    """Our list leads to the review screen; Wagtail's would lead to an editor that is locked."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED_PANELS)]
    panels[:0] = [WorkPanel(), FaultPanel()]


@hooks.register("construct_page_action_menu")
def offer_request_to_requesters(
    menu_items: list[Any], request: HttpRequest, context: dict[str, Any]
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
    if not rules.holds(request.user, Group.REQUESTERS):
        menu_items.remove(submit)
    elif page and page.pk and rules.why_not_request(request.user, page) is None:
        menu_items.remove(submit)
        menu_items.insert(0, submit)


@hooks.register("before_edit_page")
def tell_why_returned(request: HttpRequest, page: Page) -> None:
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
def show_request(request: HttpRequest, page: Page) -> RequestPanel:
    return RequestPanel(request.user, page)


@hooks.register(PAGE_STATE_HOOK)
def show_files(request: HttpRequest, page: Page) -> FilesPanel:
    return FilesPanel(request.user, page)


@hooks.register("register_page_header_buttons")
def offer_removal(page: Page, user: Any, view_name: str, next_url: Any = None) -> Iterator[Any]:
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


@hooks.register("register_page_header_buttons")
def offer_history(page: Page, user: Any, view_name: str, next_url: Any = None) -> Iterator[Any]:
    """The page's own history, for those who may read it."""
    if page.pk and why_not_read_history(user, page) is None:
        url = reverse("ita_timeline", args=[page.pk])
        yield Button(_("Publication history"), url, icon_name="history", priority=59)


class OfficerMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rules.why_not_review(request.user) is None


@hooks.register("register_admin_menu_item")
def register_work_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("My publication work"),
        reverse("ita_work"),
        name="ita-work",
        icon_name="tasks",
        order=10,
    )


class RegisterMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
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


@hooks.register("register_reports_menu_item")
def register_papers_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Papers of publication"),
        reverse("ita_papers"),
        name="ita-papers",
        icon_name="doc-full",
        order=11,
    )


@hooks.register("construct_document_chooser_queryset")
def keep_signed_scans_out_of_pages(documents: Any, request: HttpRequest) -> Any:
    """They hold signatures; a page that showed one would make it public.

    By number: a search among documents cannot follow the relation.
    """
    return documents.exclude(pk__in=SignedScan.objects.values("document"))


class NoticesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("ita.view_notice")


@hooks.register("register_reports_menu_item")
def register_notices_menu_item() -> MenuItem:
    return NoticesMenuItem(
        gettext_lazy("Notices by mail"),
        reverse("ita_notices"),
        name="ita-notices",
        icon_name="mail",
        order=20,
    )
