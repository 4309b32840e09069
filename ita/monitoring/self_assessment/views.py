"""The self-assessment of a year, and its paper."""

import io
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.thai.calendar import to_be
from ita.monitoring.screens import YearScreen
from ita.monitoring.self_assessment.forms import AnswersForm
from ita.monitoring.self_assessment.operations import answer
from ita.monitoring.self_assessment.paper import WRITERS, assessment_file
from ita.monitoring.self_assessment.requirements import standard
from ita.monitoring.self_assessment.rules import why_not_answer, why_not_see
from ita.monitoring.self_assessment.selectors import lines_of


class _Assessment(YearScreen):
    needs_duty = False
    header_icon = "lock"

    def why_not_open(self) -> str | None:
        return why_not_see(self.request.user, self.site)


class SelfAssessmentView(_Assessment):
    template_name = "ita/admin/self_assessment.html"
    page_title = gettext_lazy("Self-assessment of the website's security")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"] = AnswersForm(lines=lines_of(self.site, self.year))
        return super().get_context_data(
            standard=standard(),
            why_not_answer=why_not_answer(self.request.user, self.site, self.year),
            extensions=list(WRITERS),
            **kwargs,
        )

    def post(self, request: OfficerRequest) -> HttpResponse:
        form = AnswersForm(request.POST, lines=lines_of(self.site, self.year))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            count = answer(self.site, self.year, request.user, form.given)
        except NotAllowed as error:
            return self.refused(error, form=form)
        messages.success(request, _("Saved: %(count)s answers changed.") % {"count": count})
        return redirect(f"{reverse('ita_self_assessment')}?year={to_be(self.year)}")


class SelfAssessmentPaperView(_Assessment):
    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> Any:  # a file is sent
        extension = self.kwargs["extension"]
        if extension not in WRITERS:
            raise Http404
        name, content = assessment_file(self.site, self.year, extension)
        return FileResponse(io.BytesIO(content), filename=name, as_attachment=True)
