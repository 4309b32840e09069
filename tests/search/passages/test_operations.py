"""Reading a document: once, whatever happens to the worker, the file or the document."""

import os
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any
from unittest import mock

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_q.models import OrmQ

from home.models import AgencyDocument
from search.models import FileReading, Passage, ReadingState
from search.passages import jobs, operations, text
from search.passages.operations import read_document, refresh_title
from tests.factories import DocumentFactory, png_bytes
from tests.search.passages.files import blank_pdf, docx_bytes

pytestmark = pytest.mark.django_db


def text_document(text: str, **kwargs: Any) -> AgencyDocument:
    return DocumentFactory(content=text.encode(), filename="ข้อความ.txt", **kwargs)


def found(question: str) -> list[int]:
    return [passage.document_id for passage in Passage.objects.search(question)]


def test_a_document_is_read_and_found() -> None:
    document = text_document("ขุดลอก คลองส่งน้ำ")
    reading = read_document(document.pk)
    assert reading and reading.outcome == ReadingState.READ
    assert [passage.text for passage in document.passages.all()] == ["ขุดลอก คลองส่งน้ำ"]
    assert found("คลองส่งน้ำ") == [document.pk]


def test_it_is_found_by_its_title_too() -> None:
    document = text_document("เนื้อหา", title="แผน พัฒนาท้องถิ่น")
    read_document(document.pk)
    assert found("พัฒนาท้องถิ่น") == [document.pk]


def test_a_second_reading_has_nothing_to_do() -> None:
    document = text_document("ข้อความ")
    assert read_document(document.pk)
    with mock.patch.object(operations, "read_text") as reader:
        assert read_document(document.pk) is None
    reader.assert_not_called()
    assert document.passages.count() == 1


def test_reading_anew_leaves_each_passage_once_in_the_index() -> None:
    document = text_document("ขุดลอก คลอง")
    read_document(document.pk)
    operations.forget_readings()
    assert found("คลอง") == [document.pk]  # until it is read anew
    read_document(document.pk)
    assert found("คลอง") == [document.pk]
    assert document.passages.count() == 1


def test_deleting_a_document_deletes_its_text() -> None:
    document = text_document("ขุดลอก คลอง")
    read_document(document.pk)
    document.delete()  # reading it did not make it "used"
    assert not Passage.objects.exists()
    assert not FileReading.objects.exists()
    assert found("คลอง") == []
    assert read_document(document.pk) is None


def test_a_document_deleted_while_it_is_read_leaves_nothing() -> None:
    document = text_document("ข้อความ")

    def delete_meanwhile(*args: Any) -> Any:
        AgencyDocument.objects.get(pk=document.pk).delete()
        return operations.FileText(ReadingState.READ)

    with mock.patch.object(operations, "read_text", delete_meanwhile):
        assert read_document(document.pk) is None
    assert not Passage.objects.exists()


def test_a_new_title_reaches_the_index() -> None:
    document = text_document("ข้อความ", title="บัญชี ครุภัณฑ์")
    read_document(document.pk)
    document.title = "แผน คมนาคม"
    document.save()
    refresh_title(document.pk)
    assert found("คมนาคม") == [document.pk]
    assert found("ครุภัณฑ์") == []
    with CaptureQueriesContext(
        connection,
    ) as queries:
        refresh_title(document.pk)
    assert len(queries) == 1  # nothing to do


@pytest.mark.parametrize(
    ("content", "filename", "state"),
    [
        (blank_pdf(1), "scan.pdf", ReadingState.NO_TEXT),
        (png_bytes(3), "photo.png", ReadingState.NO_TEXT),
        (docx_bytes("ก"), "letter.docx", ReadingState.READ),
    ],
)
def test_what_became_of_a_file_is_kept(content: bytes, filename: str, state: str) -> None:
    document = DocumentFactory(content=content, filename=filename)
    read_document(document.pk)
    assert FileReading.objects.get(document=document).outcome == state
    assert list(jobs.unread()) == []


# Faults


def test_a_file_that_kills_its_worker_is_given_up() -> None:
    document = text_document("ข้อความ")

    class Killed(BaseException):
        """As SIGKILL: nothing after it runs."""

    with mock.patch.object(operations, "read_text", side_effect=Killed) as reader:
        for _try in range(FileReading.MAX_ATTEMPTS):
            with pytest.raises(Killed):
                read_document(document.pk)
            assert read_document(document.pk) is None  # another worker may still be at it
            FileReading.objects.update(seen_at=timezone.now() - timedelta(hours=1))
        assert read_document(document.pk) is None
    assert reader.call_count == FileReading.MAX_ATTEMPTS
    assert FileReading.objects.get().outcome == ReadingState.GIVEN_UP
    assert list(jobs.unread()) == []


