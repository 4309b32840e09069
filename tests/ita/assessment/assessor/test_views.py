"""Links and questions in the admin, and who reaches them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.thai.calendar import format_date
from ita.assessment.assessor.models import AssessorLink, AssessorQuestion
from ita.assessment.models import Framework
from tests.factories import UserFactory
from tests.ita.assessment.assessor.conftest import in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(link: AssessorLink) -> AssessorQuestion:
    return AssessorQuestion.objects.create(link=link, asker="ผู้ประเมิน", text="<b>ถาม</b>")


def links(framework: Framework) -> str:
    return reverse("ita_assessor_links", args=[framework.pk])


def one(link: AssessorLink) -> str:
    return reverse("ita_assessor_link", args=[link.pk])


def form(days: int = 5) -> dict[str, str]:
    return {"purpose": "ผู้ประเมิน", "last_day": format_date(in_days(days), short=True)}


@pytest.mark.parametrize("role", ["ita_officer", "approver"])
def test_from_the_board_to_a_link_that_is_shown_once(
    client_of: Callable[[Any], Client], framework: Framework, role: str
) -> None:
    client = client_of(UserFactory(**{role: True}))
    board = client.get(f"{reverse('ita_board')}?framework={framework.pk}").content.decode()
    assert links(framework) in board
    made = client.post(links(framework), form()).content.decode()
    link = AssessorLink.objects.get()
    assert 'value="http://localhost/ita/assessor/' in made
    assert "localhost/ita/assessor/" not in client.get(links(framework)).content.decode()
    assert one(link) in client.get(links(framework)).content.decode()


def test_a_wrong_day_is_said_on_the_form(
    client_of: Callable[[Any], Client], framework: Framework, ita_officer: Any
) -> None:
    client = client_of(ita_officer)
    for data, status in ((form(-2), 409), (form(400), 409), ({"purpose": ""}, 422)):
        assert client.post(links(framework), data).status_code == status
    assert not AssessorLink.objects.exists()


def test_answering_and_revoking(
    client_of: Callable[[Any], Client],
    link: AssessorLink,
    question: AssessorQuestion,
    ita_officer: Any,
) -> None:
    client = client_of(ita_officer)
    shown = client.get(one(link)).content.decode()
    assert "&lt;b&gt;ถาม&lt;/b&gt;" in shown
    client.post(one(link), {"question": question.pk, "answer": "อยู่หน้า 3"})
    question.refresh_from_db()
    assert question.answer == "อยู่หน้า 3"
    for number in ("", "x", "9" * 30, str(question.pk + 1)):
        assert client.post(one(link), {"question": number, "answer": "x"}).status_code == 302
    client.post(one(link), {"action": "revoke"})
    link.refresh_from_db()
    assert not link.is_open
    assert client.post(one(link), {"action": "revoke"}).status_code == 409


@pytest.mark.parametrize("role", [None, "requester", "checker", "webmaster", "case_officer"])
def test_nobody_else(
    client_of: Callable[[Any], Client],
    link: AssessorLink,
    question: AssessorQuestion,
    role: str | None,
) -> None:
    client = client_of(UserFactory(**{role: True})) if role else Client()
    attempts = (
        client.get(links(link.framework)),
        client.get(one(link)),
        client.post(links(link.framework), form()),
        client.post(one(link), {"action": "revoke"}),
        client.post(one(link), {"question": question.pk, "answer": "x"}),
    )
    for response in attempts:
        assert response.status_code in (302, 403)
        assert "ถาม" not in response.content.decode()
    link.refresh_from_db()
    question.refresh_from_db()
    assert link.is_open and not question.answer and AssessorLink.objects.count() == 1


def test_another_agencys_link_is_not_there(
    client_of: Callable[[Any], Client], link: AssessorLink, other_agency: Site
) -> None:
    stranger = client_of(UserFactory(ita_officer=True, site=other_agency))
    nobodys = reverse("ita_assessor_link", args=[987654321])
    for address in (one(link), nobodys):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, {"action": "revoke"}).status_code == 404
    assert link.purpose not in stranger.get(links(link.framework)).content.decode()
    link.refresh_from_db()
    assert link.is_open
