"""Workbook, papers, timeline, public box, public register, desk and coverage say the same of a
page, whatever happened to it: all of them ask ``ita.register.history``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import Page, Site

from home.models import LawPage
from ita.assessment.coverage import item_coverage
from ita.assessment.enums import ItemState
from ita.assessment.models import Evidence
from ita.integrity.public_status import PublicStatus, public_row
from ita.papers.content import latest_request_of, request_record
from ita.papers.form import request_form
from ita.papers.paper import thai
from ita.register.approval_summary import approval_summaries
from ita.register.enums import Act, Channel
from ita.register.models import RegisterEntry
from ita.register.timeline.blocks import blocks_of
from ita.register.timeline.events import events_of
from ita.workbook.builders import build
from ita.workbook.sheets import EVIDENCE_SHEET
from ita.workflow import desk, operations
from ita.workflow.drift.operations import confirm_drift, withdraw_drift
from ita.workflow.oral_approval.operations import (
    WordOfMouth,
    confirm,
    deny,
    note_overdue,
    record_oral_approval,
)
from ita.workflow.removal.operations import archive, take_down
from ita.workflow.replacement.operations import replace_file
from tests.factories import DocumentFactory, EvidenceFactory, LawPageFactory
from tests.ita.conftest import Officers, correct, fresh, publish, step
from tests.ita.workflow.replacement.conftest import new_file
from tests.officers import pass_step, return_for_correction

UNCONFIRMED = "ด้วยวาจา"


@dataclass(frozen=True)
class Told:
    """What a reader is told: who approved ("" for nobody), and what is said beside."""

    workbook: str
    form: str
    timeline: str
    box: str
    register: str
    waits: bool  # on the desk, for a confirmation
    state: ItemState
    public: PublicStatus


class Everybody:
    """Asks every reader about one page."""

    def __init__(self, page: LawPage, site: Site) -> None:
        self.page, self.site = page, site
        self.evidence = EvidenceFactory(page=page)
        self.evidence.item.elements.all().delete()

    def asked(self) -> Told:
        with translation.override("th"):
            return Told(
                workbook=self._workbook(),
                form=self._form(),
                timeline=self._timeline(),
                box=self._box(),
                register=self._register(),
                waits=bool(desk.to_confirm(self.page)),
                state=item_coverage(self.evidence.item, self.site).state,
                public=self._public().status,
            )

    def _workbook(self) -> str:
        book = build(self.evidence.item.framework, self.site)
        (row,) = [row for row in book.evidence if row.code == self.evidence.item.code]
        (column,) = [c for c in EVIDENCE_SHEET.columns if str(c.heading) == "ผู้อนุมัติ"]
        return str(column.getter(row))

    def _form(self) -> str:
        record = request_record(latest_request_of(self.page))
        form = request_form(record) if record else None
        assert form
        return "\n".join((form.signatures[1].name, form.lines[-1].text))

    def _timeline(self) -> str:
        rows = RegisterEntry.objects.of_page(self.page)
        block = next(b for b in blocks_of(events_of(self.page.pk, None, rows)) if b.number)
        approve = block.steps[2].act
        if approve is None:
            return ""
        return "\n".join((approve.actor_name, approve.get_act_display(), str(approve.details)))

    def _box(self) -> str:
        return Client().get(fresh(self.page).url).content.decode()

    def _public(self) -> Any:
        row = RegisterEntry.objects.of_page(self.page).filter(act=Act.REQUESTED).last()
        found = row and public_row(self.site, row.fiscal_year, row.number)
        assert found
        return found

    def _register(self) -> str:
        approving = (Act.APPROVED, Act.ORAL_APPROVED, Act.ORAL_CONFIRMED)
        return "\n".join(
            f"{act.actor_name} {act.details.get('giver', '')}"
            for act in self._public().acts
            if act.act in approving
        )


def name_of(user: Any) -> str:
    return str(user.posts.get().full_name)


def named(told: Told, name: str) -> dict[str, bool]:
    texts = {
        "workbook": told.workbook,
        "form": told.form,
        "timeline": told.timeline,
        "box": told.box,
        "register": told.register,
    }
    return {reader: name in text or thai(name) in text for reader, text in texts.items()}


@pytest.fixture
def page(officers: Officers) -> LawPage:
    return LawPageFactory(
        title="ประกาศเตือนน้ำท่วม", owner=officers.requester, files=[DocumentFactory()]
    )


@pytest.fixture
def everybody(page: LawPage, site: Site) -> Everybody:
    return Everybody(page, site)


def speak(page: LawPage, officers: Officers) -> RegisterEntry:
    """Publish ``page`` on the approver's word; returns the row of it."""
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker)
    word = WordOfMouth(officers.approver, timezone.now(), Channel.PHONE, "น้ำกำลังมา")
    record_oral_approval(step(page), officers.webmaster, word)
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
        ItemState.COMPLETE,
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
    assert (told.waits, told.state) == (True, ItemState.COMPLETE)
    (facts,) = item_coverage(everybody.evidence.item, everybody.site).evidence
    assert UNCONFIRMED in facts.remark


