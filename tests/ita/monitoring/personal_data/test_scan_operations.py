"""A scan is held until it is read; what is found in it holds like any other."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from home.core.exceptions import NotAllowed
from home.core.jobs import JobState
from home.models import LawPage
from home.personal_data import Kind
from home.readers import ocr
from ita.monitoring.personal_data import operations, scanning
from ita.monitoring.personal_data.enums import Outcome
from ita.monitoring.personal_data.models import FileSearch, ScanSearch
from ita.monitoring.personal_data.rules import why_hold
from ita.monitoring.personal_data.selectors import Searched, searched, unread_hashes
from ita.workflow.operations import request_publication
from tests.factories import DocumentFactory, ImageFactory, LawPageFactory, pdf_bytes
from tests.home.readers.scanned import needs_ocr, png_of, scanned_pdf
from tests.ita.conftest import Officers, fresh, step
from tests.ita.monitoring.personal_data.conftest import NUMBER
from tests.officers import pass_step

pytestmark = pytest.mark.django_db
CARD = f"นายสมชาย ใจดี เลขประจำตัวประชาชน {NUMBER}"
PLAIN = "ประกาศรายชื่อ"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[str]:
    """Pictures are read; the words of each, in their order, instead of the program's."""
    settings.OCR_ENABLED = True
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    words: list[str] = []
    monkeypatch.setattr(ocr, "words_in", lambda picture: words.pop(0) if words else PLAIN)
    return words


def page_with(officers: Officers, content: bytes, filename: str = "สแกน.pdf") -> LawPage:
    document = DocumentFactory(content=content, filename=filename)
    return LawPageFactory(title="ประกาศ", owner=officers.requester, files=[document])


def file_of(page: LawPage) -> Searched:
    content = fresh(page).get_latest_revision_as_object()
    return searched(content, page.get_site())[1]


@needs_ocr
def test_a_number_in_a_scan_is_found_and_held(
    officers: Officers, tmp_path: Path, settings: Any
) -> None:
    settings.OCR_ENABLED = True
    page = page_with(officers, scanned_pdf(tmp_path, [PLAIN, CARD]))
    request_publication(page, officers.requester)
    with pytest.raises(NotAllowed, match="สแกน"):
        pass_step(step(page), officers.checker)
    (finding,) = file_of(page).holding
    assert finding.kind == Kind.IDENTITY
    assert finding.place_label == "หน้า 2 (อ่านจากภาพ)"
    assert not any(char.isdecimal() for char in finding.excerpt)
    operations.release(page, officers.approver, file_of(page).key, "กฎหมายให้ประกาศ")
    pass_step(step(page), officers.checker)


@needs_ocr
def test_a_number_in_a_picture_is_found(tmp_path: Path, site: Any, settings: Any) -> None:
    settings.OCR_ENABLED = True
    ImageFactory(content=png_of(tmp_path, CARD))
    row = ScanSearch.objects.get()
    assert [finding.kind for finding in row.found if finding.holds] == [Kind.IDENTITY]


def test_a_scan_that_was_read_is_not_called_clean(
    officers: Officers, tmp_path: Path, reads: list[str]
) -> None:
    page = page_with(officers, scanned_pdf(tmp_path, [PLAIN]))
    assert file_of(page).outcome == Outcome.SCANNED
    assert why_hold(page) is None
    reads += ["", " . "]
    blank = page_with(officers, scanned_pdf(tmp_path, ["ก", "ข"]), "ว่าง.pdf")
    assert file_of(blank).outcome == Outcome.NO_TEXT


def test_a_file_without_pictures_is_searched_as_before(
    officers: Officers, reads: list[str]
) -> None:
    page = page_with(officers, pdf_bytes("words"))
    assert file_of(page).outcome == Outcome.SEARCHED
    assert ScanSearch.objects.get().count == 0


