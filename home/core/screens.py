"""The frame of the officers' screens in the admin."""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic.base import ContextMixin, TemplateResponseMixin
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.core.duties import Group
from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest


def why_not_officer(user: User) -> str | None:
    """Why ``user`` cannot open review screens at all: they show what is not public yet."""
    if user.is_superuser or user.groups.filter(name__in=Group.values).exists():
        return None
    return _("Only officers with a duty in publication can open this screen.")


class OfficerView(View):
    """For officers with a duty: it shows what is not public yet."""

    request: OfficerRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if reason := self.why_not_open():
            raise NotAllowed(reason)
        return super().dispatch(request, *args, **kwargs)

    def why_not_open(self) -> str | None:
        """Why the user cannot open this."""
        return why_not_officer(self.request.user)


class OfficerScreen(
    WagtailAdminTemplateMixin,
    TemplateResponseMixin,  # Wagtail's mixin is made of these two, which mypy cannot see
    ContextMixin,
    OfficerView,
):
    """A screen of the admin for officers with a duty."""

    request: OfficerRequest

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        label = self.get_page_subtitle() or self.get_page_title()
        return [*self.breadcrumbs_items, {"url": "", "label": label}]


class OfficerMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return why_not_officer(request.user) is None
