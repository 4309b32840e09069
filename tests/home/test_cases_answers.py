"""Answers to surveys in the admin, and what is another agency's: for case officers alone."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import ModelLogEntry, PageLogEntry, Site

from home.cases.answers import ANSWERS_DELETED, ANSWERS_READ
from home.models import Case, CaseState
from home.thai.calendar import to_be
from tests.factories import CaseFactory, DutyFactory, SurveyPageFactory, UserFactory
from tests.factories.pages import default_site
from tests.home.test_cases_admin import DUTIES, edit_url, save, with_permissions

pytestmark = pytest.mark.django_db

WRITTEN = "คนตอบเขียนไว้"


@pytest.fixture
def case(site: Site) -> Case:
    return CaseFactory()


def test_cases_and_answers_of_another_agency_are_not_there(
    case: Case, survey: Any, other_agency: Site, client_of: Callable[[Any], Client]
) -> None:
    stranger = UserFactory(case_officer=True, site=other_agency)
    two_posts = UserFactory(case_officer=True, site=other_agency)
    DutyFactory(user=two_posts, site=default_site(), duty="approvers")
    for user in (stranger, two_posts):
        client = client_of(user)
        for url in (edit_url(case), reverse("case:history", args=[case.pk]), *answer_urls(survey)):
            html = content(client.get(url, follow=True))
            assert "ไฟถนนดับ" not in html and WRITTEN not in html and case.number not in html
        save(client, case, CaseState.DECLINED, "ไม่รับ")
        listed = client.get(reverse("case:index"), follow=True).content.decode()
        assert case.number not in listed
        assert survey.title not in client.get(reverse("wagtailforms:index")).content.decode()
    case.refresh_from_db()
    assert case.state == CaseState.RECEIVED
    assert not ModelLogEntry.objects.for_instance(case).exists()


@pytest.fixture
def survey() -> Any:
    page = SurveyPageFactory(live=True)
    FormSubmission.objects.create(page=page, form_data={page.form_fields.get().clean_name: WRITTEN})
    return page


def answer_urls(survey: Any) -> list[str]:
    listed = reverse("wagtailforms:list_submissions", args=[survey.pk])
    results = reverse("wagtailforms:list_submissions_results", args=[survey.pk])
    return [listed, results, f"{listed}?export=csv", f"{listed}?export=xlsx"]


def content(response: Any) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"PK"):
        return str(list(load_workbook(BytesIO(body)).active.values))
    return body.decode()


@pytest.mark.parametrize("role", [*DUTIES, "admin"])
def test_nobody_else_reads_or_deletes_answers(
    survey: Any, role: str, client_of: Callable[[Any], Client]
) -> None:
    client = client_of(with_permissions(UserFactory(**{role: True})))
    for url in answer_urls(survey):
        assert WRITTEN not in content(client.get(url))
    delete = reverse("wagtailforms:delete_submissions", args=[survey.pk])
    client.post(f"{delete}?selected-submissions={FormSubmission.objects.get().pk}")
    assert FormSubmission.objects.count() == 1
    for name in ("index", "index_results"):
        assert client.get(reverse(f"wagtailforms:{name}")).status_code in (302, 403)
    assert not PageLogEntry.objects.filter(action=ANSWERS_READ).exists()


def test_a_case_officer_reads_answers_and_each_reading_and_export_is_recorded(
    survey: Any, case_officer: User, client_of: Callable[[Any], Client]
) -> None:
    client = client_of(case_officer)
    assert survey.title in client.get(reverse("wagtailforms:index")).content.decode()
    for url in answer_urls(survey):
        assert WRITTEN in content(client.get(url))
    entries = PageLogEntry.objects.filter(page=survey.pk, action=ANSWERS_READ).order_by("pk")
    assert [entry.data["export"] for entry in entries] == ["", "", "csv", "xlsx"]
    assert {entry.user for entry in entries} == {case_officer}
    assert "XLSX" in entries.last().message


def test_an_export_is_safe_to_open(
    survey: Any, case_officer: User, client_of: Callable[[Any], Client]
) -> None:
    submission = FormSubmission.objects.get()
    submission.form_data = {survey.form_fields.get().clean_name: "=1+1"}
    submission.save()
    for url in answer_urls(survey)[2:]:
        response = client_of(case_officer).get(url)
        assert "'=1+1" in content(response)
        assert f"-{to_be(timezone.localdate().year)}-" in response["Content-Disposition"]


def test_the_deletion_of_answers_is_recorded(
    survey: Any, case_officer: User, client_of: Callable[[Any], Client]
) -> None:
    delete = reverse("wagtailforms:delete_submissions", args=[survey.pk])
    chosen = f"{delete}?selected-submissions={FormSubmission.objects.get().pk}"
    assert client_of(case_officer).post(chosen).status_code == 302
    assert not FormSubmission.objects.exists()
    entry = PageLogEntry.objects.get(action=ANSWERS_DELETED)
    assert (entry.user, entry.data) == (case_officer, {"count": 1})


def test_wagtails_list_of_submissions_shows_surveys_only(
    case_officer: User, client_of: Callable[[Any], Client]
) -> None:
    case, survey = CaseFactory(), SurveyPageFactory(live=True)
    client = client_of(case_officer)
    listed = client.get(reverse("wagtailforms:index")).context["form_pages"]
    assert [page.pk for page in listed] == [survey.pk]
    url = reverse("wagtailforms:list_submissions", args=[case.page_id])
    assert "ไฟถนนดับ" not in client.get(url, follow=True).content.decode()
