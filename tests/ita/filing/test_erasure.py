"""Erasing frozen bytes: an approver's act; hash and row stay, and verification names the row."""

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

REASON = "มีเลขประจำตัวประชาชน"


@pytest.fixture
def file(filing: Filing) -> Capture:
    return filing.captures.get(kind="file")


def test_the_bytes_go_and_the_hash_and_the_row_stay(
    file: Capture, site: Site, officers: Officers, capsys: pytest.CaptureFixture[str]
) -> None:
    row = erase_frozen(site, [file.sha256], officers.approver, REASON)
    assert row.act == Act.FROZEN_ERASED and row.details == {"erased_frozen": [file.sha256]}
    assert not store.path_of(site.pk, file.sha256).exists()
    assert FrozenObject.objects.get(sha256=file.sha256).erased_by == row.pk
    found = verify_filings()
    assert not found.faults and found.erased == {file.sha256: row.label}
    call_command("verify_filings")
    said = capsys.readouterr().out
    assert row.label in said and file.sha256 in said


@pytest.mark.parametrize("role", ROLES)
def test_an_approver_alone_erases(role: str, file: Capture, site: Site) -> None:
    user = UserFactory(**ROLES[role])
    if role == "approver":
        assert erase_frozen(site, [file.sha256], user, REASON)
        return
    with pytest.raises(NotAllowed):
        erase_frozen(site, [file.sha256], user, REASON)
    assert store.path_of(site.pk, file.sha256).exists()


def test_a_reason_is_needed_and_nothing_is_erased_twice(
    file: Capture, site: Site, officers: Officers
) -> None:
    with pytest.raises(NotAllowed):
        erase_frozen(site, [file.sha256], officers.approver, "  ")
    erase_frozen(site, [file.sha256], officers.approver, REASON)
    with pytest.raises(NotAllowed):
        erase_frozen(site, [file.sha256], officers.approver, REASON)
    assert RegisterEntry.objects.filter(act=Act.FROZEN_ERASED).count() == 1


def test_another_agencys_copy_of_the_same_bytes_is_not_touched(
    file: Capture, site: Site, other_agency: Site, officers: Officers
) -> None:
    content = store.read(site.pk, file.sha256)
    theirs = store.put(other_agency.pk, content)
    erase_frozen(site, [file.sha256], officers.approver, REASON)
    assert store.read(other_agency.pk, theirs) == content


def test_packs_that_hold_it_are_removed(
    file: Capture, filing: Filing, site: Site, officers: Officers
) -> None:
    pack = Pack.objects.create(filing=filing, user=officers.approver)
    pack.path.parent.mkdir(parents=True)
    pack.path.write_bytes(b"PK")
    erase_frozen(site, [file.sha256], officers.approver, REASON)
    assert not pack.path.exists()


def test_bytes_that_are_still_there_are_found_and_removed(
    file: Capture, site: Site, officers: Officers, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk failed after the act, or somebody put them back from a backup."""
    content = store.read(site.pk, file.sha256)
    erase_frozen(site, [file.sha256], officers.approver, REASON)
    store.path_of(site.pk, file.sha256).write_bytes(content)
    with pytest.raises(CommandError):
        call_command("verify_filings")
    assert finish_erasures() == 1
    call_command("verify_filings", "--finish-erasures")
