"""The register report as a workbook, narrowed as the report is."""

from io import BytesIO
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.admin import messages

from home.thai.calendar import local_date, to_be
from ita.register.views import RegisterReport
from ita.workbook.register.export import write_register
from ita.workbook.texts import CONTENT_TYPE


class RegisterWorkbookView(RegisterReport):
    """The same rows, for the same readers."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | FileResponse:
        if not self.filters.is_valid():
            messages.error(request, _("The workbook was not made. Please correct the filters."))
            return redirect(f"{reverse(self.index_url_name)}?{request.GET.urlencode()}")
        file = BytesIO()
        with translation.override("th"):
            write_register(self.get_filtered_queryset(), self.site, self._filters(), file)
        file.seek(0)
        return FileResponse(
            file, as_attachment=True, filename=_filename(), content_type=CONTENT_TYPE
        )

    def _filters(self) -> list[str]:
        told = [f"{active.field_label}: {active.value}" for active in self.active_filters]
        if self.is_searching:
            told.append(_("Search: %(words)s") % {"words": self.search_query})
        return told


def _filename() -> str:
    day = local_date(timezone.now())
    return f"ทะเบียนเผยแพร่-{to_be(day.year)}{day:%m%d}.xlsx"
