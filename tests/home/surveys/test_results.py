"""Results are counted from the answers, and shown until yesterday."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from home.enums import AnswerChannel
from home.models import SatisfactionSurveyPage
from home.surveys.operations import store
from home.surveys.results import LEAST_SHOWN, results_of
from home.thai.calendar import local_date
from tests.factories import SatisfactionSurveyPageFactory

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)


@pytest.fixture
def survey(site: Site) -> SatisfactionSurveyPage:
    return SatisfactionSurveyPageFactory(live=True)


def give(survey: SatisfactionSurveyPage, day: date, *levels: int, channel: str = "web") -> None:
    key = survey.topics.first().translation_key
    for level in levels:
        store(survey, {key: level}, "", day, AnswerChannel(channel))


def test_results_are_those_of_the_days_and_of_the_survey(survey: SatisfactionSurveyPage) -> None:
    give(survey, FIRST, 5, 4)
    give(survey, LAST, 1, channel="paper")
    give(survey, LAST + timedelta(days=1), 1)
    give(SatisfactionSurveyPageFactory(live=True), FIRST, 1)
    results = results_of(survey, FIRST, LAST)
    assert (results.answered, results.on_paper) == (3, 1)
    first, second = results.topics
    assert (first.levels.answered, first.levels.mean) == (3, Decimal("3.33"))
    assert second.levels.mean is None


def test_the_page_shows_results_of_enough_answers_until_yesterday(
    client: Client, survey: SatisfactionSurveyPage
) -> None:
    today = local_date(timezone.now())
    give(survey, today, *[1] * 9)
    give(survey, today - timedelta(days=1), *[5] * (LEAST_SHOWN - 1))
    html = client.get(survey.relative_url(survey.get_site())).content.decode()
    assert "เฉลี่ย 5.00" not in html
    give(survey, today - timedelta(days=1), 5)
    html = client.get(survey.relative_url(survey.get_site())).content.decode()
    assert "เฉลี่ย 5.00 จาก 5" in html


def test_queries_do_not_grow_with_answers(
    survey: SatisfactionSurveyPage, django_assert_num_queries: Any
) -> None:
    for count in (2, 40):
        give(survey, FIRST, *[4] * count)
        with django_assert_num_queries(4):
            results_of(survey, FIRST, LAST)
