"""Whether the stored files are those that were sealed."""

from pathlib import Path
from typing import Any

import pytest

from home.models import AgencyDocument
from ita.integrity.disk import Disk
from tests.factories import DocumentFactory, ImageFactory


def facts(kind: str, stored: Any) -> dict[str, dict[str, str]]:
    return {f"{kind}:{stored.pk}": {"sha256": stored.sha256}}


@pytest.fixture
def document(db: None) -> AgencyDocument:
    return DocumentFactory(filename="แผน.pdf")


def test_files_as_they_were_sealed_have_no_fault(document: AgencyDocument) -> None:
    sealed = facts("document", document) | facts("image", ImageFactory())
    assert Disk().faults(sealed) == []


def test_each_fault_is_told_in_its_own_words(document: AgencyDocument) -> None:
    sealed = facts("document", document)
    path = Path(document.file.path)
    path.write_bytes(path.read_bytes() + b"x")
    (changed,) = Disk().faults(sealed)
    path.unlink()
    (lost,) = Disk().faults(sealed)
    (gone,) = Disk().faults({"document:999999": {"sha256": "0"}})
    (never,) = Disk().faults({f"document:{DocumentFactory().pk}": {}})

    assert "แผน.pdf" in changed and "แผน.pdf" in lost and "document:999999" in gone
    assert len({changed.split(": ")[1], lost.split(": ")[1], gone.split(": ")[1]}) == 3
    assert never.split(": ")[1] == changed.split(": ")[1]


def test_a_file_is_read_once_however_many_pages_show_it(
    document: AgencyDocument, django_assert_num_queries: Any
) -> None:
    disk, sealed = Disk(), facts("document", document)
    with django_assert_num_queries(1):
        assert disk.faults(sealed) == disk.faults(sealed) == []
