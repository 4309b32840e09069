"""Bringing a framework in from a file, and taking one out as a workbook."""

from io import BytesIO
from typing import Any

from django.core import signing
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.assessment.frameworks.data import FrameworkData, from_dict, to_dict
from ita.assessment.frameworks.differences import Changes, stored
from ita.assessment.frameworks.faults import LoadRefused, grouped
from ita.assessment.frameworks.forms import DraftForm, FrameworkFileForm
from ita.assessment.frameworks.loading import (
    MAX_SIZE,
    changes_by_officer,
    changes_of_edition,
    load_by_officer,
    load_edition,
)
from ita.assessment.frameworks.operations import create_draft
from ita.assessment.frameworks.reading import Reading, read_any
from ita.assessment.frameworks.writing_xlsx import write_form, write_xlsx
from ita.assessment.models import Framework
from ita.assessment.views.framework import FrameworkScreen

SALT = "ita.assessment.import"
PREVIEW_LASTS = 3600  # seconds between looking at the changes and loading them
SHOWN = 400  # changes, and what was not understood, on one screen
MOVE = "move:"
FORM_NAME = "framework-form.xlsx"


class ImportScreen(FrameworkScreen):
    template_name = "ita/admin/framework_import.html"
    page_title = gettext_lazy("Load a framework from a file")

    def preview(
        self, planned: Changes, url: str, payload: str = "", status: int = 200
    ) -> HttpResponse:
        """What loading would change, with a question for each thing that evidence would lose."""
        context = self.get_context_data(
            planned=planned,
            payload=payload,
            load_url=url,
            questions=[
                (loss, planned.moves.get(loss.key, loss.suggested), MOVE + loss.key)
                for loss in planned.losses
            ],
            refused=[text for text in planned.refusals if text not in _reasons(planned)],
            changes=planned.changes[:SHOWN],
            more=max(0, len(planned.changes) - SHOWN),
        )
        return self.render_to_response(context, status=status)

    def moves(self) -> dict[str, str]:
        """What the officer chose for each loss."""
        posted = self.request.POST.items()
        return {name.removeprefix(MOVE): str(value) for name, value in posted if name[:5] == MOVE}

    def payload_of(self, data: FrameworkData, faults: list[str] | None = None) -> str:
        plain = {"data": to_dict(data), "faults": faults or [], "site": self.site.pk}
        return signing.dumps(plain, salt=_salt(self.request), compress=True)

    def read_payload(self) -> tuple[FrameworkData, list[str]]:
        """Raises:
        BadSignature: forged, of another officer or agency, or too old.
        """
        payload = self.request.POST.get("payload", "")
        plain = signing.loads(payload, salt=_salt(self.request), max_age=PREVIEW_LASTS)
        if plain["site"] != self.site.pk:
            raise signing.BadSignature
        return from_dict(plain["data"]), plain["faults"]

    def choose_again(self) -> HttpResponse:
        messages.error(self.request, _("Please choose the file again."))
        return redirect("ita_framework_import")


class FrameworkImportView(ImportScreen):
    """Upload a file; the next screen shows what it would change, or what was understood of it.
    Nothing is loaded yet."""

    def get(self, request: OfficerRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=FrameworkFileForm()))

    def post(self, request: OfficerRequest) -> HttpResponse:
        form = FrameworkFileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        file = form.cleaned_data["file"]
        found = read_any(file.read(MAX_SIZE + 1), file.name)
        if found.data is None:
            return self.faults(found)
        planned = changes_by_officer(found.data, self.site)
        url = reverse("ita_framework_load")
        return self.preview(planned, url, self.payload_of(found.data))

    def faults(self, found: Reading) -> HttpResponse:
        faults = grouped(found.faults)
        context: dict[str, Any] = {"form": FrameworkFileForm(), "faults": faults}
        if found.draft:
            context |= {
                "draft": found.draft,
                "draft_form": DraftForm.of(found.draft),
                "payload": self.payload_of(found.draft, faults),
                "elements": sum(len(item.elements) for item in found.draft.items),
            }
        return self.render_to_response(self.get_context_data(**context), status=422)


class FrameworkLoadView(ImportScreen):
    """Load what was looked at. The data is signed for this officer: a browser cannot alter it."""

    http_method_names = ["post"]

    def post(self, request: OfficerRequest) -> HttpResponse:
        try:
            data, _faults = self.read_payload()
        except signing.BadSignature:
            return self.choose_again()
        try:
            planned = load_by_officer(data, self.site, self.moves(), request.user)
        except LoadRefused:
            planned = changes_by_officer(data, self.site, self.moves())
            payload = request.POST["payload"]
            return self.preview(planned, reverse("ita_framework_load"), payload, status=422)
        framework = stored(data.scheme, data.fiscal_year, self.site)
        log(instance=framework, action="wagtail.edit")
        loaded = {"framework": planned.data}
        messages.success(request, _("%(framework)s was loaded.") % loaded)
        return redirect("ita_frameworks:index")


class FrameworkDraftView(ImportScreen):
    """Keep what was understood of a file as a draft; its data is signed like that of a load."""

    http_method_names = ["post"]

    def post(self, request: OfficerRequest) -> HttpResponse:
        try:
            data, faults = self.read_payload()
        except signing.BadSignature:
            return self.choose_again()
        form = DraftForm(request.POST)
        if form.is_valid():
            try:
                framework = create_draft(form.completed(data), self.site, request.user, faults)
            except NotAllowed as error:
                form.add_error(None, error.reason)
            else:
                messages.success(request, _("The draft was made. Complete it here."))
                return redirect("ita_framework", framework.pk)
        context = self.get_context_data(
            form=FrameworkFileForm(),
            faults=faults,
            draft=data,
            draft_form=form,
            payload=request.POST["payload"],
            elements=sum(len(item.elements) for item in data.items),
        )
        return self.render_to_response(context, status=422)


class FrameworkEditionView(ImportScreen):
    """What a new edition that came with the system would change; loads it when told to."""

    page_title = gettext_lazy("New edition of a framework")

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        return self.preview(self.planned(), request.path)

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        try:
            planned = load_edition(self.framework, request.user, self.moves())
        except LoadRefused:
            return self.preview(self.planned(), request.path, status=422)
        except Framework.DoesNotExist as error:
            raise Http404 from error
        log(instance=self.framework, action="wagtail.edit")
        messages.success(request, _("%(framework)s was loaded.") % {"framework": planned.data})
        return redirect("ita_framework", self.framework.pk)

    def planned(self) -> Changes:
        try:
            return changes_of_edition(self.framework, self.request.user, self.moves())
        except Framework.DoesNotExist as error:
            raise Http404 from error


class FrameworkWorkbookView(FrameworkScreen):
    """The framework as a workbook: to keep, or to fill in for the next year."""

    permission_required = "view"

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponseBase:
        file = BytesIO()
        write_xlsx(self.framework, file)
        file.seek(0)
        filename = f"{self.framework.scheme}-{self.framework.year_be}.xlsx"
        return FileResponse(file, as_attachment=True, filename=filename)


class FrameworkFormView(FrameworkScreen):
    """The blank form for a list that the system does not know yet."""

    permission_required = "view"

    def get(self, request: OfficerRequest) -> HttpResponseBase:
        file = BytesIO()
        write_form(file)
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=FORM_NAME)


def _salt(request: OfficerRequest) -> str:
    return f"{SALT}.{request.user.pk}"


def _reasons(planned: Changes) -> set[str]:
    return {loss.reason for loss in planned.losses}
