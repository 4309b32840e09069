"""What a POST to Wagtail's editor could do past our rules."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.workflow import operations

OVERWRITE = "overwrite_revision_id"
WITHDRAW = "action-cancel-workflow"


@hooks.register("before_edit_page")
def save_each_time_anew(request: OfficerRequest, page: Page) -> None:
    """Wagtail lets an editor overwrite their last revision, even one that was passed or is live."""
    if OVERWRITE in request.POST:
        data = request.POST.copy()
        del data[OVERWRITE]
        request.POST = data  # type: ignore[assignment]


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
