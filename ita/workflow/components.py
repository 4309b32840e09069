"""What the page editor and the first screen show of publication."""

from typing import Any

from django.contrib.auth.models import User
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState

from home.core.components import RenderContext
from home.core.screens import why_not_officer
from home.sites import agency_site
from ita.people.persons import doubled_accounts
from ita.register.models import RegisterEntry
from ita.workflow import desk, rules
from ita.workflow.files import files_context
from ita.workflow.stuck import stuck_requests, why_nobody_acts, why_nobody_checks

REQUEST_PART_HOOK = "register_request_part"


def request_parts(user: User, page: Page, in_editor: bool) -> list[Component]:
    """What rooms above show of the request of ``page``.

    A room contributes a function ``(user, page, in_editor) -> Component or None`` through the hook
    ``register_request_part``; in the editor it stands inside the editor's form.
    """
    parts = [fn(user, page, in_editor) for fn in hooks.get_hooks(REQUEST_PART_HOOK)]
    return [part for part in parts if part]


class WorkPanel(Component):
    """The officer's first screen: what waits for them, what became of their requests."""

    name = "ita_work"
    template_name = "ita/admin/work_panel.html"
    order = 50

    class Media:
        css = {"all": ["ita/publication.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        return desk.work_of(request.user, agency_site(request))


class AdministratorPanel(Component):
    """On an administrator's first screen: requests that wait for nobody, and accounts that count as
    one person."""

    name = "ita_administration"
    template_name = "ita/admin/administrator_panel.html"
    order = 10

    class Media:
        css = {"all": ["ita/publication.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        return {"stuck": stuck_requests(), "doubled": doubled_accounts()}


class RequestPanel(Component):
    """In the page editor: where the request stands and what the register says."""

    template_name = "ita/admin/request_panel.html"

    def __init__(self, user: User, page: Page) -> None:
        self.user = user
        self.page = page

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        state = self.page.current_workflow_task_state
        why_not_request = None if state else rules.why_not_request(self.user, self.page)
        may_request = state is None and why_not_request is None
        return {
            "page": self.page,
            "state": state,
            "is_open": bool(state) and state.status == TaskState.STATUS_IN_PROGRESS,
            "returned": rules.returned_step(self.page),
            "why_not_request": why_not_request,
            "doubts": rules.doubts_about(self.page.get_latest_revision_as_object()),
            "why_nobody": why_nobody_checks(self.page, self.user)
            if may_request
            else why_nobody_acts(state),
            "parts": []
            if why_not_officer(self.user)
            else request_parts(self.user, self.page, True),
            "history": RegisterEntry.objects.of_page(self.page).order_by("-pk")[:10],
        }


class FilesPanel(Component):
    """In the page editor: the files as they were saved last, what is missing, and the way to
    replace one."""

    template_name = "ita/admin/files_panel.html"

    class Media:
        css = {"all": ["ita/publication.css"]}

    def __init__(self, user: User, page: Page) -> None:
        self.user = user
        self.page = page

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        return files_context(self.page.get_latest_revision_as_object(), self.user)
