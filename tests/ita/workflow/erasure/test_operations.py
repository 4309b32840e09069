"""Closing a file at once, and erasing files and words: who may, and what becomes of requests."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from home import erasure as bytes_of
from home.core.exceptions import NotAllowed
from home.core.jobs import JobState
from home.models import AgencyDocument, AgencyImage, AgencySettings, LawPage
from ita.integrity.derived.files import erasure_faults, openness_faults
from ita.integrity.models import Seal
from ita.integrity.seal_verification import seal_faults
from ita.integrity.stored_bytes import files_without_bytes
from ita.register.enums import Act
from ita.register.history import request_status
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.erasure.jobs import finish_open
from ita.workflow.erasure.models import Erasure
from ita.workflow.erasure.operations import close_files, erase_editions, erase_files
from ita.workflow.erasure.reapplying import reapply_erasures
from ita.workflow.removal.operations import take_down
from ita.workflow.rules import is_under_review, why_not_request
from tests.factories import DocumentFactory, ImageFactory, LawPageFactory, UserFactory, pdf_bytes
from tests.ita.conftest import ROLES, Officers, fresh, latest_request_of, publish

pytestmark = pytest.mark.usefixtures("before_the_search")

WHY = "คำขอลบข้อมูลส่วนบุคคล ที่ 12/2569"
SECRET = "1101700230708"
MAY_CLOSE = {"requester", "approver", "webmaster", "two duties"}


@pytest.fixture
def document(officers: Officers) -> AgencyDocument:
    return DocumentFactory(content=pdf_bytes("leak"))


@pytest.fixture
def shown(officers: Officers, document: AgencyDocument) -> LawPage:
    """A live page that shows the document."""
    return publish(LawPageFactory(owner=officers.requester, files=[document]), officers)


def erase(document: AgencyDocument, user: Any, site: Site, **said: Any) -> RegisterEntry:
    return erase_files(site, [document], user, said.get("reason", WHY), is_understood=True)


def test_who_closes_and_who_erases(site: Site, document: AgencyDocument) -> None:
    closed, erased = set(), set()
    for role in set(ROLES) - {"anonymous"}:
        user = UserFactory(**ROLES[role])
        AgencyDocument.objects.update(closed_by=0, erased_by=0)
        for act, done in ((close_files, closed), (erase, erased)):
            try:
                if act is close_files:
                    close_files(site, [document], user, WHY)
                else:
                    erase(document, user, site)
                done.add(role)
            except NotAllowed:
                pass
    assert (closed, erased) == (MAY_CLOSE, {"approver"})


def test_an_erasure_needs_reason_understanding_and_something_left(
    site: Site, officers: Officers, document: AgencyDocument
) -> None:
    for reason, understood in ((" ", True), (WHY, False)):
        with pytest.raises(NotAllowed):
            erase_files(site, [document], officers.approver, reason, is_understood=understood)
    assert bytes_of.is_left(document)
    erase(document, officers.approver, site)
    with pytest.raises(NotAllowed):
        erase(document, officers.approver, site)
    assert RegisterEntry.objects.filter(act=Act.DATA_ERASED).count() == 1


def test_a_closed_file_is_open_to_officers_alone_and_stays_closed(
    site: Site, officers: Officers, shown: LawPage, document: AgencyDocument
) -> None:
    anybody, officer = Client(), Client()
    officer.force_login(officers.checker)
    assert anybody.get(document.url).status_code == 200
    row = close_files(site, [document], officers.webmaster, WHY)
    gone = anybody.get(document.url)
    assert gone.status_code == 410 and row.label in gone.content.decode()
    assert officer.get(document.url).status_code == 200
    assert row.subject_key == document.key and WHY not in gone.content.decode()
    told = anybody.get(row.public_url).content.decode()
    assert row.actor_position in told and WHY not in told and row.actor_name not in told
    shown.save_revision(user=officers.requester)
    refusal = why_not_request(officers.requester, fresh(shown))
    assert refusal and document.original_filename in refusal
    assert list(openness_faults([site])) == []


def test_a_request_that_shows_the_file_ends_and_others_go_on(
    site: Site, officers: Officers, document: AgencyDocument
) -> None:
    one = LawPageFactory(owner=officers.requester, files=[document])
    other = LawPageFactory(owner=officers.requester)
    for page in (one, other):
        operations.request_publication(page, officers.requester)
    erase(document, officers.approver, site)
    assert not is_under_review(fresh(one)) and is_under_review(fresh(other))
    status = request_status(latest_request_of(one))
    assert status and status.last and status.last.act == Act.WITHDRAWN
    assert status.last.reason == WHY


def test_every_copy_of_the_bytes_goes_and_what_another_agency_keeps_stays(
    site: Site, officers: Officers, document: AgencyDocument, other_agency: Site
) -> None:
    twin = DocumentFactory(content=pdf_bytes("leak"))
    collection = AgencySettings.objects.get(site=other_agency).collection
    theirs = DocumentFactory(content=pdf_bytes("leak"), collection=collection)
    row = erase(document, officers.approver, site)
    assert [key for key, _sha in row.details["erased_files"]] == [document.key, twin.key]
    assert [bytes_of.is_left(each) for each in (document, twin, theirs)] == [False, False, True]
    assert list(files_without_bytes()) == []


def test_a_picture_goes_in_all_sizes(site: Site, officers: Officers) -> None:
    picture = ImageFactory()
    rendition = picture.get_rendition("width-20")
    storage, name = rendition.file.storage, rendition.file.name
    erase_files(site, [picture], officers.approver, WHY, is_understood=True)
    assert not storage.exists(name) and not picture.renditions.exists()
    assert AgencyImage.objects.get(pk=picture.pk).erased_by
    assert list(erasure_faults()) == []


def test_while_the_disk_refuses_it_is_being_erased(
    site: Site, officers: Officers, document: AgencyDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(stored: Any) -> None:
        raise OSError("read-only")

    with monkeypatch.context() as broken:
        broken.setattr(bytes_of, "remove", refuse)
        row = erase(document, officers.approver, site)
    job = Erasure.objects.get(entry_id=row.pk)
    assert job.state == JobState.WAITING
    assert Client().get(document.url).status_code == 410  # for nobody, from the act on
    assert [row.label in fault for fault in erasure_faults()] == [True]
    assert finish_open() == 1
    job.refresh_from_db()
    assert job.state == JobState.DONE and list(erasure_faults()) == []


def test_a_mark_that_no_row_backs_is_a_fault(document: AgencyDocument) -> None:
    AgencyDocument.objects.update(erased_by=7)
    assert len(list(erasure_faults())) == 1


def _edition(page: LawPage, officers: Officers, **words: Any) -> LawPage:
    changed = fresh(page).get_latest_revision_as_object()
    for name, value in words.items():
        setattr(changed, name, value)
    changed.save_revision(user=officers.requester)
    return fresh(page)


def test_what_the_public_reads_is_not_erased(live: LawPage, officers: Officers) -> None:
    with pytest.raises(NotAllowed):
        erase_editions(live, [live.live_revision_id], officers.approver, WHY, is_understood=True)
    assert not Seal.objects.filter(content="").exists()


def test_the_words_of_an_earlier_edition_go_with_its_seal(
    live: LawPage, officers: Officers
) -> None:
    first = live.live_revision_id
    _edition(live, officers, summary="แก้ไขแล้ว")
    page = publish(fresh(live), officers)
    row = erase_editions(page, [first], officers.approver, WHY, is_understood=True)
    kept = page.revisions.get(pk=first)
    assert kept.content["summary"] == "" and kept.content["erased_by"] == row.pk
    assert kept.as_object().title == page.title  # the editor still opens what is left
    seal = Seal.objects.get(revision_id=first)
    assert (seal.content, seal.erased_by) == ("", row.pk)
    assert list(seal_faults()) == []
    assert fresh(page).summary == "แก้ไขแล้ว"


def test_a_draft_that_leaks_gives_way_to_what_is_live(live: LawPage, officers: Officers) -> None:
    page = _edition(live, officers, summary=SECRET, title=SECRET)
    operations.request_publication(page, officers.requester)
    erase_editions(page, [page.latest_revision_id], officers.approver, WHY, is_understood=True)
    page = fresh(page)
    assert not is_under_review(page)
    assert (page.latest_revision_id, page.has_unpublished_changes) == (page.live_revision_id, False)
    assert page.draft_title == page.title != SECRET


def test_a_page_that_was_taken_down_loses_its_own_words(
    officers: Officers, document: AgencyDocument
) -> None:
    page = publish(
        LawPageFactory(owner=officers.requester, summary=SECRET, files=[document]), officers
    )
    take_down(page, officers.webmaster, WHY)
    numbers = page.revisions.values_list("pk", flat=True)
    erase_editions(page, numbers, officers.approver, WHY, is_understood=True)
    page = fresh(page)
    assert (page.summary, page.attachments.count()) == ("", 0)
    assert page.title and page.owner_unit_id  # what stands on the register, and what is no word
    assert Client().get(page.get_url()).status_code == 410


def test_a_restore_of_when_the_leak_was_live_takes_it_down(
    live: LawPage, officers: Officers, settings: Any, tmp_path: Any
) -> None:
    settings.ANCHOR_ROOT = tmp_path
    first = live.revisions.get(pk=live.live_revision_id)
    _edition(live, officers, summary="แก้ไขแล้ว")
    page = publish(fresh(live), officers)
    erase_editions(page, [first.pk], officers.approver, WHY, is_understood=True)
    page.revisions.filter(pk=first.pk).update(content=first.content)  # as the backup has them
    LawPage.objects.filter(pk=page.pk).update(live_revision=first, summary=SECRET)
    assert reapply_erasures() == 1
    page = fresh(page)
    assert (page.live, page.summary) == (False, "")
    last = RegisterEntry.objects.of_page(page).latest("pk")
    assert (last.act, last.actor_id) == (Act.TAKEN_DOWN, 0)
    assert reapply_erasures() == 0
