"""Wagtail's editor: it saves in one transaction, and asks and withdraws as everybody else does."""

from typing import Any

from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page, Revision

from home.core.exceptions import NotAllowed, ensure
from home.core.users import OfficerRequest
from home.forms.pages import ASKS_PUBLICATION
from ita.workflow import operations
from ita.workflow.repeats import first_page, first_request
from ita.workflow.stuck import why_nobody_acts

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
    reason: so its editor only saves, and ``_ask`` asks."""
    if SUBMITS & request.POST.keys():
        data = request.POST.copy()
        for name in SUBMITS & data.keys():
            del data[name]
        data[ASKS_PUBLICATION] = "1"
        request.POST = data  # type: ignore[assignment]


@hooks.register("before_edit_page")
def answer_second_click(request: OfficerRequest, page: Page) -> HttpResponse | None:
    """Who asked for publication, and clicked again on the same screen, is told that it was done."""
    asked = ASKS_PUBLICATION in request.POST and first_request(
        page.current_workflow_state, request.user
    )
    if not asked:
        return None
    before = (
        Revision.objects.for_instance(page).filter(pk__lt=page.latest_revision_id).order_by("pk")
    )
    loaded = before.values_list("pk", flat=True).last()
    return _told(request, page) if request.POST.get("loaded_revision_id") == str(loaded) else None


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def ask_after_saving(request: OfficerRequest, page: Page) -> None:
    request.saved_page = page  # type: ignore[attr-defined]


@never_cache
@require_admin_access
def create_page(request: OfficerRequest, parent_page_id: int, **kwargs: Any) -> HttpResponse:
    """Wagtail's screen: the page and its first revision are saved together or not at all, one
    below the same parent after the other."""
    return _save(CreateView, request, parent_page_id, parent_page_id=parent_page_id, **kwargs)


@never_cache
@require_admin_access
def edit_page(request: OfficerRequest, page_id: int) -> HttpResponse:
    """Wagtail's screen: it looks whether the page is under review when nobody else can begin it,
    and saves before anybody can."""
    if WITHDRAW in request.POST:
        return _withdraw(request, get_object_or_404(Page, pk=page_id))
    return _save(EditView, request, page_id, page_id=page_id)


def _save(view: Any, request: OfficerRequest, locked: int, **kwargs: Any) -> HttpResponse:
    if request.method != "POST":
        response: HttpResponse = view.as_view()(request, **kwargs)
        return response
    with transaction.atomic():
        Page.objects.select_for_update(no_key=True).filter(pk=locked).first()
        response = view.as_view()(request, **kwargs)
        page = getattr(request, "saved_page", None)
        if page and view is CreateView and (first := first_page(page, request.user)):
            transaction.set_rollback(True)
            page, response = first, _told_of_first(request, first)
    if page is None or ASKS_PUBLICATION not in request.POST:
        return response
    return _ask(request, page)


def _ask(request: OfficerRequest, page: Page) -> HttpResponse:
    """What was saved stays saved, whatever the rules say of the request."""
    try:
        operations.request_publication(page, request.user)
    except NotAllowed as error:
        messages.error(request, error.reason)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return _told(request, page)


def _told(request: OfficerRequest, page: Page) -> HttpResponse:
    messages.success(request, _("Publication was requested. It waits for the checker."))
    step = page.current_workflow_task_state
    if step and (reason := why_nobody_acts(step)):
        messages.warning(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


def _told_of_first(request: OfficerRequest, page: Page) -> HttpResponse:
    list(get_messages(request))  # what Wagtail said of a second page
    messages.success(request, _("“%(title)s” was saved by your first click.") % {"title": page})
    return redirect("wagtailadmin_pages:edit", page.pk)


def _withdraw(request: OfficerRequest, page: Page) -> HttpResponse:
    """Wagtail's own withdrawal is not atomic, and asks no rule of ours."""
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    state = page.workflow_states.order_by("pk").last()
    try:
        ensure(None if state else _("There is no request to withdraw."))
        operations.withdraw(state, request.user)
        messages.success(request, _("The request was withdrawn."))
    except NotAllowed as error:
        messages.error(request, error.reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


urlpatterns = [  # before Wagtail's own
    path(
        "pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/"
        "<int:parent_page_id>/",
        create_page,
    ),
    path("pages/<int:page_id>/edit/", edit_page),
]
