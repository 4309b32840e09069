"""A restore from a backup is a row that names backup, head and newest anchor; one administrator
accepts it."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from ita.register.anchors import file, operations
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.restored import restores
from ita.register.restores.operations import Backup, accept_restore, record_restore
from tests.factories import UserFactory
from tests.ita.conftest import ROLES
from tests.ita.register.conftest import Write

BACKUP = Backup("backup.tar", "b" * 64)


def test_the_row_names_backup_head_and_newest_anchor(write: Write) -> None:
    last = write(Act.REQUESTED)
    operations.write_all()
    (line,) = file.read()
    (row,) = record_restore(BACKUP, "ดิสก์เสีย")

    assert (row.act, row.reason, row.actor_id) == (Act.RESTORED, "ดิสก์เสีย", 0)
    details = row.details
    assert (details["backup"], details["backup_sha256"]) == (BACKUP.name, BACKUP.sha256)
    assert details["head"]["number"] == last.label
    assert details["head"]["sha256"] == last.sha256 == row.previous_sha256
    assert details["head"]["rows"] == RegisterEntry.objects.count() - 1
    assert details["anchor"]["line"] == line.sha256
    assert details["anchor"]["number"] == last.label


def test_every_agency_gets_its_row(write: Write, other_site: Site) -> None:
    rows = record_restore(BACKUP)
    assert {row.site_id for row in rows} == set(Site.objects.values_list("pk", flat=True))
    assert all(row.details["anchor"] == {} for row in rows)


def test_without_a_website_there_is_no_register(db: None) -> None:
    Site.objects.all().delete()
    with pytest.raises(NotAllowed):
        record_restore(BACKUP)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "anonymous"])
def test_only_an_administrator_accepts(site: Site, role: str) -> None:
    (row,) = record_restore(BACKUP)
    user = UserFactory(**ROLES[role])
    if role == "superuser":
        accepted = accept_restore(row, user, "ทราบ")
        assert accepted.details == {"restore": row.pk, "restore_number": row.label}
        return
    with pytest.raises(NotAllowed):
        accept_restore(row, user, "ทราบ")
    assert restores()[0].accepted is None


def test_an_administrator_of_yesterday_does_not(site: Site) -> None:
    (row,) = record_restore(BACKUP)
    with pytest.raises(NotAllowed):
        accept_restore(row, UserFactory(is_superuser=True, is_active=False), "ทราบ")


def test_it_is_accepted_once_with_a_reason_and_only_where_it_is_one(
    site: Site, write: Write
) -> None:
    (row,) = record_restore(BACKUP)
    user = UserFactory(is_superuser=True)
    for entry, reason in ((row, "  "), (write(Act.REQUESTED), "ทราบ")):
        with pytest.raises(NotAllowed):
            accept_restore(entry, user, reason)
    accept_restore(row, user, "ทราบ")
    with pytest.raises(NotAllowed, match=row.label.split("/")[1]):
        accept_restore(row, user, "ทราบ")


def test_the_command_hashes_the_backup(site: Site, tmp_path: Path) -> None:
    backup = tmp_path / "backup.tar"
    backup.write_bytes(b"content")
    call_command("record_restore", backup, reason="ย้ายเครื่อง")
    (restore,) = restores()
    assert restore.details["backup"] == "backup.tar"
    assert restore.details["backup_sha256"].startswith("ed7002b439e9ac845f22357d822bac14")
    assert restore.entry.reason == "ย้ายเครื่อง"


def test_the_command_says_which_file_it_cannot_read(site: Site, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.tar"):
        call_command("record_restore", tmp_path / "none.tar")
    assert restores() == []
