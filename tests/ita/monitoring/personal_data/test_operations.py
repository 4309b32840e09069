"""A request with personal data exists, and nobody passes it before it is mended or released."""

import json
from datetime import timedelta
from io import BytesIO
from typing import Any
from unittest.mock import patch

import pytest
from django.core import serializers
from django.core.files.storage import default_storage
from django.utils import timezone
from django_q import tasks

from home.core.exceptions import NotAllowed
from home.core.jobs import JobState
from home.models import AgencyDocument, LawPage
from home.personal_data import Kind
from ita.monitoring.personal_data import operations, searching
from ita.monitoring.personal_data.enums import Outcome
from ita.monitoring.personal_data.live import live_pages
from ita.monitoring.personal_data.models import FileSearch, LiveSearch
from ita.monitoring.personal_data.rules import why_hold
from ita.monitoring.personal_data.selectors import searched
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.verification import register_faults
from ita.workflow.operations import request_publication, return_for_correction
from tests.factories import DocumentFactory, ImageFactory, LawPageFactory, UserFactory, pdf_bytes
from tests.ita.conftest import Officers, fresh, publish, step
from tests.ita.monitoring.personal_data.conftest import NUMBER
from tests.officers import pass_step

pytestmark = pytest.mark.django_db
REASON = "กฎหมายให้ประกาศเลขนี้"


def draft_of(page: LawPage) -> Any:
    return fresh(page).get_latest_revision_as_object()


def key_of(document: AgencyDocument) -> str:
    return document.sha256


def test_the_request_exists_and_no_step_is_passed(page: LawPage, officers: Officers) -> None:
    request_publication(page, officers.requester)
    with pytest.raises(NotAllowed, match=r"รายชื่อ\.pdf"):
        pass_step(step(page), officers.checker)
    assert why_hold(draft_of(page)) is not None
    return_for_correction(step(page), officers.checker, "มีเลขประจำตัวประชาชน", "personal-data")


def test_a_finding_tells_kind_and_place_and_no_digit(page: LawPage, document: Any) -> None:
    row = FileSearch.objects.get()
    (finding,) = row.found
    assert (finding.kind, finding.place_label) == (Kind.IDENTITY, "หน้า 1")
    assert finding.excerpt == "card ••••• of somebody"
    assert (row.sha256, row.outcome) == (document.sha256, Outcome.SEARCHED)


def test_a_file_without_it_mends(page: LawPage, officers: Officers) -> None:
    request_publication(page, officers.requester)
    return_for_correction(step(page), officers.checker, "มีเลขประจำตัวประชาชน", "personal-data")
    mended = draft_of(page)
    mended.attachments = [mended.attachments.model(document=DocumentFactory(), title="ใหม่")]
    mended.save_revision(user=officers.requester)
    request_publication(fresh(page), officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(page), officer)
    assert fresh(page).live


def test_the_words_of_a_page_hold_too_and_a_change_is_searched_anew(officers: Officers) -> None:
    text = f"<p>เลข {NUMBER[:9]}<b>{NUMBER[9:]}</b></p>"
    body = json.dumps([{"type": "paragraph", "value": text}])
    page = LawPageFactory(title="ประกาศ", owner=officers.requester, body=body)
    words, *_files = searched(draft_of(page), page.get_site())
    (finding,) = words.holding
    assert finding.kind == Kind.IDENTITY and finding.excerpt == "เลข •••••"
    request_publication(page, officers.requester)
    row = operations.release(page, officers.approver, words.key, REASON)
    assert why_hold(draft_of(page)) is None
    assert row.details["found"] == finding.label

    changed = draft_of(page)
    changed.summary = "แก้ไข"
    changed.save_revision(user=officers.requester)
    assert why_hold(draft_of(page)) is not None


def test_a_release_holds_for_the_file_on_every_page_and_is_made_once(
    page: LawPage, document: AgencyDocument, officers: Officers
) -> None:
    others = [LawPageFactory(owner=officers.requester, files=[document]) for _n in range(2)]
    assert all(why_hold(draft_of(each)) for each in (page, *others))
    assert FileSearch.objects.count() == 1
    row = operations.release(page, officers.approver, document.sha256, REASON)
    assert not any(why_hold(draft_of(each)) for each in (page, *others))
    assert operations.release(page, officers.approver, document.sha256, REASON) == row
    assert RegisterEntry.objects.filter(act=Act.PERSONAL_RELEASED).count() == 1
    assert publish(page, officers).live


def test_another_file_with_the_same_words_is_held_again(
    page: LawPage, document: AgencyDocument, officers: Officers
) -> None:
    operations.release(page, officers.approver, document.sha256, REASON)
    twin = DocumentFactory(content=pdf_bytes(f"card {NUMBER} of somebody."))
    other = LawPageFactory(owner=officers.requester, files=[twin])
    assert why_hold(draft_of(other)) is not None


def test_neither_number_nor_hash_is_stored(
    page: LawPage, document: AgencyDocument, officers: Officers
) -> None:
    row = operations.release(page, officers.approver, document.sha256, REASON)
    operations.search_live(page.get_site())
    stored = serializers.serialize("json", [*FileSearch.objects.all(), *LiveSearch.objects.all()])
    told = stored + json.dumps([row.details, row.subject_label, row.reason], ensure_ascii=False)
    digits = NUMBER.replace("-", "")
    assert NUMBER not in told and digits not in told and digits[4:9] not in told
    assert "page_id" in row.details and row.subject_key == document.sha256
    assert list(register_faults()) == []


