"""What goes live are the bytes that were approved: read before the transaction, compared in it."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from home.core.exceptions import NotAllowed
from home.models import AgencyDocument, LawPage
from ita.integrity import binding, file_facts
from ita.integrity.file_facts import read_files, why_not_as_sealed
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.schedule import publish_due
from tests.factories import DocumentFactory, ImageFactory, LawPageFactory
from tests.ita.conftest import Officers, fresh, step
from tests.officers import ALL_CONFIRMED, pass_step

Sealed = dict[str, dict[str, str]]


@pytest.fixture
def document(db: None) -> Iterator[AgencyDocument]:
    """Its bytes go afterwards: made old, they would be bytes of no file to tests of that."""
    stored = DocumentFactory(filename="แผน.pdf")
    path = Path(stored.file.path)
    yield stored
    path.unlink(missing_ok=True)


def sealed(*stored: Any) -> Sealed:
    kinds = {"AgencyDocument": "document", "AgencyImage": "image"}
    return {f"{kinds[type(each).__name__]}:{each.pk}": {"sha256": each.sha256} for each in stored}


def overwrite(document: AgencyDocument, content: bytes | None = None) -> None:
    """Other bytes of the same length, and the time of before: only a hash tells."""
    path = Path(document.file.path)
    before = path.stat()
    path.write_bytes(content if content is not None else path.read_bytes()[::-1])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_files_as_they_were_sealed_pass(document: AgencyDocument) -> None:
    files = sealed(document, ImageFactory())
    assert why_not_as_sealed(files, read_files(files)) is None
    assert why_not_as_sealed({}, {}) is None


def test_other_bytes_under_the_same_column_are_named(document: AgencyDocument) -> None:
    overwrite(document)
    files = sealed(document)
    assert "แผน.pdf" in (why_not_as_sealed(files, read_files(files)) or "")


@pytest.mark.parametrize("change", ["size", "time", "path", "gone", "row"])
def test_a_file_that_changes_after_it_was_read_is_named(
    document: AgencyDocument, change: str
) -> None:
    files = sealed(document)
    read = read_files(files)
    path = Path(document.file.path)
    if change == "size":
        overwrite(document, path.read_bytes() + b"x")
    elif change == "time":
        os.utime(path, (0, 0))
    elif change == "path":
        other = DocumentFactory().file.name
        AgencyDocument.objects.filter(pk=document.pk).update(file=other)
    elif change == "gone":
        path.unlink()
    else:
        document.delete()
    assert why_not_as_sealed(files, read)


def test_asking_costs_the_same_however_many_files(
    document: AgencyDocument, django_assert_num_queries: Any
) -> None:
    for files in (sealed(document), sealed(document, *(DocumentFactory() for _n in range(5)))):
        read = read_files(files)
        with django_assert_num_queries(1):
            assert why_not_as_sealed(files, read) is None


def test_a_file_that_was_not_read_does_not_pass(document: AgencyDocument) -> None:
    assert why_not_as_sealed(sealed(document), {})


def test_a_file_that_never_was_does_not_pass(db: None) -> None:
    files = {"document:999999": {"sha256": "0"}}
    assert "document:999999" in (why_not_as_sealed(files, read_files(files)) or "")


@pytest.fixture
def approved(officers: Officers, document: AgencyDocument) -> LawPage:
    """A page with a file, which waits for the webmaster."""
    page = LawPageFactory(owner=officers.requester, files=[document])
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker)
    pass_step(step(page), officers.approver)
    return page


def test_approved_bytes_go_live(approved: LawPage, officers: Officers) -> None:
    pass_step(step(approved), officers.webmaster)
    assert fresh(approved).live


def test_other_bytes_do_not_go_live(
    approved: LawPage, officers: Officers, document: AgencyDocument
) -> None:
    overwrite(document)
    with pytest.raises(NotAllowed, match=r"แผน\.pdf"):
        pass_step(step(approved), officers.webmaster)
    assert not fresh(approved).live
    document.refresh_from_db()
    assert not document.is_public


def test_other_bytes_do_not_go_live_by_the_clock(
    approved: LawPage, officers: Officers, document: AgencyDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = timezone.now() + timedelta(hours=1)
    operations.pass_step(step(approved), officers.webmaster, "", ALL_CONFIRMED, Dates(at, None))
    overwrite(document)
    monkeypatch.setattr(timezone, "now", lambda: at + timedelta(minutes=1))
    publish_due()
    assert not fresh(approved).live


@pytest.mark.django_db(transaction=True)
def test_files_are_read_outside_of_the_transaction(
    approved: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside: list[bool] = []
    hash_of = file_facts.hash_of

    def note(file: Any) -> str:
        inside.append(connection.in_atomic_block)
        return hash_of(file)

    monkeypatch.setattr(file_facts, "hash_of", note)
    pass_step(step(approved), officers.webmaster)
    assert inside == [False]


def test_a_change_between_reading_and_locking_is_told(
    approved: LawPage,
    officers: Officers,
    document: AgencyDocument,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = binding._read_files_of

    def read_and_change(task_state: Any) -> Any:
        found = read(task_state)
        overwrite(document, b"%PDF-1.4 other")
        return found

    monkeypatch.setattr(binding, "_read_files_of", read_and_change)
    with pytest.raises(NotAllowed, match="ลองใหม่"):
        pass_step(step(approved), officers.webmaster)
    assert not fresh(approved).live


def test_before_the_last_step_nothing_is_read(
    officers: Officers, document: AgencyDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_facts, "hash_of", None)
    page = LawPageFactory(owner=officers.requester, files=[document])
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker)
    pass_step(step(page), officers.approver)
