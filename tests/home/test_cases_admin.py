"""Officers answer citizens' cases in the admin; nobody adds or deletes one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home.cases.viewset import CASE_HANDLED, CASE_READ
from home.models import Case, CaseState
from tests.factories import CaseFactory, UserFactory

pytestmark = pytest.mark.django_db
DUTIES = ("requester", "checker", "approver", "webmaster", "ita_officer")


def with_permissions(user: User) -> User:
    """``user`` with what Wagtail and Django would let read cases and forms."""
    names = ("view_case", "change_case", "view_formsubmission")
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    return user


def edit_url(case: Case) -> str:
    return reverse("case:edit", args=[case.pk])


def save(client: Client, case: Case, state: str, answer: str) -> Any:
    return client.post(edit_url(case), {"state": state, "answer": answer})


def test_an_officer_reads_and_answers_a_case(
    case_officer: User, client_of: Callable[[Any], Client]
) -> None:
    case = CaseFactory()
    client = client_of(case_officer)
    html = client.get(edit_url(case)).content.decode()
    assert "ไฟถนนดับ" in html
    assert "ชื่อ-นามสกุล" in html
    response = save(client, case, CaseState.ANSWERED, "ซ่อมแล้ว")
    assert response.status_code == 302
    case.refresh_from_db()
    assert (case.state, case.answer) == (CaseState.ANSWERED, "ซ่อมแล้ว")
    entry = ModelLogEntry.objects.for_instance(case).get(action=CASE_HANDLED)
    assert entry.user == case_officer
    assert entry.data == {"state": "answered", "answer": "ซ่อมแล้ว"}
    assert str(CaseState.ANSWERED.label) in entry.message
    assert client.get(reverse("case:history", args=[case.pk])).status_code == 200


def test_saving_without_a_change_is_not_logged(
    case_officer: User, client_of: Callable[[Any], Client]
) -> None:
    case = CaseFactory()
    save(client_of(case_officer), case, CaseState.RECEIVED, "")
    assert not ModelLogEntry.objects.filter(action=CASE_HANDLED).exists()


@pytest.mark.parametrize("state", [CaseState.ANSWERED, CaseState.DECLINED])
def test_closing_without_an_answer_is_an_error(
    state: CaseState, case_officer: User, client_of: Callable[[Any], Client]
) -> None:
    case = CaseFactory()
    response = save(client_of(case_officer), case, state, "  ")
    assert response.status_code == 200
    assert response.context["form"].errors["answer"]
    case.refresh_from_db()
    assert case.state == CaseState.RECEIVED


def test_what_was_sent_cannot_be_changed(
    case_officer: User, client_of: Callable[[Any], Client]
) -> None:
    case = CaseFactory()
    data = {"state": "in_progress", "answer": "", "number": "1", "form_data": "{}", "page": "1"}
    client_of(case_officer).post(edit_url(case), data)
    stored = Case.objects.get(pk=case.pk)
    assert (stored.state, stored.form_data, stored.number) == (
        "in_progress",
        case.form_data,
        case.number,
    )


def test_the_list_is_filtered_and_searched(
    case_officer: User, client_of: Callable[[Any], Client]
) -> None:
    answered = CaseFactory(state=CaseState.ANSWERED, answer="แล้ว")
    waiting = CaseFactory()
    client = client_of(case_officer)

    def listed(**query: Any) -> set[Case]:
        response = client.get(reverse("case:index"), query)
        assert response.status_code == 200
        return set(response.context["object_list"])

    assert listed() == {answered, waiting}
    assert listed(state="answered") == {answered}
    assert listed(page=waiting.page_id) == {waiting}
    assert listed(q=answered.number) == {answered}


def test_the_list_takes_as_many_queries_for_many_cases_as_for_one(
    case_officer: User, client_of: Callable[[Any], Client], django_assert_max_num_queries: Any
) -> None:
    client, url = client_of(case_officer), reverse("case:index")
    CaseFactory()
    client.get(url)
    with django_assert_max_num_queries(100) as one:
        client.get(url)
    for _n in range(5):
        CaseFactory()
    with django_assert_max_num_queries(len(one)):
        client.get(url)


@pytest.mark.parametrize("view", ["case:index", "case:edit", "case:history", "case:usage"])
def test_the_admin_views_are_for_those_who_answer_cases(
    view: str, client: Client, client_of: Callable[[Any], Client]
) -> None:
    case = CaseFactory()
    url = reverse(view, args=[] if view == "case:index" else [case.pk])
    assert client.get(url).url.startswith(reverse("wagtailadmin_login"))
    for role in (*DUTIES, "admin"):
        response = client_of(with_permissions(UserFactory(**{role: True}))).get(url)
        assert response.status_code == (403 if role == "admin" else 302)
        assert "ไฟถนนดับ" not in response.content.decode()
    assert not ModelLogEntry.objects.exists()
    for role in ("case_officer", "is_superuser"):
        assert client_of(UserFactory(**{role: True})).get(url).status_code == 200


def test_a_wrong_role_or_a_forged_post_changes_nothing(
    checker: User, case_officer: User, client_of: Callable[[Any], Client], client: Client
) -> None:
    case = CaseFactory()
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(case_officer)
    for browser in (client, client_of(checker), forged):
        assert save(browser, case, CaseState.ANSWERED, "แก้").status_code in (302, 403)
    case.refresh_from_db()
    assert case.state == CaseState.RECEIVED


def test_nobody_adds_or_deletes_a_case(superuser: User, client_of: Callable[[Any], Client]) -> None:
    case = CaseFactory()
    client = client_of(superuser)
    client.post(reverse("case:add"), {"state": "answered", "answer": "x"})
    client.post(reverse("case:delete", args=[case.pk]))
    wagtails = reverse("wagtailforms:delete_submissions", args=[case.page_id])
    client.post(f"{wagtails}?selected-submissions={case.pk}")
    assert list(Case.objects.all()) == [case]


# Each reading is recorded


def test_each_reading_of_a_case_is_recorded_and_stands_in_its_history(
    case_officer: User, superuser: User, client_of: Callable[[Any], Client]
) -> None:
    case = CaseFactory()
    for reader in (case_officer, superuser, case_officer):
        client_of(reader).get(edit_url(case))
    entries = ModelLogEntry.objects.for_instance(case).filter(action=CASE_READ).order_by("pk")
    assert [entry.user for entry in entries] == [case_officer, superuser, case_officer]
    history = reverse("case:history", args=[case.pk])
    html = client_of(case_officer).get(history).content.decode()
    assert html.count("เปิดอ่านเรื่อง") >= 3


def test_the_list_shows_nothing_that_a_citizen_wrote(
    case_officer: User, client_of: Callable[[Any], Client]
) -> None:
    case = CaseFactory(answer="คำตอบถึงนายสมชาย")
    html = client_of(case_officer).get(reverse("case:index")).content.decode()
    assert case.number in html
    assert "ไฟถนนดับ" not in html
    assert "สมชาย" not in html
