from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSet

from home.core.users import OfficerRequest
from ita.people.rules import why_not_manage_people
from ita.people.viewsets import OfficerProfileViewSet, ReturnReasonViewSet


@hooks.register("before_bulk_action")
def keep_people_to_administrators(
    request: OfficerRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    """Many users at once: their screens ask ``people.viewsets``, this one asks nobody."""
    reason = why_not_manage_people(request.user)
    if reason is None or action.model is not User:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_home")


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ViewSet]:
    return [OfficerProfileViewSet(), ReturnReasonViewSet()]
