"""A visitor answers a survey: easily, and a thousand times at most a few."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Site

from home.core.exceptions import NotAllowed
from home.models import SatisfactionSurveyPage, SurveyAnswer, SurveyLevel
from home.surveys.forms import FASTEST, LONGEST
from home.surveys.operations import answer, forget_sources
from home.surveys.rules import OF_NETWORK
from home.surveys.sources import Source
from tests.factories import SatisfactionSurveyPageFactory

HOST = "http://testserver"
PHONE = "Mozilla/5.0 (Linux; Android 9; SM-A105F) Chrome/96.0 Mobile"


@pytest.fixture
def survey(site: Site) -> SatisfactionSurveyPage:
    return SatisfactionSurveyPageFactory(live=True)


def opened(client: Client, survey: SatisfactionSurveyPage) -> str:
    response = client.get(reverse("survey", args=[survey.pk]))
    return str(response.context["form"].opened_at)


def answered(survey: SatisfactionSurveyPage, level: int = 5, **more: Any) -> dict[str, Any]:
    levels = {f"topic-{topic.translation_key}": level for topic in survey.topics.all()}
    return levels | more


def send(
    client: Client, survey: SatisfactionSurveyPage, data: dict[str, Any] | None = None, **extra: Any
) -> Any:
    """As a person does: opens the form, takes a while, sends it."""
    token = opened(client, survey)
    extra.setdefault("HTTP_ORIGIN", HOST)
    extra.setdefault("HTTP_USER_AGENT", PHONE)
    with time_machine.travel(timezone.now() + timedelta(seconds=FASTEST + 2)):
        data = {"opened": token} | (answered(survey) if data is None else data)
        return client.post(reverse("survey", args=[survey.pk]), data, **extra)


def main_of(response: HttpResponse) -> str:
    """What stands between the site's head and foot."""
    return response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


def test_no_level_is_chosen_before_the_visitor_does(
    client: Client, survey: SatisfactionSurveyPage
) -> None:
    response = client.get(reverse("survey", args=[survey.pk]))
    html = main_of(response)
    assert html.count('type="radio"') == 10
    assert "checked" not in html
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_an_answer_is_kept_with_nothing_of_who_gave_it(survey: SatisfactionSurveyPage) -> None:
    client = Client(enforce_csrf_checks=True)
    response = send(client, survey, answered(survey, 4, comment=" ดีมาก "))
    assert response.status_code == 302
    assert "ขอบคุณที่สละเวลา" in client.get(response.url).content.decode()
    kept = SurveyAnswer.objects.get()
    assert (kept.page_id, kept.channel, kept.comment) == (survey.pk, "web", "ดีมาก")
    assert {row.level for row in kept.levels.all()} == {4}
    assert "127.0.0.1" not in f"{kept.network}{kept.device}"


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "", "HTTP_REFERER": "https://evil.example/testserver"},
        {"HTTP_ORIGIN": ""},
    ],
)
def test_a_form_from_elsewhere_is_refused(
    client: Client, survey: SatisfactionSurveyPage, headers: dict[str, str]
) -> None:
    assert send(client, survey, **headers).status_code == 403
    assert not SurveyAnswer.objects.exists()


def test_an_old_browser_says_it_by_the_referer(
    client: Client, survey: SatisfactionSurveyPage
) -> None:
    assert send(client, survey, HTTP_ORIGIN="", HTTP_REFERER=f"{HOST}/x/").status_code == 302


def test_a_network_answers_a_few_times_a_day(
    client: Client, survey: SatisfactionSurveyPage
) -> None:
    statuses = [
        send(client, survey, HTTP_USER_AGENT=f"Browser {number}").status_code
        for number in range(OF_NETWORK + 2)
    ]
    assert statuses == [302] * OF_NETWORK + [429] * 2
    assert SurveyAnswer.objects.count() == OF_NETWORK


def test_a_thousand_answers_from_one_address_count_as_few(survey: SatisfactionSurveyPage) -> None:
    levels = {topic.translation_key: 5 for topic in survey.topics.all()}
    refused = 0
    for number in range(1000):
        try:
            answer(survey, levels, "", Source("203.0.113.5", f"browser {number}"))
        except NotAllowed:
            refused += 1
    assert (SurveyAnswer.objects.count(), refused) == (OF_NETWORK, 1000 - OF_NETWORK)


