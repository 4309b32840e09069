"""A citizen follows a case by its number and secret."""

import logging
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.cases import throttle
from home.cases.content import submitted
from home.models import Case, CaseState, FormField
from tests.factories import CaseFactory, OnlineFormPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return CaseFactory(answer="ซ่อมเสร็จแล้ว", state=CaseState.ANSWERED)


def ask(client: Client, number: str, secret: str, **extra: Any) -> Any:
    return client.post(reverse("case"), {"number": number, "secret": secret}, **extra)


def test_the_form_is_empty_and_never_cached(client: Client) -> None:
    response = client.get(reverse("case"), {"number": "2570-1-0001", "secret": "ABCDEFGHJK"})
    assert response.status_code == 200
    assert not response.context["form"].is_bound
    assert "no-store" in response["Cache-Control"]


def test_number_and_secret_show_state_answer_and_what_was_sent(client: Client, case: Case) -> None:
    response = ask(client, case.number, case.secret)
    html = response.content.decode()
    assert "no-store" in response["Cache-Control"]
    for text in (case.number, "ซ่อมเสร็จแล้ว", "ไฟถนนดับ", "ชื่อ-นามสกุล", " น."):
        assert text in html
    assert str(case.get_state_display()) in html
    assert case.secret not in html


def test_the_number_may_be_typed_in_thai_digits(client: Client, case: Case) -> None:
    thai = case.number.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert ask(client, thai, case.secret).context["case"] == case


def test_wrong_number_and_wrong_secret_give_the_same_answer(client: Client, case: Case) -> None:
    pages = [
        ask(client, "2570-99999-0001", case.secret),
        ask(client, case.number, "ABCDEFGHJK"),
    ]
    errors = [str(page.context["form"].non_field_errors()) for page in pages]
    assert errors[0] == errors[1] != ""
    assert all("ซ่อมเสร็จแล้ว" not in page.content.decode() for page in pages)


def test_another_citizens_secret_does_not_open_a_case(client: Client, case: Case) -> None:
    other = CaseFactory(page=case.page)
    assert "case" not in ask(client, case.number, other.secret).context


def test_guessing_one_number_is_held_up_from_every_address(client: Client, case: Case) -> None:
    for n in range(throttle.WRONG_TRIES):
        ask(client, case.number, "WRONG", REMOTE_ADDR=f"203.0.113.{n}")
    response = ask(client, case.number, case.secret, REMOTE_ADDR="198.51.100.7")
    assert response.status_code == 429
    assert "15" in str(response.context["form"].non_field_errors())


def test_guessing_many_numbers_is_held_up_by_address(client: Client, case: Case) -> None:
    for n in range(throttle.WRONG_TRIES):
        ask(client, f"2570-1-{n:04d}", "WRONG", REMOTE_ADDR="203.0.113.5")
    assert ask(client, case.number, case.secret, REMOTE_ADDR="203.0.113.5").status_code == 429
    assert ask(client, case.number, case.secret, REMOTE_ADDR="203.0.113.6").status_code == 200


def test_right_tries_are_not_counted(client: Client, case: Case) -> None:
    for _n in range(throttle.WRONG_TRIES + 1):
        assert ask(client, case.number, case.secret).status_code == 200


@pytest.mark.parametrize(
    ("remote", "forwarded", "expected"),
    [
        ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "", "127.0.0.1"),
    ],
)
def test_only_the_own_proxy_is_believed(
    rf: Any, remote: str, forwarded: str, expected: str
) -> None:
    request = rf.get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert throttle.address_of(request) == expected


def test_no_secret_in_the_log(client: Client, case: Case, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    ask(client, case.number, case.secret)
    ask(client, case.number, "WRONGSECRET")
    assert case.secret not in caplog.text
    assert "WRONGSECRET" not in caplog.text


def test_a_forged_request_is_refused(case: Case) -> None:
    assert ask(Client(enforce_csrf_checks=True), case.number, case.secret).status_code == 403


def test_what_was_sent_is_readable() -> None:
    page = OnlineFormPageFactory(
        form_fields=[
            FormField(label="วันที่", field_type="date", clean_name="day"),
            FormField(label="เวลานัด", field_type="datetime", clean_name="moment"),
            FormField(label="ช่องทาง", field_type="checkboxes", clean_name="ways", choices="ก,ข"),
            FormField(label="ยินยอม", field_type="checkbox", clean_name="consent"),
            FormField(label="หมายเหตุ", field_type="singleline", clean_name="note"),
        ]
    )
    data = {
        "old_field": "เดิม",
        "note": "",
        "day": "2026-10-01",
        "moment": "2026-10-01T02:30:00Z",
        "ways": ["ก", "ข"],
        "consent": True,
    }
    assert submitted(CaseFactory(page=page, data=data)) == [
        ("วันที่", "1 ตุลาคม 2569"),
        ("เวลานัด", "1 ต.ค. 2569 เวลา 09.30 น."),
        ("ช่องทาง", "ก, ข"),
        ("ยินยอม", "ใช่"),
        ("หมายเหตุ", "-"),
        ("old_field", "เดิม"),
    ]
