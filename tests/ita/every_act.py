"""Every act once, for tests of what is stored of each."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, TaskState

from home.models import AgencySettings
from ita.assessment.assessor import operations as assessor
from ita.assessment.confirmation import operations as confirmation
from ita.assessment.confirmation.texts import key_of
from ita.assessment.frameworks.operations import delete_framework
from ita.assessment.judging import operations as verdicts
from ita.assessment.models import Item
from ita.assessment.operations import change, link, unlink
from ita.assessment.rollover.operations import open_year
from ita.filing import capture
from ita.filing.erasure import erase_frozen
from ita.filing.models import Filing
from ita.filing.operations import order_filing
from ita.integrity.public_facts import AGENCY
from ita.models import OfficerProfile
from ita.monitoring.traffic import files as log_files
from ita.monitoring.traffic import operations as traffic
from ita.monitoring.traffic.question import Question
from ita.papers.content import request_record
from ita.papers.operations import attach_scan
from ita.people.post_form import facts_of
from ita.people.signals import post_changed
from ita.register.anchors import operations as anchors
from ita.register.enums import Act, Channel
from ita.register.operations import append
from ita.register.restores.operations import Backup, accept_restore, record_restore
from ita.setup import set_up_site
from ita.workflow import operations
from ita.workflow.changes.finds import record_finds
from ita.workflow.changes.frame import set_frame
from ita.workflow.changes.models import ProposedChange
from ita.workflow.changes.operations import (
    allow,
    confirm_found,
    propose,
    refuse,
    undo_found,
    withdraw,
)
from ita.workflow.dates import Dates
from ita.workflow.erasure.operations import close_files, erase_editions, erase_files
from ita.workflow.faults.operations import look, mend
from ita.workflow.oral_approval.lapse import settle_overdue
from ita.workflow.oral_approval.operations import WordOfMouth, record_oral_approval
from ita.workflow.removal.operations import delete_draft
from ita.workflow.removal.period_end import archive_past
from ita.workflow.schedule import publish_due
from search.models import AcceptedQuestion
from tests import officers
from tests.assessing import confirm_wording, judge
from tests.factories import (
    DocumentFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    NewsPageFactory,
    UnitFactory,
    UserFactory,
    pdf_bytes,
)
from tests.ita.acts_of_monitoring import watch_what_is_published
from tests.ita.conftest import latest_request_of
from tests.stranger import Stranger
from tests.upgrade import in_progress

LATER = timedelta(days=40)


def do_every_act(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the officers do everything that a register records, by their own operations."""
    UnitFactory()
    for name, duty in (
        ("requester", "requester"),
        ("requester2", "requester"),
        ("checker", "checker"),
        ("approver", "approver"),
        ("webmaster", "webmaster"),
        ("webmaster2", "webmaster"),
    ):
        UserFactory(username=name, **{duty: True})
    in_progress.change_settings()
    in_progress.tell_stories()
    _two_duties_in_one_hand()
    delete_draft(in_progress.page_of("draft"), in_progress.user("requester"), "ไม่ใช้แล้ว")
    _attach_a_scan()
    _let_words_lapse()
    _change_a_post()
    administrator = UserFactory(is_superuser=True)
    in_progress.page_of("confirmed").save_revision(user=administrator, log_action=True)
    _set_a_time_and_an_end()
    _change_by_two_hands(site)
    delete_framework(FrameworkFactory(site=site), site, administrator, "ไม่ใช้แล้ว")
    _link_evidence(site)
    _file_and_erase(site, monkeypatch)
    watch_what_is_published(site)
    _mend_everything()
    _set_up_and_restore()
    LawPageFactory(live=True, publication_end_date=date(2025, 9, 30))
    archive_past()
    _keep_a_log(site, administrator)
    OfficerProfile.objects.filter(user__username="webmaster").update(valid_until=date(2025, 6, 1))
    now = timezone.now() + LATER
    monkeypatch.setattr(timezone, "now", lambda: now)
    publish_due()
    settle_overdue()


def _two_duties_in_one_hand() -> None:
    both = UserFactory(checker=True, webmaster=True)
    page = LawPageFactory(owner=in_progress.user("requester"))
    in_progress.request(page)
    for user in (both, in_progress.user("approver"), both):
        officers.pass_step(in_progress.step(page), user)


def _alert(owner: Any) -> Page:
    until = timezone.localdate() + 2 * LATER
    return NewsPageFactory(owner=owner, is_alert=True, publication_end_date=until)


def _let_words_lapse() -> None:
    """One of an alert that stays, and one after which the earlier content is put back."""
    owner = in_progress.user("requester")
    page = in_progress.publish(LawPageFactory(owner=owner))
    page.get_latest_revision_as_object().save_revision(user=owner)
    for spoken in (page, _alert(owner)):
        operations.request_publication(Page.objects.get(pk=spoken.pk).specific, owner)
        officers.pass_step(_step(spoken), in_progress.user("checker"))
        word = WordOfMouth(in_progress.user("approver"), timezone.now(), Channel.PHONE, "ด่วน")
        record_oral_approval(_step(spoken), in_progress.user("webmaster2"), word)
        officers.pass_step(_step(spoken), in_progress.user("webmaster"))


def _step(page: Page) -> TaskState:
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    assert state
    return state


