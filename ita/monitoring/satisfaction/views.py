"""A survey for officers: its answers in words, sheets of paper to enter and to confirm."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.models import SatisfactionSurveyPage, SurveyAnswer
from home.sites import pages_of
from home.surveys.operations import main_edition
from home.surveys.results import results_until_yesterday
from ita.monitoring.satisfaction import operations, rules
from ita.monitoring.satisfaction.forms import SheetForm
from ita.monitoring.satisfaction.models import PaperAnswer
from ita.monitoring.satisfaction.selectors import waiting_sheets
from ita.monitoring.screens import AgencyScreen

MOST_COMMENTS = 200


class SurveyScreen(AgencyScreen):
    """For requesters, webmasters and case officers: it shows what people wrote."""

    template_name = "ita/admin/survey.html"
    page_title = gettext_lazy("Satisfaction survey")
    header_icon = "form"
    needs_duty = False

    def why_not_open(self) -> str | None:
        return rules.why_not_enter(self.request.user, self.site)

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_statistics"), _("Statistics of months"))]

    @cached_property
    def survey(self) -> SatisfactionSurveyPage:
        own = SatisfactionSurveyPage.objects.filter(pk__in=pages_of(self.site), live=True)
        found = own.filter(pk=self.kwargs["page_id"]).first()
        if found is None:
            raise Http404
        return main_edition(found)

    def get_page_subtitle(self) -> str:
        return str(self.survey.title)

    def post(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        """Enter a sheet."""
        form = SheetForm(self.survey, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        typed = form.cleaned_data
        try:
            sheet = operations.enter(
                self.site,
                request.user,
                self.survey,
                typed["number"],
                typed["day"],
                form.levels,
                typed.get("comment", ""),
            )
        except NotAllowed as error:
            return self.refused(error, form=form)
        said = _("Sheet %(number)s was entered. It counts once another officer confirms it.")
        messages.success(request, said % {"number": sheet})
        return redirect("ita_survey", self.survey.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", SheetForm(self.survey))
        comments = SurveyAnswer.objects.filter(page=self.survey).exclude(comment="")
        return super().get_context_data(
            survey=self.survey,
            results=results_until_yesterday(self.survey),
            sheets=waiting_sheets(self.site, self.survey, self.request.user),
            comments=comments.order_by("-answered_on", "-pk")[:MOST_COMMENTS],
            **kwargs,
        )


class SheetView(AgencyScreen):
    """Confirm or remove a sheet; only by a form."""

    http_method_names = ["post"]
    needs_duty = False

    def why_not_open(self) -> str | None:
        return rules.why_not_enter(self.request.user, self.site)

    def post(self, request: OfficerRequest, sheet_id: int) -> HttpResponse:
        sheet = get_object_or_404(PaperAnswer, pk=sheet_id, site=self.site)
        try:
            if request.POST.get("action") == "confirm":
                operations.confirm(sheet, request.user)
                messages.success(request, _("Sheet %(number)s is counted.") % {"number": sheet})
            elif request.POST.get("action") == "discard":
                operations.discard(sheet, request.user)
                messages.success(request, _("Sheet %(number)s was removed.") % {"number": sheet})
            else:
                raise NotAllowed(_("There is no such action on this step."))
        except NotAllowed as error:
            messages.error(request, error.reason)
        return redirect("ita_survey", sheet.page_id)
