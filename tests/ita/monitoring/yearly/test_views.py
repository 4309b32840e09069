from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.models import ContentPage
from ita.monitoring.yearly.models import DutyPage, YearlyDuty
from tests.factories import PlanPageFactory, UserFactory
from tests.ita.conftest import Officers

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
PLAN = ["anti-corruption-plan", 2570, 0]


@pytest.fixture(autouse=True)
def _in_november() -> Any:
    with time_machine.travel("2026-11-20T03:00:00+00:00", tick=False):
        yield


def test_the_year_is_listed_by_month(officers: Officers, client_of: ClientOf) -> None:
    shown = client_of(officers.requester).get(reverse("ita_yearly")).content.decode()
    assert shown.index("ตุลาคม 2569") < shown.index("พฤศจิกายน 2569") < shown.index("กันยายน 2570")
    assert "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2570" in shown
    assert "ยังไม่ยืนยัน" in shown


def test_the_year_rolls_over_by_itself_and_last_year_stays(
    officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.requester)
    page = PlanPageFactory(title="แผนของปีนี้", live=True)
    client.post(reverse("ita_yearly_link", args=PLAN), {"page": page.pk})
    with time_machine.travel("2027-09-30T17:01:00+00:00", tick=False):  # 1 October in Bangkok
        client.force_login(officers.requester)
        new = client.get(reverse("ita_yearly")).content.decode()
        assert "พ.ศ. 2571" in new and "ตัวอย่างของปีก่อน" in new and "แผนของปีนี้" in new
        old = client.get(f"{reverse('ita_yearly')}?year=2570").content.decode()
        assert "แผนของปีนี้" in old


def test_one_click_writes_the_page(officers: Officers, client_of: ClientOf) -> None:
    client = client_of(officers.requester)
    url = reverse("ita_yearly_start", args=PLAN)
    assert client.get(url).status_code == 302 and not ContentPage.objects.exists()
    answer = client.post(url)
    page = ContentPage.objects.get()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(answer.url).status_code == 200
    assert "ยังไม่เผยแพร่" in client.get(reverse("ita_yearly")).content.decode()


def test_who_may(browser: Client, request: pytest.FixtureRequest, site: Site) -> None:
    role = request.node.callspec.params["browser"]
    sees = role not in {"anonymous", "admin without duty"}
    assert (browser.get(reverse("ita_yearly")).status_code == 200) is sees
    browser.post(reverse("ita_yearly_start", args=PLAN))
    assert ContentPage.objects.exists() is (role == "requester")
    sets = role in {"approver", "webmaster", "ita_officer", "two duties"}
    answer = browser.post(reverse("ita_yearly_duty", args=["no-gift-policy"]), {"is_on": "on"})
    assert YearlyDuty.objects.exists() is sets
    assert sets or answer.status_code in (302, 403)


def test_an_owner_and_a_day_are_set(officers: Officers, client_of: ClientOf) -> None:
    client = client_of(officers.webmaster)
    url = reverse("ita_yearly_duty", args=["no-gift-policy"])
    assert client.get(url).status_code == 200
    typed = {"officer": officers.checker.pk, "due_month": 1, "due_day": 15, "is_on": "on"}
    assert client.post(url, typed).status_code == 302
    row = YearlyDuty.objects.get()
    assert (row.officer, row.due_month, row.due_day) == (officers.checker, 1, 15)
    assert str(officers.checker.pk) in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("no-gift-policy", {"due_month": 2, "due_day": 30}),
        ("no-gift-policy", {"due_day": 3}),
        ("no-gift-policy", {"officer": 987654}),
        ("no-gift-policy", {"unit": 987654}),
        ("procurement-result", {"days_after": 9999}),
        ("", {"title": "", "page_type": "PlanPage", "recurrence": "monthly"}),
        ("", {"title": "ก", "page_type": "User", "recurrence": "monthly"}),
        ("", {"title": "ก", "page_type": "PlanPage", "recurrence": "yearly"}),
    ],
)
def test_bad_input_sets_nothing(
    code: str, typed: dict[str, Any], officers: Officers, client_of: ClientOf
) -> None:
    url = reverse("ita_yearly_duty", args=[code]) if code else reverse("ita_yearly_new")
    answer = client_of(officers.webmaster).post(url, {"is_on": "on", **typed})
    assert answer.status_code == 422 and not YearlyDuty.objects.exists()


def test_a_duty_of_its_own_is_added_and_switched_off(
    officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.webmaster)
    typed = {"title": "รายงานการประชุม", "page_type": "PlanPage", "recurrence": "monthly"}
    assert client.get(reverse("ita_yearly_new")).status_code == 200
    client.post(reverse("ita_yearly_new"), {**typed, "is_on": "on", "days_after": 5})
    shown = client.get(reverse("ita_yearly")).content.decode()
    assert shown.count("รายงานการประชุม เดือน") >= 12
    row = YearlyDuty.objects.get()
    client.post(reverse("ita_yearly_duty", args=[row.code]), typed)
    shown = client.get(reverse("ita_yearly")).content.decode()
    assert "รายงานการประชุม เดือน" not in shown and "รายงานการประชุม" in shown


def test_a_page_is_found_and_linked(officers: Officers, client_of: ClientOf) -> None:
    page = PlanPageFactory(title="แผนที่มีอยู่แล้ว", live=True)
    client = client_of(officers.checker)
    url = reverse("ita_yearly_link", args=PLAN)
    assert page.title in client.get(url, {"q": "มีอยู่"}).content.decode()
    assert page.title not in client.get(url, {"q": "ไม่มีคำนี้\x00"}).content.decode()
    for wrong in ("", "abc", "987654321987654321987", str(page.get_parent().pk)):
        assert client.post(url, {"page": wrong}).status_code == 409
    assert client.post(url, {"page": page.pk}).status_code == 302
    assert "เสร็จ" in client.get(reverse("ita_yearly")).content.decode()
    client.post(url, {"unlink": "1"})
    assert not DutyPage.objects.exists()


@pytest.mark.parametrize(
    "args", [["nothing", 2570, 0], ["no-gift-policy", 2570, 7], ["no-gift-policy", 9, 0]]
)
def test_what_is_no_occasion_is_not_there(
    args: list[Any], officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.requester)
    assert client.get(reverse("ita_yearly_link", args=args)).status_code == 404
    assert client.post(reverse("ita_yearly_start", args=args)).status_code == 404


def test_duties_of_another_agency_are_not_there(
    officers: Officers, other_agency: Site, client_of: ClientOf
) -> None:
    row = YearlyDuty.objects.create(
        site=Site.objects.get(is_default_site=True), code="own-1", title="งานลับ",
        page_type="PlanPage", recurrence="yearly",
    )  # fmt: skip
    stranger = client_of(UserFactory(webmaster=True, site=other_agency))
    assert "งานลับ" not in stranger.get(reverse("ita_yearly")).content.decode()
    assert stranger.get(reverse("ita_yearly_duty", args=[row.code])).status_code == 404
    assert stranger.get(reverse("ita_yearly_link", args=[row.code, 2570, 0])).status_code == 404


def test_the_yearly_memo_is_made_on_its_own_screen(officers: Officers, client_of: ClientOf) -> None:
    start = reverse("ita_yearly_start", args=["monitoring-memo", 2570, 0])
    response = client_of(officers.requester).post(start)
    assert response["Location"] == reverse("ita_memo", kwargs={"year": "2569", "quarter": "0"})
    assert not ContentPage.objects.exists()
