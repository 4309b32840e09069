"""Bringing a framework in from a file, and taking one out as a workbook."""

from dataclasses import asdict
from io import BytesIO

from django.contrib import messages as django_messages
from django.core import signing
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from home.core.users import OfficerRequest
from ita.assessment.forms import FrameworkFileForm
from ita.assessment.frameworks.data import FrameworkData, from_dict
from ita.assessment.frameworks.differences import stored
from ita.assessment.frameworks.faults import FrameworkFileError, LoadRefused
from ita.assessment.frameworks.loading import MAX_SIZE, changes, load, read_framework
from ita.assessment.frameworks.writing_xlsx import write_xlsx
from ita.assessment.models import Framework
from ita.assessment.views.base import AssessmentScreen

SALT = "ita.assessment.import"
PREVIEW_LASTS = 3600  # seconds between looking at the changes and loading them


class FrameworkScreen(AssessmentScreen):
    permission_policy = ModelPermissionPolicy(Framework)
    permission_required = "change"
    header_icon = "list-ul"
    page_title = gettext_lazy("Load a framework from a file")

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_frameworks:index"), _("Frameworks"))]


class FrameworkImportView(FrameworkScreen):
    """Upload a file; the next screen shows what it would change. Nothing is loaded yet."""

    template_name = "ita/admin/framework_import.html"

    def get(self, request: OfficerRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=FrameworkFileForm()))

    def post(self, request: OfficerRequest) -> HttpResponse:
        form = FrameworkFileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        file = form.cleaned_data["file"]
        try:
            data = read_framework(file.read(MAX_SIZE + 1), file.name)
        except FrameworkFileError as error:
            context = self.get_context_data(form=FrameworkFileForm(), faults=error.faults)
            return self.render_to_response(context, status=422)
        return self.preview(data)

    def preview(self, data: FrameworkData) -> HttpResponse:
        planned = changes(data)
        payload = signing.dumps(asdict(data), salt=_salt(self.request), compress=True)
        context = self.get_context_data(planned=planned, payload=payload)
        return self.render_to_response(context)


class FrameworkLoadView(FrameworkScreen):
    """Load what was looked at. The data is signed for this officer: a browser cannot alter it."""

    http_method_names = ["post"]

    def post(self, request: OfficerRequest) -> HttpResponse:
        try:
            payload = request.POST.get("payload", "")
            data = signing.loads(payload, salt=_salt(request), max_age=PREVIEW_LASTS)
            planned = load(from_dict(data))
        except signing.BadSignature:
            messages.error(request, _("Please choose the file again."))
            return redirect("ita_framework_import")
        except LoadRefused as error:
            for reason in error.reasons:
                django_messages.error(request, reason)
            return redirect("ita_framework_import")
        log(instance=stored(data["scheme"], data["fiscal_year"]), action="wagtail.edit")
        loaded = {"framework": planned.data}
        messages.success(request, _("%(framework)s was loaded.") % loaded)
        return redirect("ita_frameworks:index")


class FrameworkWorkbookView(FrameworkScreen):
    """The framework as a workbook: to keep, or to fill in for the next year."""

    permission_required = "view"

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponseBase:
        framework = get_object_or_404(Framework, pk=framework_id)
        file = BytesIO()
        write_xlsx(framework, file)
        file.seek(0)
        filename = f"{framework.scheme}-{framework.year_be}.xlsx"
        return FileResponse(file, as_attachment=True, filename=filename)


def _salt(request: OfficerRequest) -> str:
    return f"{SALT}.{request.user.pk}"
