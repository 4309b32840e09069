"""``verify_filings`` finds whatever is not as it was filed."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from ita.filing import store
from ita.filing.models import Capture, Filing, FrozenItem, FrozenObject
from ita.filing.verification import verify_filings


def problems() -> list[str]:
    return [str(fault) for fault in verify_filings().faults]


def test_what_was_filed_is_as_it_was_filed(
    filing: Filing, capsys: pytest.CaptureFixture[str]
) -> None:
    assert problems() == []
    call_command("verify_filings")
    assert "1" in capsys.readouterr().out


def test_nothing_filed_is_no_fault(db: None) -> None:
    call_command("verify_filings")


def overwrite(filing: Filing, sha256: str, content: bytes) -> None:
    path = store.path_of(filing.site_id, sha256)
    path.chmod(0o600)
    path.write_bytes(content)


def test_bytes_that_are_changed_or_missing_are_named(
    filing: Filing, capsys: pytest.CaptureFixture[str]
) -> None:
    file = filing.captures.get(kind="file").sha256
    hashes = (filing.manifest_sha256, filing.workbook_sha256, filing.inside_sha256, file)
    said = set()
    for sha256 in hashes:
        content = store.read(filing.site_id, sha256)
        overwrite(filing, sha256, b"forged")
        said |= set(problems())
        store.path_of(filing.site_id, sha256).unlink()
        (problem,) = problems()
        with pytest.raises(CommandError):
            call_command("verify_filings")
        assert problem in capsys.readouterr().out
        said.add(problem)
        store.put(filing.site_id, content)
    assert len(said) == 8
    assert sum("/documents/" in problem for problem in said) == 2
    assert problems() == []


def test_a_manifest_that_was_written_anew_is_not_the_one_of_the_register(filing: Filing) -> None:
    manifest = json.loads(store.read(filing.site_id, filing.manifest_sha256))
    manifest["items"][0]["title"] = "ข้อความปลอม"
    forged = store.put(filing.site_id, json.dumps(manifest).encode())
    Filing.objects.update(manifest_sha256=forged)
    assert len(problems()) == 2  # the row names another, and the items are others


FORGERIES: list[Callable[[Filing], Any]] = [
    lambda filing: FrozenItem.objects.update(record={"code": "O12", "evidence": []}),
    lambda filing: Capture.objects.filter(kind="file").update(sha256="0" * 64),
    lambda filing: Capture.objects.filter(kind="file").delete(),
    lambda filing: FrozenItem.objects.all().delete(),
    lambda filing: Filing.objects.update(entry_id=999999),
    lambda filing: FrozenObject.objects.filter(sha256=filing.workbook_sha256).update(
        erased_by=filing.entry_id
    ),
    lambda filing: FrozenObject.objects.filter(sha256=filing.workbook_sha256).delete(),
]


def test_rows_that_were_changed_are_found(filing: Filing) -> None:
    for forge in FORGERIES:
        with transaction.atomic():
            forge(filing)
            assert problems()
            transaction.set_rollback(True)
    assert problems() == []


def test_a_filing_that_was_deleted_is_missed_by_its_row(filing: Filing) -> None:
    Filing.objects.filter(pk=filing.pk).delete()
    (problem,) = problems()
    assert "OIT" not in problem and "(id" in problem
