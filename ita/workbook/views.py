"""The officer's screens for an evidence workbook: ask for it, watch it, fetch it."""

from typing import Any

from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from home.core.exceptions import NotAllowed
from home.core.jobs import JobState, progress
from home.core.users import OfficerRequest
from home.sites import agency_site
from ita.assessment.models import Framework
from ita.assessment.views.base import AssessmentScreen
from ita.workbook.jobs import queue_export
from ita.workbook.layouts import LAYOUTS, layout_of
from ita.workbook.models import Export
from ita.workbook.progress import message_of, progress_of
from ita.workbook.returned.forms import ReturnedForm
from ita.workbook.returned.operations import why_not_bring_back
from ita.workbook.texts import CONTENT_TYPE

EARLIER_SHOWN = 5
officer_required = permission_required("ita.view_evidence")


@require_POST
@officer_required
def start(request: OfficerRequest, framework_pk: int) -> HttpResponse:
    """Ask for the workbook of a framework for the agency of the address that was opened: by
    ``inside`` for which readers, by ``layout`` in which layout."""
    site = agency_site(request)
    framework = get_object_or_404(Framework.objects.for_work(site), pk=framework_pk)
    inside, layout = bool(request.POST.get("inside")), request.POST.get("layout", "")
    try:
        export = queue_export(framework, site, request.user, inside=inside, layout=layout)
    except NotAllowed as error:
        messages.error(request, error.reason)
        return redirect("ita_export_choice", framework.pk)
    return redirect("ita_export_progress", export.pk)


class ChoiceView(AssessmentScreen):
    """Which workbook to make, and where work in one comes back."""

    template_name = "ita/admin/export_choice.html"
    page_title = gettext_lazy("Evidence workbooks")
    header_icon = "download"

    @cached_property
    def framework(self) -> Framework:
        lists = Framework.objects.for_work(self.site)
        return get_object_or_404(lists, pk=self.kwargs["framework_pk"])

    def get(self, request: OfficerRequest, framework_pk: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self) -> str:
        return str(self.framework)

    def trail(self) -> list[tuple[str, str]]:
        return [self.coverage_step(self.framework)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "framework": self.framework,
            "layouts": LAYOUTS.values(),
            "own_layout": layout_of(self.framework),
            "form": ReturnedForm(),
            "why_not_bring_back": why_not_bring_back(user, self.site),
            "earlier": _earlier(user.pk, self.framework.pk),
        }


class ProgressView(AssessmentScreen):
    """Shows how far the workbook is, and then the download."""

    template_name = "ita/admin/export_progress.html"
    header_icon = "download"

    def get(self, request: OfficerRequest, export_pk: int) -> HttpResponse:
        self.export = _own(request, export_pk)
        return self.render_to_response(self.get_context_data())

    def get_page_title(self) -> str:
        return _("Evidence workbook %(framework)s") % {"framework": self.export.framework}

    def trail(self) -> list[tuple[str, str]]:
        return [self.coverage_step(self.export.framework)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "export": self.export,
            "progress": progress_of(self.export),
            "earlier": _earlier(self.export.user_id, self.export.framework_id, self.export.pk),
        }


@require_GET
@officer_required
def state(request: OfficerRequest, export_pk: int) -> HttpResponse:
    """What the progress screen asks for again and again."""
    export = _own(request, export_pk)
    return JsonResponse(progress(export, message_of(export)))


@require_GET
@officer_required
def download(request: OfficerRequest, export_pk: int) -> HttpResponse | FileResponse:
    """The finished file, for the officer who asked for it."""
    export = _own(request, export_pk)
    if export.state != JobState.DONE:
        return redirect("ita_export_progress", export.pk)
    try:
        content = export.path.open("rb")
    except FileNotFoundError:
        messages.error(request, _("This file is no longer kept. Please make the workbook again."))
        return redirect("ita_export_progress", export.pk)
    return FileResponse(
        content, as_attachment=True, filename=export.filename, content_type=CONTENT_TYPE
    )


def _own(request: OfficerRequest, export_pk: int) -> Export:
    """A workbook is only for the officer who asked for it: others get 404."""
    exports = Export.objects.select_related("framework")
    return get_object_or_404(exports, pk=export_pk, user=request.user)


def _earlier(user_id: int, framework_id: int, but: int = 0) -> list[Export]:
    same = Export.objects.filter(user=user_id, framework=framework_id, state=JobState.DONE)
    newest = same.exclude(pk=but).select_related("framework")[:EARLIER_SHOWN]
    return [earlier for earlier in newest if earlier.path.exists()]
