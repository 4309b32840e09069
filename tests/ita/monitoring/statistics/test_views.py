"""The officers' screen of the months."""

from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.models import UsageStatisticsPage
from home.thai.calendar import BANGKOK
from ita.monitoring.statistics.counting import DayCount
from ita.monitoring.statistics.enums import UseKind
from ita.monitoring.statistics.operations import store
from tests.factories import SatisfactionSurveyPageFactory, UserFactory
from tests.ita.conftest import every_role

OCTOBER = {"month": "2026-10-01", "survey": "0"}


@pytest.fixture(autouse=True)
def november(site: Site) -> Any:
    counted = DayCount(visitors=3)
    counted.uses[(UseKind.PAGE, 0, "front")] = 9
    store(site, date(2026, 10, 1), counted)
    with time_machine.travel(datetime(2026, 11, 1, 9, tzinfo=BANGKOK), tick=False):
        yield


def screen() -> str:
    return reverse("ita_statistics")


def test_a_requester_has_the_page_written_from_the_screen(client: Client) -> None:
    SatisfactionSurveyPageFactory(live=True)
    client.force_login(UserFactory(requester=True))
    assert "เขียนร่างของเดือนนี้" in client.get(screen()).content.decode()
    response = client.post(screen(), OCTOBER)
    page = UsageStatisticsPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.title in client.get(screen()).content.decode()
    client.post(screen(), OCTOBER)
    assert UsageStatisticsPage.objects.count() == 1


@pytest.mark.parametrize(
    "forged", [{}, {"month": "2026-11-01"}, {"month": "2026-10-01", "survey": "999"}]
)
def test_a_month_that_is_not_on_the_screen_is_refused(
    client: Client, forged: dict[str, str]
) -> None:
    client.force_login(UserFactory(requester=True))
    assert client.post(screen(), forged).status_code == 409
    assert not UsageStatisticsPage.objects.exists()


def test_nobody_else_has_pages_written() -> None:
    def attempt(client: Client) -> None:
        if (
            client.session.get("_auth_user_id")
            and "เขียนร่างของเดือนนี้" in client.get(screen()).content.decode()
        ):
            return  # requesters, above
        client.raise_request_exception = False
        client.post(screen(), OCTOBER)
        assert not UsageStatisticsPage.objects.exists()

    every_role(attempt)