def test_a_word_that_lapsed_is_told_as_late_by_all(
    page: LawPage,
    officers: Officers,
    everybody: Everybody,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speak(page, officers)
    days_later(monkeypatch, 30)
    assert (note_overdue(), note_overdue()) == (1, 0)  # late still, noted once
    assert RegisterEntry.objects.filter(act=Act.ORAL_OVERDUE).count() == 1

    told = everybody.asked()

    for text in (told.workbook, told.form, told.box):
        assert "อนุมัติด้วยวาจา ไม่ได้ยืนยันเป็นลายลักษณ์อักษรภายในกำหนด" in text
    (facts,) = item_coverage(everybody.evidence.item, everybody.site).evidence
    assert "ภายในกำหนด" in facts.remark
    assert told.waits


def test_a_second_word_that_lapsed_is_noted_too(
    page: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    operations.request_publication(page, officers.requester)
    for _round in range(2):
        pass_step(step(page), officers.checker)
        word = WordOfMouth(officers.approver, timezone.now(), Channel.PHONE, "น้ำกำลังมา")
        record_oral_approval(step(page), officers.webmaster, word)
        days_later(monkeypatch, 30)
        note_overdue()
        return_for_correction(step(page), officers.webmaster, "แก้ไข")
        correct(page, officers.requester)
        operations.request_publication(fresh(page), officers.requester)

    assert RegisterEntry.objects.filter(act=Act.ORAL_OVERDUE).count() == 2


def test_a_confirmed_word_is_told_as_the_confirmers_by_all(
    page: LawPage, officers: Officers, everybody: Everybody
) -> None:
    confirm(speak(page, officers), officers.approver)

    told = everybody.asked()

    assert all(named(told, name_of(officers.approver)).values())
    assert "ยังไม่ได้ยืนยัน" not in told.workbook + told.form + told.box
    assert (told.waits, told.state, told.public) == (
        False,
        ItemState.COMPLETE,
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


def drift(page: LawPage) -> None:
    """What a shell would do."""
    changed = fresh(page)
    changed.summary = "ข้อความที่ไม่มีใครอนุมัติ"
    changed.save_revision().publish(skip_permission_checks=True)


def test_what_nobody_approved_bears_nobodys_name(
    page: LawPage, officers: Officers, everybody: Everybody
) -> None:
    publish(page, officers)
    drift(page)

    told = everybody.asked()

    readers = named(told, name_of(officers.approver))
    assert not readers["workbook"] and not readers["box"]
    assert "ไม่ได้รับการอนุมัติ" in told.workbook and "ไม่ได้รับการอนุมัติ" in told.box
    assert (told.state, told.public) == (ItemState.NOT_APPROVED, PublicStatus.DIFFERENT)


def test_a_confirmed_find_is_the_confirmers(
    page: LawPage, officers: Officers, everybody: Everybody
) -> None:
    publish(page, officers)
    drift(page)
    other = officers.requester2
    confirm_drift(Page.objects.get(pk=page.pk), officers.approver, "ตรวจแล้วถูกต้อง")

    told = everybody.asked()

    assert name_of(officers.approver) in told.workbook and name_of(officers.approver) in told.box
    assert "ยืนยันภายหลัง" in told.workbook and "ยืนยันภายหลัง" in told.box
    for officer in (officers.requester, officers.checker, officers.webmaster, other):
        assert name_of(officer) not in told.box
    assert (told.state, told.public) == (ItemState.COMPLETE, PublicStatus.REPLACED)


def test_a_find_that_was_taken_down_is_nobodys(
    page: LawPage, officers: Officers, everybody: Everybody
) -> None:
    publish(page, officers)
    drift(page)
    withdraw_drift(Page.objects.get(pk=page.pk), officers.approver, "ไม่ได้อนุญาต")

    told = everybody.asked()

    assert told.workbook == ""
    assert (told.state, told.public) == (ItemState.NOT_PUBLISHED, PublicStatus.TAKEN_DOWN)


def test_after_a_return_only_the_second_round_counts_for_all(
    page: LawPage, officers: Officers, everybody: Everybody
) -> None:
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker)
    pass_step(step(page), officers.approver)
    return_for_correction(step(page), officers.webmaster, "ไฟล์ไม่ครบ")
    correct(page, officers.requester)
    operations.request_publication(fresh(page), officers.requester)

    told = everybody.asked()

    assert not any(named(told, name_of(officers.approver)).values())
    assert (told.workbook, told.timeline) == ("", "")
    assert (told.state, told.public) == (ItemState.NOT_PUBLISHED, PublicStatus.NOT_PUBLISHED)


def test_a_second_request_changes_nothing_before_it_is_published(
    page: LawPage, officers: Officers, everybody: Everybody
) -> None:
    publish(page, officers)
    before = everybody.asked()
    correct(page, officers.requester2)
    operations.request_publication(fresh(page), officers.requester2)

    told = everybody.asked()

    assert (told.workbook, told.state) == (before.workbook, ItemState.COMPLETE)
    assert name_of(officers.approver) in told.box
    assert told.timeline == ""  # of the newer request nothing is approved yet


@pytest.mark.parametrize(
    ("act", "state", "public"),
    [
        (archive, ItemState.COMPLETE, PublicStatus.ARCHIVED),
        (take_down, ItemState.NOT_PUBLISHED, PublicStatus.TAKEN_DOWN),
    ],
)
def test_archived_and_taken_down(
    page: LawPage,
    officers: Officers,
    everybody: Everybody,
    act: Callable[..., Any],
    state: ItemState,
    public: PublicStatus,
) -> None:
    publish(page, officers)
    officer = officers.webmaster if act is archive else officers.approver
    act(fresh(page), officer, "พ้นกำหนด")

    told = everybody.asked()

    is_public = state == ItemState.COMPLETE
    assert (name_of(officers.approver) in told.workbook) is is_public
    assert (name_of(officers.approver) in told.box) is is_public
    assert (told.state, told.public) == (state, public)


def test_a_replaced_file_is_told_with_its_own_approval(
    page: LawPage, officers: Officers, everybody: Everybody
) -> None:
    publish(page, officers)
    old = page.attachments.get().document
    replace_file(old, new_file(), officers.requester, "ฉบับแก้ไข")
    between = everybody.asked()
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(page), officer)

    told = everybody.asked()

    assert between.state == told.state == ItemState.COMPLETE
    assert all(named(told, name_of(officers.approver)).values())
    number = RegisterEntry.objects.filter(act=Act.PUBLISHED).last()
    summary = approval_summaries([page.pk])[page.pk]
    assert number and summary.register_number == number.label
    assert told.public == PublicStatus.LIVE
    assert Evidence.objects.filter(page=page).exists()
