"""Online forms and surveys, from a visitor's answers to what is stored."""

import time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.contrib.forms.models import FormSubmission

from home.models import Case, CaseState, FormField
from home.models.cases import SECRET_ALPHABET, SECRET_LENGTH
from home.thai.calendar import current_fiscal_year, to_be
from tests.factories import CaseFactory, OnlineFormPageFactory, SurveyPageFactory

pytestmark = pytest.mark.django_db

LONG_THAI = "กรุณาระบุรายละเอียดของเรื่องที่ต้องการแจ้งให้ครบถ้วน" * 5


def answers(page: Any, value: str = "ไฟถนนดับ") -> dict[str, Any]:
    return {
        field.clean_name: ["โทรศัพท์", "อีเมล"] if field.field_type == "checkboxes" else value
        for field in page.form_fields.all()
    }


def test_a_sent_form_opens_a_case_and_shows_number_and_secret_once(client: Client) -> None:
    page = OnlineFormPageFactory(live=True)
    response = client.post(page.url, answers(page), follow=True)
    case = Case.objects.get()
    shown = response.context["form_submission"]
    assert case.opens_with(shown.secret)
    html = response.content.decode()
    assert case.number in html
    assert shown.secret in html
    assert "no-store" in response["Cache-Control"]
    assert case.form_data == answers(page)
    assert case.state == CaseState.RECEIVED
    assert shown.secret not in client.get(page.url).content.decode()


def test_a_form_with_something_missing_opens_no_case(client: Client) -> None:
    page = OnlineFormPageFactory(live=True)
    response = client.post(page.url, answers(page, value=""))
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Case.objects.exists()


def test_a_form_without_csrf_token_is_refused() -> None:
    page = OnlineFormPageFactory(live=True)
    response = Client(enforce_csrf_checks=True).post(page.url, answers(page))
    assert response.status_code == 403
    assert not Case.objects.exists()


def test_a_survey_stores_an_ordinary_submission(client: Client) -> None:
    page = SurveyPageFactory(live=True)
    name = page.form_fields.get().clean_name
    assert client.post(page.url, {name: "มาก"}, follow=True).status_code == 200
    assert FormSubmission.objects.get().form_data == {name: "มาก"}
    assert not Case.objects.exists()


def test_a_survey_takes_only_the_offered_choices(client: Client) -> None:
    page = SurveyPageFactory(live=True)
    client.post(page.url, {page.form_fields.get().clean_name: "อื่น ๆ"})
    assert not FormSubmission.objects.exists()


def test_days_are_typed_in_be(client: Client) -> None:
    page = OnlineFormPageFactory(
        live=True,
        form_fields=[
            FormField(label="วันที่เกิดเหตุ", field_type="date"),
            FormField(label="เวลานัด", field_type="datetime"),
        ],
    )
    day, moment = (field.clean_name for field in page.form_fields.all())
    client.post(page.url, {day: "1/10/2026", moment: "1/10/2569 09.30"})
    assert not Case.objects.exists()
    client.post(page.url, {day: "๑ ต.ค. ๒๕๖๙", moment: "1/10/2569 09.30"})
    data = Case.objects.get().form_data
    assert data == {day: "2026-10-01", moment: "2026-10-01T09:30:00+07:00"}


def test_a_field_has_an_ascii_name_that_fits_and_differs_by_tone_mark() -> None:
    names = {
        FormField(label=label).get_field_clean_name() for label in ("ป่า", "ป้า", LONG_THAI[:255])
    }
    assert len(names) == 3
    assert all(name.isascii() and name.isidentifier() and len(name) < 100 for name in names)


def test_a_field_that_offers_choices_needs_some() -> None:
    with pytest.raises(ValidationError) as caught:
        FormField(label="ช่องทาง", field_type="radio").clean()
    assert "choices" in caught.value.error_dict


def test_case_numbers_run_without_gaps_for_each_form_and_year() -> None:
    first_form, second_form = OnlineFormPageFactory(), OnlineFormPageFactory()
    year = to_be(current_fiscal_year())
    numbers = [CaseFactory(page=page).number for page in (first_form, first_form, second_form)]
    assert numbers == [
        f"{year}-{first_form.pk}-0001",
        f"{year}-{first_form.pk}-0002",
        f"{year}-{second_form.pk}-0001",
    ]


def test_only_a_hash_of_the_secret_is_kept() -> None:
    case = CaseFactory()
    secret = case.secret
    assert len(secret) == SECRET_LENGTH
    assert set(secret) <= set(SECRET_ALPHABET)
    stored = Case.objects.values().get(pk=case.pk)
    assert secret not in str(stored)


def test_a_secret_may_be_typed_in_small_letters_and_with_blanks() -> None:
    case = CaseFactory()
    assert case.opens_with(f" {case.secret.lower()} ")
    assert not case.opens_with(case.secret[:-1])
    assert not case.opens_with("")


@pytest.mark.parametrize("state", [CaseState.ANSWERED, CaseState.DECLINED])
def test_a_case_is_not_closed_without_an_answer(state: CaseState) -> None:
    case = CaseFactory()
    case.state, case.answer = state, " \n "
    with pytest.raises(ValidationError) as caught:
        case.full_clean()
    assert "answer" in caught.value.error_dict
    case.answer = "ซ่อมเสร็จแล้ว"
    case.full_clean()


def test_reloading_the_receipt_files_nothing_again_and_it_ends(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = OnlineFormPageFactory(live=True)
    response = client.post(page.url, answers(page))
    receipt = response.url
    first = client.get(receipt).content.decode()
    again = client.get(receipt).content.decode()
    case = Case.objects.get()
    assert case.number in first
    assert case.number in again

    later = time.time() + 3600
    monkeypatch.setattr("home.models.e_services.time.time", lambda: later)
    assert client.get(receipt).url == reverse("case")
    assert Client().get(receipt).url == reverse("case"), "another visitor sees nothing"
