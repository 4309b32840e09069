"""The frame of the officers' screens in the admin."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic.base import ContextMixin, TemplateResponseMixin
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.core.duties import PUBLICATION_GROUP_NAMES
from home.core.exceptions import NotAllowed, ensure
from home.core.users import AnyUser, OfficerRequest


def why_not_officer(user: AnyUser) -> str | None:
    """Why ``user`` cannot open review screens at all: they show what is not public yet."""
    if user.is_superuser or user.groups.filter(name__regex=PUBLICATION_GROUP_NAMES).exists():
        return None
    return _("Only officers with a duty in publication can open this screen.")


class OfficerView(View):
    """For officers with a duty: it shows what is not public yet."""

    needs_duty = True  # read by the check before the admin, too (ita/people/middleware.py)
    request: OfficerRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """As Wagtail answers what is denied, but with the reason; a script gets the status."""
        try:
            ensure(self.why_not_open())
            return super().dispatch(request, *args, **kwargs)
        except NotAllowed as error:
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                raise
            messages.error(request, error.reason)
            return redirect("wagtailadmin_home")

    def why_not_open(self) -> str | None:
        """Why the user cannot open this."""
        return why_not_officer(self.request.user) if self.needs_duty else None


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

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def refused(self, error: NotAllowed, **typed: Any) -> HttpResponse:
        """The screen again with the reason of a rule, and with what the officer ``typed``."""
        messages.error(self.request, error.reason)
        return self.render_to_response(self.get_context_data(**typed), status=409)


class ActScreen(OfficerScreen):
    """A screen on which an officer acts, and may or must give a reason."""

    acts: ClassVar[Mapping[str, Callable[..., Any]]]  # by the button; "" where there is but one
    next_screen: ClassVar[str]

    def perform(self, act: Callable[..., Any], reason: str) -> Any:
        """What the act put on the register."""
        raise NotImplementedError

    def said(self, row: Any) -> str:
        return _("Recorded: %(title)s") % {"title": row.get_act_display()}

    def next_url(self, row: Any) -> str:
        return reverse(self.next_screen)

    def post(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reason = request.POST.get("reason", "")
        act = self.acts.get(request.POST.get("action", ""))
        try:
            if act is None:
                raise NotAllowed(_("There is no such action on this step."))
            row = self.perform(act, reason)
        except NotAllowed as error:
            return self.refused(error, reason=reason)
        messages.success(request, self.said(row))
        return redirect(self.next_url(row))


class OfficerMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return request.is_officer