def test_a_scan_that_waits_is_not_passed(
    officers: Officers, tmp_path: Path, reads: list[str]
) -> None:
    reads += [CARD]
    with patch.object(operations, "queue_pictures"):  # nobody works off the queue
        page = page_with(officers, scanned_pdf(tmp_path, [PLAIN]))
    assert file_of(page).outcome == Outcome.READING and file_of(page).is_unknown
    request_publication(page, officers.requester)
    with pytest.raises(NotAllowed, match="ตรวจเดี๋ยวนี้"):
        pass_step(step(page), officers.checker)
    assert operations.order_search(page, officers.checker) == 1
    assert file_of(page).holding
    assert operations.order_search(page, officers.checker) == 0


def test_where_pictures_are_not_read_a_scan_is_named_and_does_not_wait(
    officers: Officers, tmp_path: Path, reads: list[str], settings: Any
) -> None:
    settings.OCR_ENABLED = False
    page = page_with(officers, scanned_pdf(tmp_path, [PLAIN]))
    assert not ScanSearch.objects.exists()
    assert file_of(page).outcome == Outcome.NO_TEXT and why_hold(page) is None
    assert unread_hashes() == []
    settings.OCR_ENABLED = True  # it is installed later: the scan waits, and is read at night
    assert file_of(page).outcome == Outcome.READING
    assert operations.queue_unsearched() == 1
    assert file_of(page).outcome == Outcome.SCANNED


def test_a_long_scan_is_read_in_turns(
    site: Any, tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning.read_on, "__defaults__", (0.0,))  # one page a turn
    reads += [PLAIN, CARD, PLAIN, CARD]
    with patch.object(operations, "queue_pictures"):
        document = DocumentFactory(content=scanned_pdf(tmp_path, list("กขคง")))
    with patch.object(operations, "queue_pictures") as queued:
        operations.read_pictures_of(document.sha256)
    row = ScanSearch.objects.get()
    assert (row.read_to, row.state, row.attempts) == (1, JobState.WAITING, 0)
    queued.assert_called_once_with(document.sha256)
    operations.read_pictures_of(document.sha256)  # and all that it queues
    row.refresh_from_db()
    assert (row.outcome, row.count, row.read_to) == (Outcome.SCANNED, 4, 4)
    assert [finding.place.number for finding in row.found if finding.place] == [2, 4]
    assert reads == []


def test_a_page_that_cannot_be_read_is_named(
    officers: Officers, tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(picture: Image.Image) -> str:
        raise ocr.NotRead

    monkeypatch.setattr(ocr, "words_in", fails)
    page = page_with(officers, scanned_pdf(tmp_path, [PLAIN]))
    assert file_of(page).outcome == Outcome.SCAN_PART
    assert why_hold(page) is None


def test_more_pictures_than_are_read_are_named(
    site: Any, tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "MOST_PICTURES", 2)
    DocumentFactory(content=scanned_pdf(tmp_path, list("กขค")))
    row = ScanSearch.objects.get()
    assert (row.outcome, row.count) == (Outcome.SCAN_PART, 2)


def test_a_file_that_is_not_there_is_tried_again(
    site: Any, tmp_path: Path, reads: list[str]
) -> None:
    with patch.object(operations, "queue_pictures"):
        document = DocumentFactory(content=scanned_pdf(tmp_path, [PLAIN]))
    default_storage.delete(document.file.name)
    operations.read_pictures_of(document.sha256)
    assert ScanSearch.objects.get().state == JobState.WAITING
    assert unread_hashes() == [document.sha256]


def test_neither_the_words_nor_a_number_are_kept(
    site: Any, tmp_path: Path, reads: list[str]
) -> None:
    reads += [CARD]
    DocumentFactory(content=scanned_pdf(tmp_path, [PLAIN]))
    (stored,) = ScanSearch.objects.get().findings
    assert NUMBER[-4:] not in str(stored)
    assert FileSearch.objects.count() == 1
