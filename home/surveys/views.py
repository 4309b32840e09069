"""A visitor answers a survey. The page of the survey can be kept by a cache; this form cannot."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from home.core.exceptions import NotAllowed
from home.core.same_origin import is_same_origin
from home.models import SatisfactionSurveyPage
from home.sites import agency_site, pages_of
from home.surveys.forms import AnswerForm
from home.surveys.operations import answer
from home.surveys.sources import source_of
from home.visibility import public

TEMPLATE = "home/survey_form.html"


@method_decorator([csrf_exempt, never_cache], name="dispatch")
class SurveyView(View):
    """The form of the survey ``page_id``. No token of a session: it is checked from where the form
    was sent."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        page = survey_at(request, page_id)
        return show(request, page, AnswerForm(page))

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        page = survey_at(request, page_id)
        form = AnswerForm(page, request.POST)
        if not is_same_origin(request):
            form.add_error(None, _("Please send the form from this page."))
            return show(request, page, form, HTTPStatus.FORBIDDEN)
        if not form.is_valid():
            return show(request, page, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        if not form.is_by_program:  # a program is told that all is well
            comment = form.cleaned_data.get("comment", "")
            try:
                answer(page, form.levels, comment, source_of(request))
            except NotAllowed as error:
                form.add_error(None, error.reason)
                return show(request, page, form, HTTPStatus.TOO_MANY_REQUESTS)
        return redirect(reverse("survey_thanks", args=[page.pk]))


@never_cache
def thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """After sending; reloading it sends nothing again."""
    return render(request, "home/survey_page_landing.html", {"page": survey_at(request, page_id)})


def survey_at(request: HttpRequest, page_id: int) -> SatisfactionSurveyPage:
    """
    Raises:
        Http404: the public of this agency reads no such survey.
    """
    own = public(SatisfactionSurveyPage.objects.filter(pk__in=pages_of(agency_site(request))))
    page: SatisfactionSurveyPage | None = own.filter(pk=page_id).first()
    if page is None or page.is_past:
        raise Http404
    return page


def show(
    request: HttpRequest,
    page: SatisfactionSurveyPage,
    form: AnswerForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    return render(request, TEMPLATE, {"page": page, "form": form}, status=status)
