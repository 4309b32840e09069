from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from home.core.users import OfficerRequest
from ita.people.viewsets import OfficerProfileViewSet, ReturnReasonViewSet


@hooks.register("before_bulk_action")
def refuse_many_accounts_at_once(
    request: OfficerRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    """Accounts are changed one by one, and duties belong to posts: no way for many at once."""
    if action.model is not User:
        return None
    messages.error(request, _("Accounts are changed one by one, on their own screen."))
    return redirect("wagtailadmin_home")


class AgencyMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return len(request.agencies) > 1


@hooks.register("register_admin_menu_item")
def offer_other_agencies() -> MenuItem:
    return AgencyMenuItem(
        gettext_lazy("Choose the agency"),
        reverse("ita_agency"),
        name="ita-agency",
        icon_name="site",
        order=5,
    )


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ViewSet]:
    return [OfficerProfileViewSet(), ReturnReasonViewSet()]
