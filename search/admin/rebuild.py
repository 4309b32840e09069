"""The screen of the index: whether it fits the rules of today, and the button."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_GET
from django.views.generic.base import ContextMixin, TemplateResponseMixin
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from home.core.jobs import JobState, progress
from home.core.users import OfficerRequest
from search.admin.access import REBUILDS
from search.indexing import rebuilding
from search.indexing.state import is_due
from search.models import IndexState, Rebuild
from search.models.rebuild import COMMAND


class RebuildScreen(
    PermissionCheckedMixin,
    WagtailAdminTemplateMixin,
    TemplateResponseMixin,  # Wagtail's mixin is made of these two, which mypy cannot see
    ContextMixin,
    View,
):
    """GET shows how it stands; POST orders the index made again, once."""

    template_name = "search/admin/rebuild.html"
    page_title = gettext_lazy("Search index")
    header_icon = "rotate"
    permission_policy = REBUILDS
    permission_required = "add"
    request: OfficerRequest

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: OfficerRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: OfficerRequest) -> HttpResponse:
        rebuild = rebuilding.order(request.user)
        if rebuild.state == JobState.DONE:
            messages.success(request, _("The index has been made again."))
        return redirect("search_rebuild")

    @cached_property
    def rebuild(self) -> Rebuild | None:
        return rebuilding.last_rebuild()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rebuild = self.rebuild
        return super().get_context_data(
            is_due=is_due(),
            rebuild=rebuild,
            is_open=rebuild is not None and rebuild.is_open,
            message=message_of(rebuild) if rebuild else "",
            states=IndexState.objects.order_by("backend"),
            command=COMMAND,
            **kwargs,
        )


@require_GET
@permission_required("thai_search.add_rebuild")
def state(request: OfficerRequest) -> HttpResponse:
    """What the screen asks for again and again while the index is made."""
    rebuild = rebuilding.last_rebuild()
    if rebuild is None:
        return JsonResponse({"finished": True})
    return JsonResponse(progress(rebuild, message_of(rebuild)))


def message_of(rebuild: Rebuild) -> str:
    """Where ``rebuild`` stands, as a sentence."""
    if rebuild.is_stalled:
        return _(
            "Nothing has happened for a while: the queue worker seems not to run. "
            "Please tell the system administrator. The index is made as soon as it runs again."
        )
    if rebuild.state == JobState.FAILED:
        return rebuild.error
    if rebuild.state == JobState.DONE:
        return _("The index has been made again.")
    if rebuild.state == JobState.RUNNING:
        return _("Making the index: %(percent)s%% done") % {"percent": rebuild.percent}
    return _("Waiting for its turn")
