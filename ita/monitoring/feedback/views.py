"""The mistakes that readers reported, and the answer to one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.monitoring.feedback import rules
from ita.monitoring.feedback.models import MistakeReport
from ita.monitoring.feedback.operations import answer_mistake
from ita.monitoring.feedback.selectors import DAYS, least_useful, reports_of
from ita.monitoring.screens import AgencyScreen


class MistakesView(AgencyScreen):
    """All reports of the agency; every officer with a duty reads them, its owner answers."""

    template_name = "ita/admin/mistakes.html"
    page_title = gettext_lazy("What readers say")
    header_icon = "comment"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            reports=reports_of(self.site), least_useful=least_useful(self.site), days=DAYS, **kwargs
        )


class MistakeView(AgencyScreen):
    template_name = "ita/admin/mistake.html"
    page_title = gettext_lazy("A mistake that a reader reported")
    header_icon = "comment"

    @cached_property
    def report(self) -> MistakeReport:
        rows = MistakeReport.objects.of_site(self.site).select_related("site", "page__owner_unit")
        found = rows.filter(pk=self.kwargs["mistake_id"]).first()
        if found is None:
            raise Http404
        return found

    def get_page_subtitle(self) -> str:
        return str(self.report.page.title)

    def post(self, request: OfficerRequest, mistake_id: int) -> HttpResponse:
        answer = request.POST.get("answer", "")
        try:
            answer_mistake(self.report, request.user, answer)
        except NotAllowed as error:
            return self.refused(error, answer=answer)
        messages.success(request, _("Answered. The reader finds the answer at their address."))
        return redirect("ita_mistakes")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            report=self.report,
            page=self.report.page,
            why_not=rules.why_not_answer(self.request.user, self.report),
            back=reverse("ita_mistakes"),
            **kwargs,
        )
