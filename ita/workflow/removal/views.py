"""The screens on which a page is archived or taken down."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.screens import OfficerScreen
from home.core.users import OfficerRequest
from home.models import ContentPage
from ita.register.models import RegisterEntry
from ita.workflow.keeping import uses_of
from ita.workflow.removal.operations import archive, delete_draft, take_down
from ita.workflow.removal.rules import why_not_archive, why_not_delete, why_not_take_down


class RemovalView(OfficerScreen):
    """Asks for the reason, and warns where the page is evidence."""

    template_name = "ita/admin/removal.html"
    explanation: Any
    act: Callable[[ContentPage, User, str], RegisterEntry]
    why_not: Callable[[User, ContentPage], str | None]

    @cached_property
    def page(self) -> ContentPage:
        page: ContentPage = get_object_or_404(ContentPage, pk=self.kwargs["page_id"]).specific
        return page

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def get(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        reason = request.POST.get("reason", "")
        parent = self.page.get_parent()
        try:
            entry = self.act(self.page, request.user, reason)
        except NotAllowed as error:
            messages.error(request, error.reason)
            return self.render_to_response(self.get_context_data(reason=reason), status=409)
        messages.success(request, _("Recorded: %(title)s") % {"title": entry.get_act_display()})
        return redirect("wagtailadmin_explore", parent.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page,
            explanation=self.explanation,
            why_not=self.why_not(self.request.user, self.page),
            uses=uses_of(self.page),
            **kwargs,
        )


class ArchiveView(RemovalView):
    page_title = gettext_lazy("Archive")
    header_icon = "calendar-alt"
    explanation = gettext_lazy(
        "The page stays at its address and is marked as past. Use this when its period is over."
    )
    act = staticmethod(archive)
    why_not = staticmethod(why_not_archive)


class TakeDownView(RemovalView):
    page_title = gettext_lazy("Take down")
    header_icon = "warning"
    explanation = gettext_lazy(
        "The public can no longer read the page and its files; its address says that it was taken "
        "down. Use this for personal data or another legal duty only."
    )
    act = staticmethod(take_down)
    why_not = staticmethod(why_not_take_down)


class DeleteView(RemovalView):
    page_title = gettext_lazy("Delete the draft")
    header_icon = "bin"
    explanation = gettext_lazy(
        "The draft and all its versions are deleted and cannot be brought back. "
        "That it was there stays on the register."
    )
    act = staticmethod(delete_draft)
    why_not = staticmethod(why_not_delete)
