"""What a POST to Wagtail's editor could do past our rules."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.forms.pages import ASKS_PUBLICATION
from ita.workflow import operations

OVERWRITE = "overwrite_revision_id"
WITHDRAW = "action-cancel-workflow"
SUBMITS = {"action-submit", "action-restart-workflow"}


@hooks.register("before_edit_page")
def save_each_time_anew(request: OfficerRequest, page: Page) -> None:
    """Wagtail lets an editor overwrite their last revision, even one that was passed or is live."""
    if OVERWRITE in request.POST:
        data = request.POST.copy()
        del data[OVERWRITE]
        request.POST = data  # type: ignore[assignment]


@hooks.register("before_create_page")
@hooks.register("before_edit_page")
def save_before_asking(request: OfficerRequest, *args: Any) -> None:
    """Wagtail would begin the request itself, in no transaction, and tell a refusal without its
    reason: so its editor only saves, and ``ask_for_publication`` asks."""
    if SUBMITS & request.POST.keys():
        data = request.POST.copy()
        for name in SUBMITS & data.keys():
            del data[name]
        data[ASKS_PUBLICATION] = "1"
        request.POST = data  # type: ignore[assignment]


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def ask_for_publication(request: OfficerRequest, page: Page) -> HttpResponse | None:
    """What was saved stays saved, whatever the rules say of the request."""
    if ASKS_PUBLICATION not in request.POST:
        return None
    try:
        operations.request_publication(page, request.user)
        messages.success(request, _("Publication was requested. It waits for the checker."))
    except NotAllowed as error:
        messages.error(request, error.reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_edit_page")
def withdraw_request(request: OfficerRequest, page: Page) -> HttpResponse | None:
    """Wagtail's own withdrawal from a locked page is not atomic, and asks no rule of ours."""
    if WITHDRAW not in request.POST or not page.workflow_in_progress:
        return None
    try:
        operations.withdraw(page.current_workflow_state, request.user)
        messages.success(request, _("The request was withdrawn."))
    except NotAllowed as error:
        messages.error(request, error.reason)
    return redirect("wagtailadmin_pages:edit", page.pk)