@pytest.mark.parametrize("reason", ["", "  ", f"เพราะ {NUMBER}"])
def test_a_reason_is_needed_and_does_not_repeat_it(
    page: LawPage, document: AgencyDocument, officers: Officers, reason: str
) -> None:
    with pytest.raises(NotAllowed):
        operations.release(page, officers.approver, document.sha256, reason)
    assert not RegisterEntry.objects.filter(act=Act.PERSONAL_RELEASED).exists()


def test_who_edited_the_page_does_not_release(officers: Officers, document: AgencyDocument) -> None:
    both = UserFactory(requester=True, approver=True)
    page = LawPageFactory(owner=both, files=[document])
    for user in (both, officers.checker, officers.webmaster, officers.requester):
        with pytest.raises(NotAllowed):
            operations.release(page, user, document.sha256, REASON)
    request_publication(page, both)
    with pytest.raises(NotAllowed):
        operations.release(page, both, document.sha256, REASON)
    operations.release(page, officers.approver, document.sha256, REASON)


def test_what_is_not_there_is_not_released(
    page: LawPage, officers: Officers, document: AgencyDocument
) -> None:
    clean = LawPageFactory(owner=officers.requester)
    with pytest.raises(NotAllowed):
        operations.release(clean, officers.approver, document.sha256, REASON)


def test_what_was_not_searched_yet_is_not_passed(officers: Officers, site: Any) -> None:
    with patch.object(tasks, "_sync"):  # nobody works off the queue
        document = DocumentFactory()
    page = LawPageFactory(owner=officers.requester, files=[document])
    request_publication(page, officers.requester)
    with pytest.raises(NotAllowed, match="ตรวจเดี๋ยวนี้"):
        pass_step(step(page), officers.checker)
    FileSearch.objects.update(seen_at=timezone.now() - timedelta(minutes=11))
    with pytest.raises(NotAllowed, match="ผู้ดูแลระบบ"):
        pass_step(step(page), officers.checker)
    assert operations.order_search(page, officers.checker) == 1
    pass_step(step(page), officers.checker)
    assert operations.order_search(page, officers.checker) == 0


def test_a_file_of_before_is_searched_at_night(officers: Officers, document: Any) -> None:
    ImageFactory()
    FileSearch.objects.all().delete()  # as an installation that is upgraded
    assert operations.queue_unsearched() == 2
    assert operations.queue_unsearched() == 0
    assert FileSearch.objects.filter(state=JobState.DONE).count() == 2


def test_other_rules_search_all_anew_and_ask_what_was_released_again(
    page: LawPage, document: AgencyDocument, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    operations.release(page, officers.approver, document.sha256, REASON)
    for module in ("operations", "selectors"):
        name = f"ita.monitoring.personal_data.{module}.SEARCH_RULES"
        monkeypatch.setattr(name, searching.SEARCH_RULES + 1)
    assert operations.queue_unsearched() == 1
    assert why_hold(draft_of(page)) is not None


def test_a_file_that_is_not_on_the_disk_waits_for_its_backup(
    page: LawPage, document: AgencyDocument
) -> None:
    content = document.file.read()
    default_storage.delete(document.file.name)
    FileSearch.objects.all().delete()
    operations.search_stored(document.sha256)
    assert FileSearch.objects.get().outcome == Outcome.MISSING
    default_storage.save(document.file.name, BytesIO(content))
    assert operations.queue_unsearched() == 1
    assert FileSearch.objects.get().outcome == Outcome.SEARCHED


def test_a_reader_that_breaks_breaks_no_request(
    page: LawPage, document: AgencyDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burst(*args: object) -> None:
        raise ZeroDivisionError

    FileSearch.objects.all().delete()
    monkeypatch.setattr("ita.monitoring.personal_data.operations.search", burst)
    operations.search_stored(document.sha256)
    assert FileSearch.objects.get().outcome == Outcome.BROKEN
    assert why_hold(draft_of(page)) is None  # it is named, and a person looks


def test_live_pages_are_searched_at_night_and_stay_up(
    officers: Officers, site: Any, document: AgencyDocument, django_assert_num_queries: Any
) -> None:
    page = LawPageFactory(title="เผยแพร่แล้ว", live=True, files=[document])
    LawPageFactory(live=True)
    assert operations.search_live(site) == 0  # in the words of a page; files come beside
    (found,) = live_pages(site)
    assert (found.page_id, [part.key for part in found.held]) == (page.pk, [document.sha256])
    more = [LawPageFactory(live=True, files=[document]) for _n in range(3)]
    operations.search_live(site)
    with django_assert_num_queries(7):
        assert len(live_pages(site)) == 4
    assert all(fresh(each).live for each in (page, *more))
    operations.release(page, officers.approver, document.sha256, REASON)
    assert not any(each.held for each in live_pages(site))


def test_a_page_with_many_files_asks_no_more_queries(
    officers: Officers, document: AgencyDocument, django_assert_num_queries: Any
) -> None:
    page = LawPageFactory(
        owner=officers.requester, files=[document, *(DocumentFactory() for _n in range(9))]
    )
    content, site = draft_of(page), page.get_site()
    with django_assert_num_queries(5):
        assert len(searched(content, site)) == 11
