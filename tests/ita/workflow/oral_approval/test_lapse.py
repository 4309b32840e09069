"""What nobody confirmed in time counts no more, and what it made public gives way."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Revision

from home.core.exceptions import NotAllowed
from home.models import LawPage
from home.thai.calendar import local_date
from ita.integrity.models import Seal
from ita.monitoring import jobs
from ita.people.models import PublicationSettings
from ita.register.enums import Act
from ita.register.history import page_status, unconfirmed
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.oral_approval.lapse import lapse, settle_overdue
from ita.workflow.oral_approval.operations import confirm, record_oral_approval
from ita.workflow.removal.operations import archive, take_down
from ita.workflow.schedule import publish_due
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers, fresh, publish, step
from tests.ita.workflow.oral_approval.conftest import word_of
from tests.officers import ALL_CONFIRMED, pass_step


def days_later(monkeypatch: pytest.MonkeyPatch, days: int = 30) -> None:
    then = timezone.now() + timedelta(days=days)
    monkeypatch.setattr(timezone, "now", lambda: then)


def acts(page: Page) -> list[str]:
    return list(RegisterEntry.objects.of_page(page).values_list("act", flat=True))


def speak(page: Any, officers: Officers) -> RegisterEntry:
    """Publish the latest saved state of ``page`` on a word of mouth; returns the row of it."""
    operations.request_publication(fresh_of(page), officers.requester)
    pass_step(step_of(page), officers.checker)
    record_oral_approval(step_of(page), officers.webmaster2, word_of(officers.approver))
    pass_step(step_of(page), officers.webmaster)
    return RegisterEntry.objects.filter(act=Act.ORAL_APPROVED).last()


def fresh_of(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).specific


def step_of(page: Page) -> Any:
    return fresh_of(page).current_workflow_task_state


def change(page: Page, officers: Officers, **values: Any) -> None:
    draft = fresh_of(page).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision(user=officers.requester)


def test_it_lapses_on_the_day_after_the_last(
    published: RegisterEntry, checked: LawPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = date.fromisoformat(published.details["due"])
    days_later(monkeypatch, (last - local_date(timezone.now())).days)
    assert jobs.note_overdue() == 0
    days_later(monkeypatch, 1)
    assert jobs.note_overdue() == 1
    assert jobs.note_overdue() == 0
    assert acts(checked)[-2:] == [Act.ORAL_LAPSED, Act.ARCHIVED]


def test_a_new_page_is_archived_with_its_notice_and_not_hidden(
    published: RegisterEntry,
    checked: LawPage,
    officers: Officers,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    days_later(monkeypatch)
    settle_overdue()

    page = fresh(checked)
    assert page.live and page.archived_on == local_date(timezone.now())
    response = client.get(page.url)
    assert response.status_code == 200
    assert "สิ้นผล" in response.content.decode()
    assert officers.approver.posts.get().full_name not in response.content.decode()
    with pytest.raises(NotAllowed):
        confirm(published, officers.approver)
    call_command("verify_live")
    call_command("verify_register")


def test_the_content_approved_in_writing_before_is_put_back(
    officers: Officers, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = DocumentFactory(title="ฉบับเดิม"), DocumentFactory(title="ฉบับใหม่")
    page = LawPageFactory(title="ฉบับที่อนุมัติ", owner=officers.requester, files=[old])
    publish(page, officers)
    binding = page_status(page.pk).binding
    draft = fresh(page).get_latest_revision_as_object()
    draft.title = "ฉบับด่วน"
    draft.attachments.get().document = new
    attachment = draft.attachments.all()[0]
    attachment.document = new
    draft.attachments = [attachment]
    draft.save_revision(user=officers.requester)
    speak(page, officers)
    assert fresh(page).title == "ฉบับด่วน"
    days_later(monkeypatch)

    assert settle_overdue() == 1

    restored = fresh(page)
    assert (restored.title, restored.live, restored.archived_on) == ("ฉบับที่อนุมัติ", True, None)
    assert restored.has_unpublished_changes  # the other content waits for a request
    assert acts(page)[-2:] == [Act.ORAL_LAPSED, Act.PUT_BACK]
    row = RegisterEntry.objects.last()
    assert binding and row.details["content_of"] == binding.label
    assert (row.seal_sha256, row.revision_id) == (binding.seal_sha256, binding.revision_id)
    assert (row.actor_id, page_status(page.pk).binding) == (0, binding)
    assert Seal.objects.filter(page_id=page.pk).count() == 2  # the old seal, no new one
    assert officers.approver.posts.get().full_name in client.get(restored.url).content.decode()
    call_command("verify_live")
    call_command("verify_register")


def test_what_was_archived_before_is_put_back_as_archived(
    live: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(fresh(live), officers.webmaster, "พ้นกำหนด")
    day = fresh(live).archived_on
    change(live, officers, summary="เรื่องด่วน")
    speak(live, officers)
    assert fresh(live).archived_on is None
    days_later(monkeypatch)
    settle_overdue()
    assert fresh(live).archived_on == day
    assert fresh(live).summary != "เรื่องด่วน"


def test_what_was_taken_down_before_is_not_put_back(
    live: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_down(fresh(live), officers.approver, "มีข้อมูลส่วนบุคคล")
    change(live, officers, summary="เรื่องด่วน")
    speak(live, officers)
    days_later(monkeypatch)
    settle_overdue()
    assert (fresh(live).summary, acts(live)[-1]) == ("เรื่องด่วน", Act.ARCHIVED)


@pytest.mark.parametrize("harm", ["revision changed", "revision gone", "file gone"])
def test_earlier_content_that_is_not_stored_as_it_was_sealed_is_not_put_back(
    officers: Officers, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    page = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
    publish(page, officers)
    revision = fresh(page).live_revision
    change(page, officers, summary="เรื่องด่วน")
    speak(page, officers)
    if harm == "revision changed":
        revision.content["summary"] = "แก้ในฐานข้อมูล"
        revision.save()
    elif harm == "revision gone":
        Revision.objects.filter(pk=revision.pk).update(object_id="0")
    else:
        file = page.attachments.get().document.file
        file.storage.delete(file.name)
    days_later(monkeypatch)

    settle_overdue()

    assert acts(page)[-2:] == [Act.ORAL_LAPSED, Act.ARCHIVED]
    assert fresh(page).live and fresh(page).archived_on


def test_what_is_not_published_yet_waits_for_the_approver_again(
    spoken: RegisterEntry, checked: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = step(checked)
    days_later(monkeypatch)
    settle_overdue()

    assert acts(checked)[-1] == Act.ORAL_LAPSED
    assert fresh(checked).archived_on is None
    with pytest.raises(NotAllowed):
        pass_step(before, officers.webmaster)
    pass_step(step(checked), officers.approver)
    pass_step(step(checked), officers.webmaster)
    assert fresh(checked).live
    call_command("verify_live")


def test_what_waits_for_its_time_does_not_go_live_on_it(
    spoken: RegisterEntry, checked: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = timezone.now() + timedelta(days=60)
    operations.pass_step(step(checked), officers.webmaster, "", ALL_CONFIRMED, Dates(at))
    days_later(monkeypatch)
    settle_overdue()
    days_later(monkeypatch)
    assert publish_due() == 0
    assert not fresh(checked).live


def test_another_request_that_waits_goes_on(
    live: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(live, officers, summary="เรื่องด่วน")
    speak(live, officers)
    change(live, officers, summary="ฉบับสมบูรณ์")
    operations.request_publication(fresh(live), officers.requester)
    days_later(monkeypatch)

    settle_overdue()

    assert acts(live)[-2:] == [Act.ORAL_LAPSED, Act.PUT_BACK]
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(live), officer)
    assert (fresh(live).summary, fresh(live).archived_on) == ("ฉบับสมบูรณ์", None)
    call_command("verify_live")


def test_newer_content_that_was_approved_since_stays(
    published: RegisterEntry, checked: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(checked, officers, summary="ฉบับสมบูรณ์")
    publish(fresh(checked), officers)
    days_later(monkeypatch)
    settle_overdue()
    assert acts(checked)[-1] == Act.ORAL_LAPSED
    assert (fresh(checked).summary, fresh(checked).archived_on) == ("ฉบับสมบูรณ์", None)


def test_a_page_that_was_taken_down_or_deleted_lapses_by_its_row_alone(
    published: RegisterEntry, checked: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_down(fresh(checked), officers.approver, "มีข้อมูลส่วนบุคคล")
    gone = speak(LawPageFactory(owner=officers.requester), officers)
    LawPage.objects.get(pk=gone.page_id).delete()  # as a shell would
    days_later(monkeypatch)
    assert settle_overdue() == 2
    assert not fresh(checked).live
    assert not unconfirmed().exists()


def test_who_answered_a_moment_before_was_in_time(
    published: RegisterEntry, checked: LawPage, officers: Officers
) -> None:
    confirm(published, officers.approver)
    assert lapse(published) is None
    assert acts(checked)[-1] == Act.ORAL_CONFIRMED


def test_one_page_that_cannot_lapse_does_not_keep_the_others(
    published: RegisterEntry,
    checked: LawPage,
    officers: Officers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = speak(LawPageFactory(owner=officers.requester), officers)
    days_later(monkeypatch)
    done = lapse

    def fail(entry: RegisterEntry) -> Any:
        if entry == published:
            raise ValueError("damaged")
        return done(entry)

    monkeypatch.setattr("ita.workflow.oral_approval.lapse.lapse", fail)
    assert settle_overdue() == 1
    assert list(unconfirmed()) == [published]
    assert not fresh(checked).archived_on
    assert LawPage.objects.get(pk=other.page_id).archived_on


def test_a_term_of_before_there_was_a_limit_is_cut_to_it(
    checked: LawPage, officers: Officers, site: Any
) -> None:
    settings = PublicationSettings.for_site(site)
    settings.confirm_within_days = 9999
    settings.save()
    record_oral_approval(step(checked), officers.webmaster2, word_of(officers.approver))
    due = date.fromisoformat(RegisterEntry.objects.last().details["due"])
    assert due < local_date(timezone.now()) + timedelta(days=70)
