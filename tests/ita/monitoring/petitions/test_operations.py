"""The clock of what people ask by law, and decisions that are true of the page."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed
from home.models import Case, CaseState
from ita.monitoring.petitions import operations
from ita.monitoring.petitions.models import Petition
from ita.monitoring.petitions.operations import decide, extend, report_harm
from ita.notifications.audiences import Audience, people
from ita.notifications.models import Notice
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import CaseFactory, LawPageFactory, OnlineFormPageFactory, UserFactory

pytestmark = pytest.mark.django_db
NAME = "นางสาวผู้เสียหาย ใจดี"


@pytest.fixture
def officer() -> Any:
    return UserFactory(case_officer=True)


def harm(page: Any) -> Petition:
    case = report_harm(page, harm="defamation", text="ถูกพาดพิง", name=NAME, contact="081")
    return Petition.objects.get(case=case)


@pytest.mark.parametrize(
    ("at", "received", "due"),
    [
        (datetime(2026, 9, 30, 16, 59, tzinfo=UTC), date(2026, 9, 30), date(2026, 10, 15)),
        (datetime(2026, 9, 30, 17, 1, tzinfo=UTC), date(2026, 10, 1), date(2026, 10, 16)),
    ],
)
def test_the_clock_begins_on_the_day_in_bangkok(at: Any, received: date, due: date) -> None:
    form = OnlineFormPageFactory(live=True)
    with time_machine.travel(at, tick=False):
        found = Petition.objects.get(case=Case.open(form, {}, "information"))
    assert (found.received_on, found.due_on) == (received, due)


def test_what_a_marked_form_takes_stands_on_the_register_without_words(
    petition: Petition, form: Any, officer: Any
) -> None:
    row = RegisterEntry.objects.get(act=Act.PETITION_RECEIVED)
    assert row.subject_label == petition.case.number
    assert "นางขอ" not in f"{row.details} {row.reason} {row.subject_label}"
    assert form.store(type("Sent", (), {"cleaned_data": {}})).kind == "information"
    CaseFactory()  # of an ordinary form
    assert Petition.objects.count() == 2


def test_case_officers_are_told(form: Any, officer: Any) -> None:
    Case.open(form, {}, "information")
    row = RegisterEntry.objects.get(act=Act.PETITION_RECEIVED)
    UserFactory(requester=True)
    assert people(Audience.CASE_OFFICERS, row) == [officer]
    assert not Notice.objects.exclude(audience="case_officers").filter(entry=row).exists()


def test_a_day_is_late_only_when_it_is_over(petition: Petition) -> None:
    noon = timezone.now().replace(hour=5)
    for days, left, late in ((0, 15, False), (15, 0, False), (16, -1, True)):
        with time_machine.travel(noon + timedelta(days=days), tick=False):
            assert (petition.days_left, petition.is_late) == (left, late)


def test_a_refusal_needs_its_section_and_words_and_stays(petition: Petition, officer: Any) -> None:
    for decision, ground, answer in (
        ("", "", "เพราะ"),
        ("kept", "", "เพราะ"),
        ("refused", "", "เพราะ"),
        ("refused", "99", "เพราะ"),
        ("partly", "", "เพราะ"),
        ("refused", "15(5)", "  "),
    ):
        with pytest.raises(NotAllowed):
            decide(petition, officer, decision=decision, ground=ground, answer=answer)
    decide(petition, officer, decision="refused", ground="15(5)", answer="เป็นรายงานแพทย์")
    petition.refresh_from_db()
    case = Case.objects.get(pk=petition.case_id)
    assert (petition.decision, petition.ground, case.state) == (
        "refused",
        "15(5)",
        CaseState.DECLINED,
    )
    assert case.answer == "ไม่เปิดเผย\nเป็นรายงานแพทย์"
    row = RegisterEntry.objects.get(act=Act.PETITION_DECIDED)
    assert "รายงานแพทย์" not in str(row.details).replace("รายงานการแพทย์", "")
    with pytest.raises(NotAllowed):
        decide(petition, officer, decision="disclosed", ground="", answer="เปลี่ยนใจ")


def test_a_ground_is_kept_with_a_refusal_alone(petition: Petition, officer: Any) -> None:
    decide(petition, officer, decision="disclosed", ground="15(5)", answer="ตามแนบ")
    petition.refresh_from_db()
    assert (petition.ground, petition.case.state) == ("", CaseState.ANSWERED)


def test_more_days_once_in_time_and_the_person_reads_why(petition: Petition, officer: Any) -> None:
    due = petition.due_on
    with pytest.raises(NotAllowed):
        extend(petition, officer, "  ")
    extend(petition, officer, "เอกสารหลายพันหน้า")
    petition.refresh_from_db()
    assert petition.due_on == due + timedelta(days=15)
    assert "เอกสารหลายพันหน้า" in Case.objects.get(pk=petition.case_id).answer
    with pytest.raises(NotAllowed):
        extend(petition, officer, "อีก")
    assert RegisterEntry.objects.filter(act=Act.PETITION_EXTENDED).count() == 1


def test_no_more_days_after_the_last_and_none_for_harm(petition: Petition, officer: Any) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=16)), pytest.raises(NotAllowed):
        extend(petition, officer, "ช้า")
    with pytest.raises(NotAllowed):
        extend(harm(LawPageFactory(live=True)), officer, "ช้า")


def test_nothing_is_called_taken_down_or_corrected_that_is_not(officer: Any) -> None:
    page = LawPageFactory(live=True)
    found = harm(page)
    assert found.due_on - found.received_on == timedelta(days=operations.DAYS["harm"])
    for decision in ("taken_down", "corrected", "disclosed"):
        with pytest.raises(NotAllowed):
            decide(found, officer, decision=decision, ground="", answer="ดำเนินการแล้ว")
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() + timedelta(minutes=1))
    decide(found, officer, decision="corrected", ground="", answer="แก้ไขแล้ว")
    other = harm(page)
    Page.objects.filter(pk=page.pk).update(live=False)
    decide(other, officer, decision="taken_down", ground="", answer="นำลงแล้ว")
    assert set(Petition.objects.values_list("decision", flat=True)) == {"corrected", "taken_down"}


def test_nobody_else_decides_or_extends(petition: Petition, other_agency: Site) -> None:
    others = [
        *(UserFactory(**{role: True}) for role in ("requester", "approver", "webmaster")),
        UserFactory(case_officer=True, site=other_agency),
    ]
    for user in others:
        with pytest.raises(NotAllowed):
            decide(petition, user, decision="disclosed", ground="", answer="ตามแนบ")
        with pytest.raises(NotAllowed):
            extend(petition, user, "ขอเวลา")