def test_a_device_answers_once_a_day(client: Client, survey: SatisfactionSurveyPage) -> None:
    assert send(client, survey).status_code == 302
    again = send(client, survey)
    assert again.status_code == 429
    assert "นับคำตอบจากอุปกรณ์นี้แล้ว" in again.content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert send(client, survey).status_code == 302


def test_one_home_network_is_one_however_many_addresses_it_has(
    client: Client, survey: SatisfactionSurveyPage
) -> None:
    statuses = [
        send(
            client, survey, REMOTE_ADDR=f"2001:db8:1:2::{number}", HTTP_USER_AGENT=f"B{number}"
        ).status_code
        for number in range(1, OF_NETWORK + 2)
    ]
    assert statuses == [302] * OF_NETWORK + [429]


def test_what_no_person_sees_betrays_a_program(
    client: Client, survey: SatisfactionSurveyPage
) -> None:
    assert send(client, survey, answered(survey, website="x")).status_code == 302
    assert not SurveyAnswer.objects.exists()


@pytest.mark.parametrize("seconds", [0, LONGEST + 60])
def test_too_fast_or_too_late_asks_again_and_loses_nothing(
    client: Client, survey: SatisfactionSurveyPage, seconds: int
) -> None:
    token = opened(client, survey)
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds)):
        response = client.post(
            reverse("survey", args=[survey.pk]),
            answered(survey, 3, opened=token, comment="คำที่พิมพ์ไว้"),
            HTTP_ORIGIN=HOST,
        )
    html = main_of(response)
    assert response.status_code == 422
    assert "คำที่พิมพ์ไว้" in html
    assert html.count("checked") == 2
    assert not SurveyAnswer.objects.exists()


@pytest.mark.parametrize("opened_at", ["", "forged", "opened:1:x"])
def test_a_forged_time_is_no_time(
    client: Client, survey: SatisfactionSurveyPage, opened_at: str
) -> None:
    data = answered(survey, 5, opened=opened_at)
    url = reverse("survey", args=[survey.pk])
    assert client.post(url, data, HTTP_ORIGIN=HOST).status_code == 422


@pytest.mark.parametrize("level", ["", "0", "6", "x"])
def test_a_level_that_is_none_of_the_five_is_no_answer(
    client: Client, survey: SatisfactionSurveyPage, level: str
) -> None:
    assert (
        send(client, survey, answered(survey) | dict.fromkeys(answered(survey), level)).status_code
        == 422
    )
    assert not SurveyLevel.objects.exists()


def test_one_topic_is_enough(client: Client, survey: SatisfactionSurveyPage) -> None:
    first = survey.topics.first()
    assert send(client, survey, {f"topic-{first.translation_key}": 2}).status_code == 302
    assert SurveyLevel.objects.get().topic == first.translation_key


def test_what_is_not_public_or_not_this_agencys_is_not_there(
    client: Client, survey: SatisfactionSurveyPage, other_agency: Site
) -> None:
    draft = SatisfactionSurveyPageFactory()
    assert client.get(reverse("survey", args=[draft.pk])).status_code == 404
    url = reverse("survey", args=[survey.pk])
    assert client.get(url, headers={"host": other_agency.hostname}).status_code == 404
    past = SatisfactionSurveyPageFactory(live=True, archived_on="2026-01-01")
    assert client.get(reverse("survey", args=[past.pk])).status_code == 404


def test_answers_in_english_belong_to_the_same_survey(
    client: Client, survey: SatisfactionSurveyPage
) -> None:
    english = Locale.objects.get(language_code="en")
    twin = survey.copy_for_translation(english, copy_parents=True)
    twin.live = True
    twin.save()
    assert send(client, twin).status_code == 302
    kept = SurveyAnswer.objects.get()
    assert kept.page_id == survey.pk
    keys = {topic.translation_key for topic in survey.topics.all()}
    assert {row.topic for row in kept.levels.all()} == keys


def test_from_where_an_answer_came_is_forgotten_after_its_day(
    client: Client, survey: SatisfactionSurveyPage
) -> None:
    send(client, survey)
    assert forget_sources() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert forget_sources() == 1
    kept = SurveyAnswer.objects.get()
    assert (kept.network, kept.device) == ("", "")
