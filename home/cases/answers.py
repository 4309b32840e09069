"""Answers to surveys in the admin: for those who read cases, and each reading is recorded.

Wagtail's screens ask who may edit the page instead, and record nothing.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from wagtail.contrib.forms import views
from wagtail.log_actions import log

from home.cases.permissions import CitizensWords
from home.core.spreadsheets import csv_text
from home.models import SurveyPage
from home.sites import agency_site, pages_of
from home.thai.calendar import local_date, to_be

ANSWERS_READ, ANSWERS_DELETED = "home.answers_read", "home.answers_deleted"


class AnswersView(CitizensWords, views.SubmissionsListView):
    """The list, and its exports: safe to open, under a name with a Thai year."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        survey = get_object_or_404(SurveyPage, pk=kwargs["page_id"])
        return super().dispatch(request, *args, form_page=survey, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        export = request.GET.get("export", "") if self.is_export else ""
        log(instance=self.form_page, action=ANSWERS_READ, data={"export": export})
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        row = super().to_row_dict(item)
        return {key: csv_text(v) if isinstance(v, str) else v for key, v in row.items()}

    def get_filename(self) -> str:
        today = local_date(timezone.now())
        return f"{self.form_page.slug}-{to_be(today.year)}-{today:%m-%d}"


class SurveysView(CitizensWords, views.FormPagesListView):
    """Wagtail's list of forms, for who reads their answers."""

    any_permission_required = None

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().filter(pk__in=pages_of(agency_site(self.request)))


class DeleteAnswersView(CitizensWords, views.DeleteSubmissionsView):
    def handle_delete(self, submissions: QuerySet[Any]) -> None:
        data = {"count": submissions.count()}
        log(instance=self.page, action=ANSWERS_DELETED, data=data)
        super().handle_delete(submissions)


def admin_urls() -> list[Any]:
    """They stand before Wagtail's."""
    return [
        path("forms/", SurveysView.as_view()),
        path("forms/results/", SurveysView.as_view(results_only=True)),
        path("forms/submissions/<int:page_id>/", AnswersView.as_view()),
        path("forms/submissions/<int:page_id>/results/", AnswersView.as_view(results_only=True)),
        path("forms/submissions/<int:page_id>/delete/", DeleteAnswersView.as_view()),
    ]
