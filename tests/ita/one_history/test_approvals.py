"""An approval in writing or by word of mouth: all readers say the same of who approved, and how."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.models import LawPage
from ita.assessment.coverage import item_coverage
from ita.assessment.enums import ItemState
from ita.integrity.public_status import PublicStatus, public_row
from ita.papers.paper import thai
from ita.register.enums import Act, Channel
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.oral_approval.lapse import settle_overdue
from ita.workflow.oral_approval.operations import (
    WordOfMouth,
    confirm,
    deny,
    record_oral_approval,
)
from tests.ita.conftest import Officers, correct, fresh, publish, step
from tests.ita.one_history.readers import UNCONFIRMED, Everybody, name_of, named
from tests.officers import pass_step, return_for_correction


def speak(page: LawPage, officers: Officers) -> RegisterEntry:
    """Publish ``page`` on the approver's word; returns the row of it."""
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker)
    word = WordOfMouth(officers.approver, timezone.now(), Channel.PHONE, "น้ำกำลังมา")
    record_oral_approval(step(page), officers.webmaster2, word)
    pass_step(step(page), officers.webmaster)
    return RegisterEntry.objects.get(act=Act.ORAL_APPROVED)


def days_later(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    then = timezone.now() + timedelta(days=days)
    monkeypatch.setattr(timezone, "now", lambda: then)


def test_a_written_approval_is_told_by_all(
    page: LawPage, officers: Officers, everybody: Everybody
) -> None:
    publish(page, officers)

    told = everybody.asked()

    assert all(named(told, name_of(officers.approver)).values())
    assert UNCONFIRMED not in told.workbook + told.form + told.timeline
    assert (told.waits, told.state, told.public) == (
        False,
        ItemState.UNCONFIRMED,
        PublicStatus.LIVE,
    )


def test_a_word_of_mouth_is_told_as_unconfirmed_by_all(
    page: LawPage, officers: Officers, everybody: Everybody
) -> None:
    speak(page, officers)

    told = everybody.asked()

    assert all(named(told, name_of(officers.approver)).values())
    for text in (told.workbook, told.form, told.box):
        assert "อนุมัติด้วยวาจา ยังไม่ได้ยืนยันเป็นลายลักษณ์อักษร" in text
    assert UNCONFIRMED in told.timeline
    assert (told.waits, told.state) == (True, ItemState.UNCONFIRMED)
    (facts,) = item_coverage(everybody.evidence.item, everybody.site).evidence
    assert UNCONFIRMED in facts.remark


def test_a_word_that_is_late_is_told_as_late_by_all(
    page: LawPage,
    officers: Officers,
    everybody: Everybody,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speak(page, officers)
    days_later(monkeypatch, 30)  # the night has not come yet

    told = everybody.asked()

    for text in (told.workbook, told.form, told.box):
        assert "อนุมัติด้วยวาจา ไม่ได้ยืนยันเป็นลายลักษณ์อักษรภายในกำหนด" in text
    (facts,) = item_coverage(everybody.evidence.item, everybody.site).evidence
    assert "ภายในกำหนด" in facts.remark
    assert told.waits


def test_a_word_that_lapsed_is_nobodys_approval_for_all(
    page: LawPage,
    officers: Officers,
    everybody: Everybody,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speak(page, officers)
    days_later(monkeypatch, 30)
    assert (settle_overdue(), settle_overdue()) == (1, 0)

    told = everybody.asked()

    assert not any(named(told, name_of(officers.approver)).values())
    for text in (told.workbook, told.form, told.box):
        assert "สิ้นผล" in text
    assert (told.timeline, told.register) == ("", "")
    assert (told.waits, told.state, told.public) == (
        False,
        ItemState.NOT_APPROVED,
        PublicStatus.LAPSED,
    )
    (facts,) = item_coverage(everybody.evidence.item, everybody.site).evidence
    assert "สิ้นผล" in facts.reasons[0] and facts.is_live


def test_what_was_put_back_is_told_with_the_approval_of_then(
    page: LawPage,
    officers: Officers,
    everybody: Everybody,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(page, officers)
    before = everybody.asked()
    correct(page, officers.requester)
    speak(page, officers)
    days_later(monkeypatch, 30)
    settle_overdue()

    told = everybody.asked()

    assert (told.workbook, told.state) == (before.workbook, ItemState.UNCONFIRMED)
    assert name_of(officers.approver) in told.box and "สิ้นผล" not in told.box
    assert (told.waits, told.timeline, told.register) == (False, "", "")
    assert told.public == PublicStatus.LAPSED  # the number of the request that lapsed
    first = RegisterEntry.objects.of_page(page).first()
    assert first
    row = public_row(everybody.site, first.fiscal_year, first.number)
    assert row and row.status == PublicStatus.LIVE


def test_a_second_word_lapses_too(
    page: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    operations.request_publication(page, officers.requester)
    for _round in range(2):
        pass_step(step(page), officers.checker)
        word = WordOfMouth(officers.approver, timezone.now(), Channel.PHONE, "น้ำกำลังมา")
        record_oral_approval(step(page), officers.webmaster2, word)
        days_later(monkeypatch, 30)
        settle_overdue()
        return_for_correction(step(page), officers.approver, "แก้ไข")
        correct(page, officers.requester)
        operations.request_publication(fresh(page), officers.requester)

    assert RegisterEntry.objects.filter(act=Act.ORAL_LAPSED).count() == 2


def test_a_confirmed_word_is_told_as_the_confirmers_by_all(
    page: LawPage, officers: Officers, everybody: Everybody
) -> None:
    confirm(speak(page, officers), officers.approver)

    told = everybody.asked()

    assert all(named(told, name_of(officers.approver)).values())
    assert "ยังไม่ได้ยืนยัน" not in told.workbook + told.form + told.box
    assert (told.waits, told.state, told.public) == (
        False,
        ItemState.UNCONFIRMED,
        PublicStatus.LIVE,
    )


def test_a_denied_word_is_nobodys_approval_for_all(
    page: LawPage, officers: Officers, everybody: Everybody
) -> None:
    deny(speak(page, officers), officers.approver, "ไม่เคยอนุญาต")

    told = everybody.asked()

    named_by = named(told, name_of(officers.approver))
    assert named_by.pop("form")  # in the remark, as who did not confirm
    assert "ไม่ยืนยันการอนุมัติด้วยวาจา" in told.form
    assert not told.form.startswith(thai(name_of(officers.approver)))
    assert not any(named_by.values())
    assert (told.workbook, told.timeline, told.register) == ("", "", "")
    assert (told.waits, told.state, told.public) == (
        False,
        ItemState.NOT_PUBLISHED,
        PublicStatus.TAKEN_DOWN,
    )