def _attach_a_scan() -> None:
    page = in_progress.page_of("confirmed")
    record = request_record(latest_request_of(page))
    assert record
    scan = SimpleUploadedFile("ลงนาม.pdf", pdf_bytes("signed"))
    attach_scan(record, scan, in_progress.user("checker"))


def _mend_everything() -> None:
    page = in_progress.page_of("confirmed")
    for _n in range(2):
        append(Act.ARCHIVED, page, None)
    state = in_progress.step(in_progress.page_of("waits-for-check")).workflow_state
    type(state).objects.filter(pk=state.pk).update(current_task_state=None)
    lost, _copy = (DocumentFactory(content=pdf_bytes("lost")) for _n in range(2))
    lost.file.storage.delete(lost.file.name)
    admin, site = UserFactory(is_superuser=True), page.get_site()
    for fault in look():
        mend(fault, admin, site)


def _set_up_and_restore() -> None:
    set_up_site()
    anchors.write_all()
    (restored,) = record_restore(Backup("backup.tar", "b" * 64))
    accept_restore(restored, UserFactory(is_superuser=True), "ทราบ")


def _keep_a_log(site: Any, administrator: Any) -> None:
    now = timezone.now()
    log_files.add(site.pk, (now - timedelta(days=200)).date(), b"{}\n")
    traffic.close_days(site)
    traffic.remove_past(site)
    reader = UserFactory(log_officer=True)
    reading = traffic.ask(site, reader, Question(now, now), "ตามคำสั่ง")
    traffic.export(site, reader, reading, "csv")
    traffic.set_term(site, administrator, 120)


def _change_a_post() -> None:
    post = in_progress.user("checker").posts.get()
    said = facts_of(post)
    user = in_progress.user("approver")
    post_changed.send(OfficerProfile, post=post, user=user, before=said, after=said)


def _set_a_time_and_an_end() -> None:
    page = LawPageFactory(owner=in_progress.user("requester"))
    in_progress.request(page, 2)
    at = timezone.now() + timedelta(hours=1)
    dates = Dates(at, (at + LATER).date())
    step, user = in_progress.step(page), in_progress.user("webmaster")
    operations.pass_step(step, user, "", officers.ALL_CONFIRMED, dates)


def _change_by_two_hands(site: Any) -> None:
    set_frame(site)
    webmaster, approver = in_progress.user("webmaster"), in_progress.user("approver")
    key = str(site.pk)

    def propose_phone(number: str) -> ProposedChange:
        wanted = AgencySettings.for_site(site)
        wanted.phone = number
        return propose(AGENCY, site, key, wanted, webmaster, "ย้ายสำนักงาน")

    allow(propose_phone("1"), approver)
    refuse(propose_phone("2"), approver, "ไม่ถูกต้อง")
    withdraw(propose_phone("3"), webmaster)
    for answer in (confirm_found, undo_found):
        AgencySettings.objects.update(phone=answer.__name__)
        record_finds(site)
        answer(AGENCY, site, key, approver, "ตรวจแล้ว")


def _link_evidence(site: Any) -> None:
    user = UserFactory(ita_officer=True)
    page = LawPageFactory(files=[document := DocumentFactory()])
    evidence = link(ItemFactory(), page, site, user)
    suggested = AcceptedQuestion.objects.create(site=site, question="ภาษี")
    log(instance=suggested, action="wagtail.create", user=user)
    change(evidence, site, user, document=document, note="", elements=[])
    judge(evidence.item, site, is_met=False, user=user)
    verdicts.withdraw(evidence.item, None, "ลงผิดข้อ", site, user)
    confirm_wording(evidence.item, site, user)
    key = key_of(evidence.item)
    confirmation.withdraw(evidence.item.framework, {key}, "คนละฉบับ", site, user)
    unlink(evidence, user)
    open_year(evidence.item.framework, site, user)
    _serve_an_assessor(evidence.item, site, user)


def _file_and_erase(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "visit", Stranger().visit)
    approver = in_progress.user("approver")
    document = DocumentFactory()
    owner = in_progress.user("requester")
    page = in_progress.publish(LawPageFactory(owner=owner, files=[document]))
    item = ItemFactory()
    link(item, page, site, UserFactory(ita_officer=True))
    ordered = order_filing(item.framework, site, approver)
    filing = Filing.objects.get(pk=ordered.pk)
    why = "มีเลขบัตรประชาชน"
    erase_frozen(site, [filing.workbook_sha256], approver, why)
    first = in_progress.fresh(page).live_revision_id
    changed = in_progress.fresh(page).get_latest_revision_as_object()
    changed.summary = "แก้ไขแล้ว"
    changed.save_revision(user=in_progress.user("requester"))
    in_progress.publish(page)
    erase_editions(page, [first], approver, why, is_understood=True)
    close_files(site, [document], in_progress.user("webmaster"), why)
    erase_files(site, [document], approver, why, is_understood=True)


def _serve_an_assessor(item: Item, site: Any, user: Any) -> None:
    until = timezone.localdate() + LATER
    given, _token = assessor.make_link(
        item.framework, site, user, purpose="ผู้ประเมิน", last_day=until
    )
    question = assessor.ask(given, asker="ผู้ประเมิน", text="ขอเอกสาร", item=item)
    assessor.answer(question, user, "อยู่ในหน้า")
    assessor.revoke(given, user)
