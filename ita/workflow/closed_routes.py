"""Wagtail's addresses that would go round the steps, tell of drafts, or refuse without a reason.

Wagtail asks a model permission there, which a superuser always has, and its own addresses come
before those of ``register_admin_urls``: so the project's URLs put these before the admin's.
"""

from typing import Any, NoReturn

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, re_path
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.auth import (
    require_admin_access,
    user_has_any_page_permission,
    user_passes_test,
)
from wagtail.admin.views.bulk_action import index as bulk_actions
from wagtail.admin.views.pages.workflow import WorkflowAction
from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.images.permissions import permission_policy as images_policy
from wagtail.models import TaskState

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.integrity.public_facts import NEW
from ita.register.enums import SubjectKind
from ita.workflow import rules
from ita.workflow.changes.views import ThingView

POLICIES = {"agencydocument": documents_policy, "agencyimage": images_policy}
CHANGES = "add|enable|disable|edit|remove|tasks/(?:add|edit|enable|disable)|task_chooser/create"


def refuse_change(request: OfficerRequest) -> NoReturn:
    raise NotAllowed(_("The steps of publication are fixed; no screen changes them."))


def refuse_action(request: OfficerRequest) -> NoReturn:
    """The admin's own API copies, aliases, reverts and translates with Wagtail's rules alone."""
    raise NotAllowed(_("Pages are changed in the editor and published through a request."))


def refuse_privacy(request: OfficerRequest) -> NoReturn:
    raise NotAllowed(_("Files that a live page shows are open to all; no screen restricts them."))


def refuse_site(request: OfficerRequest) -> NoReturn:
    raise NotAllowed(_("The website of an agency stays: its pages and its register belong to it."))


def refuse_unit(request: OfficerRequest) -> NoReturn:
    raise NotAllowed(_("A unit stays: pages and posts name it. Propose another name instead."))


def refuse_redirect(request: OfficerRequest) -> NoReturn:
    raise NotAllowed(
        _("Where an address leads is changed by two hands: upload a list of old addresses.")
    )


@require_admin_access
def show_thing(request: OfficerRequest, kind: SubjectKind, key: str) -> HttpResponseBase:
    """In the place of Wagtail's form, which saves what the public reads at once."""
    return ThingView.as_view()(request, kind=str(kind), key=key)


@require_admin_access
@user_passes_test(user_has_any_page_permission)
def act_in_bulk(request: OfficerRequest, **names: str) -> HttpResponse:
    """Wagtail's confirmation names the drafts that the user may not touch to anybody."""
    response: HttpResponse = bulk_actions(request, **names)
    return response


@require_admin_access
def act_on_files_in_bulk(
    request: OfficerRequest, app_label: str, model_name: str, action: str
) -> HttpResponse:
    """As ``act_in_bulk``, of documents and images."""
    if not POLICIES[model_name].user_has_any_permission(request.user, ["add", "change", "delete"]):
        raise PermissionDenied
    response: HttpResponse = bulk_actions(request, app_label, model_name, action)
    return response


@require_admin_access
def act_on_step(request: OfficerRequest, page_id: int, **kwargs: Any) -> HttpResponse:
    """Wagtail's own address of a decision; a refusal leads to the review screen with its reason."""
    try:
        response: HttpResponse = WorkflowAction.as_view()(request, page_id=page_id, **kwargs)
        return response
    except PermissionDenied as error:
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            raise
        messages.error(request, _reason(error, request.user, kwargs["task_state_id"]))
        return redirect("ita_review", page_id)


def _reason(error: PermissionDenied, user: User, task_state_id: int) -> str:
    """Wagtail refuses without a word when the step offers ``user`` no such action."""
    if isinstance(error, NotAllowed):
        return error.reason
    state = get_object_or_404(TaskState, pk=task_state_id)
    return rules.why_not_act(user, state) or _("There is no such action on this step.")


urlpatterns = [
    re_path(rf"^workflows/(?:{CHANGES})/", refuse_change),
    re_path(r"^api/main/pages/\d+/action/", refuse_action),
    re_path(r"^sites/delete/", refuse_site),
    re_path(r"^redirects/(?:add|import|\d+)/", refuse_redirect),
    path("settings/home/agencysettings/<slug:key>/", show_thing, {"kind": SubjectKind.AGENCY}),
    path("unit/new/", show_thing, {"kind": SubjectKind.UNIT, "key": NEW}),
    path("unit/edit/<slug:key>/", show_thing, {"kind": SubjectKind.UNIT}),
    re_path(r"^unit/delete/", refuse_unit),
    re_path(r"^collections/\d+/privacy/", refuse_privacy),
    re_path(
        r"^bulk/(?P<app_label>wagtailcore)/(?P<model_name>page)/(?P<action>[-\w]+)/$", act_in_bulk
    ),
    re_path(
        rf"^bulk/(?P<app_label>home)/(?P<model_name>{'|'.join(POLICIES)})/(?P<action>\w+)/$",
        act_on_files_in_bulk,
    ),
    path(
        "pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/", act_on_step
    ),
]
