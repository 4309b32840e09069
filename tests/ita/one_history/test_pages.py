"""Whatever happens to a page, all readers say the same of it: all of them ask
``ita.register.history``."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Page

from home.models import LawPage
from ita.assessment.enums import ItemState
from ita.assessment.evidence.models import Evidence
from ita.integrity.public_status import PublicStatus
from ita.register.approval_summary import approval_summaries
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.drift.operations import confirm_drift, withdraw_drift
from ita.workflow.removal.operations import archive, take_down
from ita.workflow.replacement.operations import replace_file
from tests.ita.conftest import Officers, correct, fresh, publish, step
from tests.ita.one_history.readers import Everybody, name_of, named
from tests.ita.workflow.replacement.conftest import new_file
from tests.officers import pass_step, return_for_correction


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
    assert "ไม่ตรงกับที่ได้รับอนุมัติ" in told.workbook and "ไม่ได้รับการอนุมัติ" in told.box
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
    assert (told.state, told.public) == (ItemState.UNCONFIRMED, PublicStatus.REPLACED)


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

    assert (told.workbook, told.state) == (before.workbook, ItemState.UNCONFIRMED)
    assert name_of(officers.approver) in told.box
    assert told.timeline == ""  # of the newer request nothing is approved yet


@pytest.mark.parametrize(
    ("act", "state", "public"),
    [
        (archive, ItemState.UNCONFIRMED, PublicStatus.ARCHIVED),
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

    is_public = state == ItemState.UNCONFIRMED
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

    assert between.state == told.state == ItemState.UNCONFIRMED
    assert all(named(told, name_of(officers.approver)).values())
    number = RegisterEntry.objects.filter(act=Act.PUBLISHED).last()
    summary = approval_summaries([page.pk])[page.pk]
    assert number and summary.register_number == number.label
    assert told.public == PublicStatus.LIVE
    assert Evidence.objects.filter(page=page).exists()
