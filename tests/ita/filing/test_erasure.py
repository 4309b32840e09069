"""Erasing frozen bytes: an approver's act; hash and row stay, and verification names the row."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from ita.filing import store
from ita.filing.erasure import erase_frozen, finish_erasures
from ita.filing.models import Capture, Filing, FrozenObject, Pack
from ita.filing.verification import verify_filings
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import UserFactory
from tests.ita.conftest import ROLES, Officers

Erase = Callable[[str], RegisterEntry]
REASON = "มีเลขประจำตัวประชาชน"


@pytest.fixture
def erase(
    site: Site, officers: Officers, django_capture_on_commit_callbacks: Any
) -> Callable[[str], RegisterEntry]:
    """``erase(sha256)``: the approver's act, and what follows its commit."""

    def run(sha256: str) -> RegisterEntry:
        with django_capture_on_commit_callbacks(execute=True):
            return erase_frozen(site, [sha256], officers.approver, REASON)

    return run


@pytest.fixture
def file(filing: Filing) -> Capture:
    return filing.captures.get(kind="file")


def test_the_bytes_go_and_the_hash_and_the_row_stay(
    erase: Erase, file: Capture, site: Site, officers: Officers, capsys: pytest.CaptureFixture[str]
) -> None:
    row = erase(file.sha256)
    assert row.act == Act.FROZEN_ERASED and row.details == {"erased_frozen": [file.sha256]}
    assert not store.path_of(site.pk, file.sha256).exists()
    assert FrozenObject.objects.get(sha256=file.sha256).erased_by == row.pk
    found = verify_filings()
    assert not found.faults and found.erased == {file.sha256: row.label}
    call_command("verify_filings")
    said = capsys.readouterr().out
    assert row.label in said and file.sha256 in said


def test_an_approver_alone_erases_with_a_reason_and_once(
    erase: Erase, file: Capture, site: Site, officers: Officers
) -> None:
    for role in set(ROLES) - {"approver", "anonymous"}:
        with pytest.raises(NotAllowed):
            erase_frozen(site, [file.sha256], UserFactory(**ROLES[role]), REASON)
    with pytest.raises(NotAllowed):
        erase_frozen(site, [file.sha256], officers.approver, "  ")
    erase(file.sha256)
    with pytest.raises(NotAllowed):
        erase(file.sha256)
    assert RegisterEntry.objects.filter(act=Act.FROZEN_ERASED).count() == 1


def test_packs_that_hold_it_are_removed_and_another_agencys_copy_stays(
    erase: Erase, file: Capture, filing: Filing, site: Site, other_agency: Site, officers: Officers
) -> None:
    content = store.read(site.pk, file.sha256)
    theirs = store.put(other_agency.pk, content)
    pack = Pack.objects.create(filing=filing, user=officers.approver)
    pack.path.parent.mkdir(parents=True)
    pack.path.write_bytes(b"PK")
    erase(file.sha256)
    assert not pack.path.exists()
    assert store.read(other_agency.pk, theirs) == content


def test_bytes_that_are_still_there_are_found_and_removed(
    erase: Erase, file: Capture, site: Site, officers: Officers, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk failed after the act, or somebody put them back from a backup."""
    content = store.read(site.pk, file.sha256)
    erase(file.sha256)
    store.path_of(site.pk, file.sha256).write_bytes(content)
    with pytest.raises(CommandError):
        call_command("verify_filings")
    assert finish_erasures() == 1
    call_command("verify_filings", "--finish-erasures")
