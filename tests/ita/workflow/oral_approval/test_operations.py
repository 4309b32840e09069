"""Approved by word of mouth, a page is live at once; then it is confirmed in writing or undone."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from home.core.exceptions import NotAllowed
from home.models import LawPage
from home.thai.calendar import BANGKOK
from ita.monitoring import jobs
from ita.people.models import PublicationSettings
from ita.register import approval_summary
from ita.register.enums import Act
from ita.register.facts import oral_approval
from ita.register.history import unconfirmed
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.desk import to_confirm
from ita.workflow.oral_approval.operations import confirm, deny, record_oral_approval
from ita.workflow.schedule import publish_due
from tests.factories import UserFactory
from tests.ita.conftest import Officers, fresh, step
from tests.ita.workflow.oral_approval.conftest import WHY, word_of
from tests.officers import ALL_CONFIRMED, pass_step, return_for_correction


def acts(page: LawPage) -> list[str]:
    return list(RegisterEntry.objects.of_page(page).values_list("act", flat=True))


def test_the_webmaster_publishes_at_once(
    published: RegisterEntry, checked: LawPage, officers: Officers
) -> None:
    assert fresh(checked).live
    assert acts(checked) == [Act.REQUESTED, Act.CHECKED, Act.ORAL_APPROVED, Act.PUBLISHED]
    word = oral_approval(published)
    assert word.approver == officers.approver.posts.get().full_name
    assert published.actor_id == officers.webmaster2.pk
    assert published.reason == WHY
    assert published.seal_sha256 == RegisterEntry.objects.last().seal_sha256
    call_command("verify_live")


def test_the_public_reads_that_it_is_not_confirmed_yet(
    published: RegisterEntry, checked: LawPage, officers: Officers, client: Client
) -> None:
    words = "ด้วยวาจา"
    assert words in client.get(fresh(checked).url).content.decode()
    approved = approval_summary.approval_summaries([checked.pk])[checked.pk].approved
    assert approved and approved.name == officers.approver.posts.get().full_name

    confirm(published, officers.approver)
    assert words not in client.get(fresh(checked).url).content.decode()


def test_the_approver_confirms_in_writing(published: RegisterEntry, officers: Officers) -> None:
    row = confirm(published, officers.approver, "ได้อนุญาตไว้จริง")
    assert (row.act, row.reason) == (Act.ORAL_CONFIRMED, "ได้อนุญาตไว้จริง")
    assert row.seal_sha256 == published.seal_sha256
    assert not unconfirmed().exists()
    with pytest.raises(NotAllowed):  # a double click
        confirm(published, officers.approver)


def test_what_is_denied_is_taken_down(
    published: RegisterEntry, checked: LawPage, officers: Officers, client: Client
) -> None:
    with pytest.raises(NotAllowed):
        deny(published, officers.approver, " ")
    deny(published, officers.approver, "ไม่ได้อนุญาต")
    assert client.get(checked.url).status_code == 410
    assert acts(checked)[-2:] == [Act.ORAL_DENIED, Act.TAKEN_DOWN]
    call_command("verify_live")


def test_what_is_denied_before_it_is_live_ends(
    spoken: RegisterEntry, checked: LawPage, officers: Officers
) -> None:
    deny(spoken, officers.approver, "ไม่ได้อนุญาต")
    assert not fresh(checked).live
    assert not fresh(checked).workflow_in_progress
    with pytest.raises(NotAllowed):
        pass_step(checked.current_workflow_task_state or step_of(spoken), officers.webmaster)


def step_of(entry: RegisterEntry) -> Any:
    from wagtail.models import TaskState

    return TaskState.objects.filter(workflow_state=entry.request_id).last()


def test_a_newer_approved_content_stays_when_the_word_for_the_old_is_denied(
    published: RegisterEntry, checked: LawPage, officers: Officers
) -> None:
    fresh(checked).get_latest_revision_as_object().save_revision(user=officers.requester)
    operations.request_publication(fresh(checked), officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(checked), officer)
    deny(published, officers.approver, "ไม่ได้อนุญาต")
    assert fresh(checked).live
    call_command("verify_live")


def test_a_return_makes_the_word_void(
    spoken: RegisterEntry, checked: LawPage, officers: Officers
) -> None:
    return_for_correction(step(checked), officers.webmaster, "แนบไฟล์ผิด")
    assert not unconfirmed().exists()


@pytest.mark.parametrize("role", ["requester", "requester2", "approver"])
def test_only_allowed_officers_record_it(checked: LawPage, officers: Officers, role: str) -> None:
    with pytest.raises(NotAllowed):
        record_oral_approval(step(checked), getattr(officers, role), word_of(officers.approver))


def test_nobody_records_it_for_their_own_request_or_in_their_own_name(
    draft: LawPage, officers: Officers
) -> None:
    both = UserFactory(requester=True, webmaster=True, approver=True)
    operations.request_publication(draft, both)
    pass_step(step(draft), officers.checker)
    with pytest.raises(NotAllowed):
        record_oral_approval(step(draft), both, word_of(officers.approver))
    other = UserFactory(webmaster=True, approver=True)
    with pytest.raises(NotAllowed):
        record_oral_approval(step(draft), other, word_of(other))
    with pytest.raises(NotAllowed):  # nor on the word of who requested it
        record_oral_approval(step(draft), officers.webmaster2, word_of(both))


@pytest.mark.parametrize(
    "facts",
    [
        {"reason": " "},
        {"given_at": timezone.now() + timedelta(days=400)},
        {"given_at": datetime(2025, 5, 1, tzinfo=BANGKOK)},  # before the content was written
    ],
)
def test_an_approval_that_cannot_have_been_is_refused(
    checked: LawPage, officers: Officers, facts: dict[str, Any]
) -> None:
    word = word_of(officers.approver, **facts)
    with pytest.raises(NotAllowed):
        record_oral_approval(step(checked), officers.webmaster2, word)
    assert Act.ORAL_APPROVED not in acts(checked)


def test_only_what_was_checked_is_approved_so(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    with pytest.raises(NotAllowed):
        record_oral_approval(step(draft), officers.webmaster2, word_of(officers.approver))


def test_content_that_changed_after_the_check_is_not_approved(
    checked: LawPage, officers: Officers
) -> None:
    revision = fresh(checked).get_latest_revision()
    revision.content["summary"] = "แก้หลังตรวจ"
    revision.save()
    done = record_oral_approval(step(checked), officers.webmaster2, word_of(officers.approver))
    assert done == Act.CHANGED
    assert acts(checked)[-1] == Act.CHANGED


def test_who_recorded_it_does_not_confirm_it(checked: LawPage, officers: Officers) -> None:
    recorder = UserFactory(webmaster=True, approver=True)
    record_oral_approval(step(checked), recorder, word_of(officers.approver))
    (entry,) = unconfirmed()
    for user in (recorder, officers.webmaster, officers.requester):
        with pytest.raises(NotAllowed):
            confirm(entry, user)
    confirm(entry, UserFactory(approver=True))  # an acting approver may


def test_it_is_due_after_so_many_working_days_and_lapses_in_the_night_after(
    checked: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch, site: Any
) -> None:
    settings = PublicationSettings.for_site(site)
    settings.confirm_within_days = 3
    settings.save()
    wednesday = datetime(2026, 12, 2, 10, tzinfo=BANGKOK)  # a long weekend follows
    checked.get_latest_revision()
    monkeypatch.setattr(timezone, "now", lambda: wednesday)
    record_oral_approval(step(checked), officers.webmaster2, word_of(officers.approver))
    (word,) = to_confirm(unconfirmed())
    assert word.due == date(2026, 12, 8)

    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 8, 23, 59, tzinfo=BANGKOK))
    assert not to_confirm(unconfirmed())[0].is_overdue
    assert jobs.note_overdue() == 0
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 9, 0, 0, tzinfo=BANGKOK))
    assert to_confirm(unconfirmed())[0].is_overdue
    assert jobs.note_overdue() == 1
    assert jobs.note_overdue() == 0
    assert acts(checked)[-1] == Act.ORAL_LAPSED
    assert not to_confirm(unconfirmed())


def test_what_is_scheduled_goes_live_though_the_word_was_confirmed_meanwhile(
    spoken: RegisterEntry, checked: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = timezone.now() + timedelta(hours=1)
    operations.pass_step(step(checked), officers.webmaster, "", ALL_CONFIRMED, Dates(at))
    confirm(spoken, officers.approver)
    monkeypatch.setattr(timezone, "now", lambda: at)
    assert publish_due() == 1
    assert fresh(checked).live


def test_the_checker_does_not_confirm_unless_the_agency_declared_it(
    draft: LawPage, officers: Officers, site: Any
) -> None:
    both = UserFactory(checker=True, approver=True)
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), both)
    record_oral_approval(step(draft), officers.webmaster2, word_of(officers.approver))
    (entry,) = unconfirmed()
    with pytest.raises(NotAllowed):
        confirm(entry, both)
    settings = PublicationSettings.for_site(site)
    settings.overlaps = [*settings.overlaps, "check_approve"]
    settings.save()
    assert confirm(entry, both).details["overlaps"] == ["check_approve"]


@pytest.mark.parametrize("conflict", ["record_check", "record_publish"])
def test_who_records_it_neither_checks_nor_publishes_unless_the_agency_declared_it(
    draft: LawPage, officers: Officers, site: Any, client: Client, conflict: str
) -> None:
    recorder = UserFactory(checker=True, webmaster=True)
    checks = conflict == "record_check"
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), recorder if checks else officers.checker)
    settings = PublicationSettings.for_site(site)
    settings.overlaps = [] if checks else ["record_check"]
    settings.save()
    word = word_of(officers.approver)
    if checks:
        with pytest.raises(NotAllowed):
            record_oral_approval(step(draft), recorder, word)
    else:
        record_oral_approval(step(draft), recorder, word)
        with pytest.raises(NotAllowed):
            pass_step(step(draft), recorder)

    settings.overlaps = [conflict]
    settings.save()
    if checks:
        record_oral_approval(step(draft), recorder, word)
    pass_step(step(draft), officers.webmaster if checks else recorder)

    row = RegisterEntry.objects.get(act=Act.ORAL_APPROVED if checks else Act.PUBLISHED)
    assert row.details["overlaps"] == [conflict]
    told = "ผู้บันทึกการอนุมัติด้วยวาจาเป็นผู้" + ("ตรวจสอบ" if checks else "นำ")
    assert told in client.get(fresh(draft).url).content.decode()


def test_the_other_account_of_the_recorder_does_not_publish_it_either(
    spoken: RegisterEntry, checked: LawPage, officers: Officers
) -> None:
    name = officers.webmaster2.posts.get().full_name
    officers.webmaster.posts.update(full_name=name.replace("นาย", "นาย  "))
    with pytest.raises(NotAllowed):
        pass_step(step(checked), officers.webmaster)


def test_who_allowed_it_by_word_of_mouth_does_not_publish_it(
    checked: LawPage, officers: Officers
) -> None:
    both = UserFactory(approver=True, webmaster=True)
    record_oral_approval(step(checked), officers.webmaster2, word_of(both))
    with pytest.raises(NotAllowed):
        pass_step(step(checked), both)
