"""Answers on paper: two officers, two people, and nobody of another agency."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import SatisfactionSurveyPage, SurveyAnswer
from home.surveys.results import results_of
from ita.monitoring.satisfaction import operations
from ita.monitoring.satisfaction.models import PaperAnswer
from ita.people.models import OfficerProfile
from tests.factories import SatisfactionSurveyPageFactory, UserFactory
from tests.ita.conftest import every_role

DAY = date(2026, 10, 5)


@pytest.fixture
def survey(site: Site) -> SatisfactionSurveyPage:
    return SatisfactionSurveyPageFactory(live=True)


def sheet_data(survey: SatisfactionSurveyPage, **more: Any) -> dict[str, Any]:
    levels = {f"topic-{topic.translation_key}": "4" for topic in survey.topics.all()}
    return {"number": "12", "day": "5/10/2569", "comment": "ขอที่จอดรถ", **levels, **more}


def screen(survey: SatisfactionSurveyPage) -> str:
    return reverse("ita_survey", args=[survey.pk])


def act(client: Client, sheet: PaperAnswer, action: str) -> Any:
    return client.post(reverse("ita_survey_sheet", args=[sheet.pk]), {"action": action})


def test_one_enters_another_confirms_and_then_it_counts(
    client: Client, survey: SatisfactionSurveyPage
) -> None:
    client.force_login(UserFactory(requester=True))
    assert client.post(screen(survey), sheet_data(survey)).status_code == 302
    sheet = PaperAnswer.objects.get()
    assert act(client, sheet, "confirm").status_code == 302
    assert not SurveyAnswer.objects.exists()
    client.force_login(UserFactory(case_officer=True))
    assert "ขอที่จอดรถ" in client.get(screen(survey)).content.decode()
    act(client, sheet, "confirm")
    act(client, sheet, "confirm")
    results = results_of(survey, DAY, DAY)
    assert (results.answered, results.on_paper) == (1, 1)
    assert results.topics[0].levels.counts == {4: 1}
    act(client, sheet, "discard")
    assert PaperAnswer.objects.get().confirmed_name


def test_two_accounts_of_one_person_are_one(survey: SatisfactionSurveyPage, site: Site) -> None:
    first, second = UserFactory(requester=True), UserFactory(webmaster=True)
    OfficerProfile.objects.filter(user__in=(first, second)).update(full_name="นายสมชาย ใจดี")
    sheet = operations.enter(site, first, survey, "1", DAY, {}, "")
    with pytest.raises(NotAllowed):
        operations.confirm(sheet, second)


def test_a_sheet_is_entered_once_and_not_of_tomorrow(
    client: Client, survey: SatisfactionSurveyPage
) -> None:
    client.force_login(UserFactory(requester=True))
    client.post(screen(survey), sheet_data(survey))
    again = client.post(screen(survey), sheet_data(survey, number=" 12 ", comment="คำที่พิมพ์"))
    assert again.status_code == 409
    assert "คำที่พิมพ์" in again.content.decode()
    assert (
        client.post(screen(survey), sheet_data(survey, number="13", day="5/10/2599")).status_code
        == 409
    )
    assert client.post(screen(survey), {"number": "14", "day": "5/10/2569"}).status_code == 422
    assert PaperAnswer.objects.count() == 1


def test_what_was_entered_wrongly_is_removed(
    client: Client, survey: SatisfactionSurveyPage
) -> None:
    client.force_login(UserFactory(requester=True))
    client.post(screen(survey), sheet_data(survey))
    act(client, PaperAnswer.objects.get(), "nothing of the kind")
    assert PaperAnswer.objects.count() == 1
    act(client, PaperAnswer.objects.get(), "discard")
    assert not PaperAnswer.objects.exists()


def test_only_who_may_reads_and_enters(survey: SatisfactionSurveyPage, site: Site) -> None:
    sheet = operations.enter(site, UserFactory(requester=True), survey, "1", DAY, {}, "ขอม้านั่งในสวน")

    def attempt(client: Client) -> None:
        user = get_user(client)
        if user.groups.filter(name__in=["requesters", "webmasters", "case_officers"]).exists():
            return
        client.raise_request_exception = False
        assert "ขอม้านั่งในสวน" not in client.get(screen(survey)).content.decode()
        client.post(screen(survey), sheet_data(survey, number="forged"))
        act(client, sheet, "confirm")
        act(client, sheet, "discard")
        assert not SurveyAnswer.objects.exists()
        assert PaperAnswer.objects.count() == 1

    every_role(attempt)


def test_another_agency_sees_nothing(
    client: Client, survey: SatisfactionSurveyPage, site: Site, other_agency: Site
) -> None:
    sheet = operations.enter(site, UserFactory(requester=True), survey, "1", DAY, {}, "ขอม้านั่งในสวน")
    client.force_login(UserFactory(requester=True, site=other_agency))
    assert client.get(screen(survey)).status_code == 404
    assert act(client, sheet, "discard").status_code == 404
    assert PaperAnswer.objects.exists()


def test_queries_do_not_grow_with_sheets(
    client: Client, survey: SatisfactionSurveyPage, site: Site
) -> None:
    user = UserFactory(requester=True)
    levels = {topic.translation_key: 3 for topic in survey.topics.all()}
    client.force_login(user)
    counts = []
    for numbers in (range(2), range(2, 14)):
        for number in numbers:
            operations.enter(site, user, survey, str(number), DAY, levels, "")
        client.get(screen(survey))
        with CaptureQueriesContext(connection) as queries:
            client.get(screen(survey))
        counts.append(len(queries))
    assert counts[0] == counts[1]