def test_what_an_outrun_worker_read_is_not_stored() -> None:
    document = text_document("ข้อความ")

    def fall_silent_and_be_outrun(*args: Any) -> Any:
        FileReading.objects.update(seen_at=timezone.now() - FileReading.SEEMS_DEAD)
        with mock.patch.object(operations, "read_text", text.read_text):
            assert read_document(document.pk)
        return operations.FileText(ReadingState.BROKEN)

    with mock.patch.object(operations, "read_text", fall_silent_and_be_outrun):
        assert read_document(document.pk) is None
    assert FileReading.objects.get().outcome == ReadingState.READ
    assert document.passages.count() == 1


def test_an_unforeseen_error_is_a_broken_file_and_no_failed_job() -> None:
    document = text_document("ข้อความ")
    with mock.patch.object(operations, "read_text", side_effect=ZeroDivisionError):
        reading = read_document(document.pk)
    assert reading and reading.outcome == ReadingState.BROKEN


def test_a_file_that_was_missing_is_read_when_it_is_back() -> None:
    document = text_document("ขุดลอก คลอง")
    path = document.file.path
    os.rename(path, path + ".away")
    for _night in range(FileReading.MAX_ATTEMPTS + 1):
        reading = read_document(document.pk)
        assert reading and reading.outcome == ReadingState.MISSING
    os.rename(path + ".away", path)
    assert list(jobs.unread()) == [document.pk]
    read_document(document.pk)
    assert found("คลอง") == [document.pk]


def test_nothing_is_half_stored() -> None:
    document = text_document("ข้อความ")
    failing = mock.patch.object(operations, "_index", side_effect=RuntimeError)
    with failing, pytest.raises(RuntimeError):
        read_document(document.pk)
    assert not Passage.objects.exists()
    assert FileReading.objects.get().outcome == ReadingState.WAITING


# When


def test_an_upload_is_read_after_it_was_stored(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = text_document("ขุดลอก คลอง")
        assert not Passage.objects.exists()
    assert found("คลอง") == [document.pk]


def test_without_a_worker_the_upload_waits_in_the_queue(
    django_capture_on_commit_callbacks: Callable[..., Any], settings: Any
) -> None:
    with (
        mock.patch("django_q.conf.Conf.SYNC", False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        text_document("ขุดลอก คลอง")
    assert "search.passages.jobs.read_file" in {job.func() for job in OrmQ.objects.all()}
    assert not Passage.objects.exists()


def test_a_queue_that_fails_does_not_stop_the_upload(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    with (
        mock.patch.object(jobs, "async_task", side_effect=ConnectionError),
        django_capture_on_commit_callbacks(execute=True),
    ):
        document = text_document("ขุดลอก คลอง")
    assert list(jobs.unread()) == [document.pk]


def test_at_night_what_was_left_over_is_read() -> None:
    document, scan = text_document("ขุดลอก คลอง"), DocumentFactory(content=blank_pdf(1))
    read_document(scan.pk)
    assert jobs.queue_unread() == 1
    assert found("คลอง") == [document.pk]
    assert jobs.queue_unread() == 0


def test_the_command_reads_what_is_left_and_can_begin_anew() -> None:
    document = text_document("ขุดลอก คลอง")
    DocumentFactory(content=blank_pdf(1))
    first, second, again = StringIO(), StringIO(), StringIO()
    call_command("read_files", stdout=first)
    assert "1/2 ข้อความ.txt" in first.getvalue()
    assert found("คลอง") == [document.pk]
    call_command("read_files", stdout=second)
    assert "1/" not in second.getvalue()
    call_command("read_files", "--again", stdout=again)
    assert "2/2" in again.getvalue()


def test_reading_many_pages_takes_no_query_a_page() -> None:
    def queries_for(pages: int) -> int:
        document = text_document("ประกาศ " * 1_140 * pages)
        with CaptureQueriesContext(connection) as queries:
            read_document(document.pk)
        assert document.passages.count() == pages
        return len(queries)

    assert queries_for(1) == queries_for(20)


def test_rebuilding_the_index_keeps_the_passages() -> None:
    document = text_document("ขุดลอก คลอง")
    read_document(document.pk)
    call_command("update_index", verbosity=0)
    assert found("คลอง") == [document.pk]
