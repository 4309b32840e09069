"""Downloads of papers and ZIPs, the signed scan, and the screen of each month's papers."""

import io
from typing import IO, Any

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.screens import OfficerScreen, OfficerView
from home.core.users import OfficerRequest
from home.sites import agency_site
from home.thai.calendar import FIRST_BE_YEAR, to_ce
from home.thai.numerals import to_thai_digits
from ita.papers.bundle import Month, months_of, requests_of_month, write_bundle
from ita.papers.content import RequestRecord, request_record
from ita.papers.operations import attach_scan
from ita.papers.render import make_blank_form, make_paper

BUNDLE_NAME = "เอกสารประกอบการเผยแพร่ {of}.zip"


class PaperDownload(OfficerView):
    """A paper of a request."""

    def get(
        self, request: OfficerRequest, request_id: str, kind: str, extension: str
    ) -> FileResponse:
        paper = make_paper(_record_or_404(int(request_id)), kind, extension)
        if paper is None:
            raise Http404
        return _download(io.BytesIO(paper.content), paper.name)


class BlankForm(OfficerView):
    """The agency's form to be filled by hand."""

    def get(self, request: OfficerRequest, extension: str) -> FileResponse:
        form = make_blank_form(agency_site(request), extension)
        return _download(io.BytesIO(form.content), form.name)


class AttachScan(OfficerView):
    """Takes a signed paper, and goes back to the review screen."""

    def post(self, request: OfficerRequest, request_id: int) -> HttpResponse:
        record = _record_or_404(request_id)
        upload = request.FILES.get("file")
        try:
            if upload is None:
                raise NotAllowed(_("Please choose the file of the signed paper."))
            scan = attach_scan(record, upload, request.user)
        except NotAllowed as error:
            messages.error(request, error.reason)
        else:
            messages.success(request, _("Attached: %(file)s") % {"file": scan})
        return redirect("ita_review", record.status.first.page_id)


class MonthsView(OfficerScreen):
    """The months with requests, each with its papers to download."""

    template_name = "ita/admin/papers_months.html"
    page_title = gettext_lazy("Papers of publication")
    header_icon = "doc-full"

    def get(self, request: OfficerRequest) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(months=months_of(agency_site(request)))
        )


class MonthBundle(OfficerView):
    """The papers of a month (B.E.) as a ZIP."""

    def get(self, request: OfficerRequest, year: int, month: int) -> HttpResponseBase:
        if not 1 <= month <= 12 or not FIRST_BE_YEAR <= year < FIRST_BE_YEAR + 1000:
            raise Http404
        asked = Month(to_ce(year), month)
        return bundle_response(
            request, requests_of_month(agency_site(request), asked.year, month), str(asked)
        )


def _record_or_404(request_id: int) -> RequestRecord:
    record = request_record(request_id)
    if record is None:
        raise Http404
    return record


def bundle_response(request: OfficerRequest, request_ids: list[int], of: str) -> HttpResponseBase:
    """The papers of the requests as a download called after ``of``; a message for none."""
    if not request_ids:
        messages.warning(request, _("There are no papers of %(of)s.") % {"of": of})
        return redirect("ita_papers")
    return _download(write_bundle(request_ids), BUNDLE_NAME.format(of=to_thai_digits(of)))


def _download(content: IO[Any], name: str) -> FileResponse:
    """As an attachment under its Thai name; papers hold names and must not lie in a cache."""
    response = FileResponse(content, as_attachment=True, filename=name)
    response["Cache-Control"] = "no-store"
    return response
