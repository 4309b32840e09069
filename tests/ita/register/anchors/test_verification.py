"""Whoever rewrites the whole database is found by what had left it."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from ita.register.anchors import file, operations
from ita.register.anchors.models import Anchor, Installation
from ita.register.anchors.verification import anchor_faults
from ita.register.enums import Act
from ita.register.models import RegisterEntry, RegisterHead
from ita.register.restores.operations import Backup, accept_restore, record_restore
from tests.factories import UserFactory
from tests.ita.register.anchors.conftest import Anchored, chain_anew, faults, in_minutes
from tests.ita.register.conftest import Write

BACKUP = Backup("backup-2569-11-28.tar", "b" * 64)


def cut(rows: list[RegisterEntry], behind_the_back: Any) -> None:
    """Remove ``rows`` and mend the head."""
    numbers = [row.pk for row in rows]
    marks = ", ".join(["%s"] * len(numbers))
    behind_the_back((f"DELETE FROM ita_registerentry WHERE id IN ({marks})", numbers))
    last = RegisterEntry.objects.last()
    RegisterHead.objects.update(entry_id=last.pk if last else 0, sha256=last.sha256 if last else "")


def test_what_was_not_touched_has_no_fault(anchored: Anchored, write: Write) -> None:
    anchored(3)
    write(Act.CHECKED)
    assert faults() == []


def test_the_first_hour_has_no_fault(write: Write) -> None:
    write(Act.REQUESTED)
    assert faults() == []


def test_rows_that_were_cut_off_are_missed(anchored: Anchored, behind_the_back: Any) -> None:
    first, *rest = anchored(1) + anchored(2)
    cut(rest, behind_the_back)
    (fault,) = faults()
    assert rest[-1].label in fault and f"id {rest[-1].pk}" in fault
    assert first.label in fault  # until there all agrees


def test_a_chain_that_was_written_anew_is_found(anchored: Anchored, behind_the_back: Any) -> None:
    rows = anchored(1) + anchored(1) + anchored(1)
    behind_the_back(("UPDATE ita_registerentry SET actor_name = 'อื่น' WHERE id >= %s", [rows[1].pk]))
    chain_anew()
    (fault,) = faults()
    assert f"{rows[1].label} (id {rows[1].pk})" in fault
    assert rows[0].label in fault


def test_an_emptied_register_is_never_whole(
    anchored: Anchored, behind_the_back: Any, capsys: Any
) -> None:
    *_others, last = anchored(2)
    tables = ("ita_registerentry", "ita_registerhead", "ita_anchor", "ita_installation")
    behind_the_back(*((f"DELETE FROM {table}", []) for table in tables))
    with pytest.raises(CommandError):
        call_command("verify_register")
    said = capsys.readouterr().out
    assert f"{last.label} (id {last.pk})" in said and "register.jsonl" in said


def test_each_agency_is_compared_by_itself(
    anchored: Anchored, other_site: Any, behind_the_back: Any
) -> None:
    rows = anchored(2)
    cut([rows[-1]], behind_the_back)
    RegisterHead.objects.filter(site_id=other_site.pk).update(
        sha256=RegisterEntry.objects.get(site_id=other_site.pk).sha256
    )
    RegisterHead.objects.exclude(site_id=other_site.pk).update(sha256=rows[0].sha256)
    (fault,) = faults()
    assert rows[-1].agency in fault


def test_a_missing_file_is_missed(anchored: Anchored) -> None:
    anchored(1)
    file.path().unlink()
    (fault,) = faults()
    assert "ไม่พบไฟล์" in fault and "1" in fault


def test_a_file_that_cannot_be_read_is_said(anchored: Anchored) -> None:
    anchored(1)
    file.path().unlink()
    file.path().mkdir()
    (fault,) = faults()
    assert "อ่านไฟล์ไม่ได้" in fault


@pytest.mark.parametrize("kept", [1, 2])
def test_an_older_file_is_said(anchored: Anchored, kept: int) -> None:
    for _n in range(3):
        anchored(1)
    lines = file.path().read_bytes().splitlines(keepends=True)
    file.path().write_bytes(b"".join(lines[:kept]))
    (fault,) = faults()
    assert f"ขาดหลักหมุด {3 - kept} รายการ" in fault


def test_a_file_of_another_installation_is_said(anchored: Anchored, behind_the_back: Any) -> None:
    anchored(1)
    anchored(1)
    name = Installation.name()
    behind_the_back(("UPDATE ita_installation SET key = %s", ["0" * 32]))
    (fault,) = faults()
    assert "การติดตั้งอื่น" in fault and name in fault


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_changed_line_is_found(anchored: Anchored, position: int) -> None:
    for _n in range(3):
        anchored(1)
    lines = file.path().read_bytes().splitlines(keepends=True)
    lines[position] = lines[position].replace(b'"rows":', b'"rows":1')
    file.path().write_bytes(b"".join(lines))
    assert faults()


@pytest.mark.parametrize("order", [[0, 2], [1, 2], [1, 0, 2], [0, 0, 1, 2]])
def test_a_file_that_was_put_together_anew_is_found(
    anchored: Anchored, behind_the_back: Any, order: list[int]
) -> None:
    """Also where the database was made to know of no anchor."""
    for _n in range(3):
        anchored(1)
    behind_the_back(("DELETE FROM ita_anchor", []))
    assert faults() == []
    lines = file.path().read_bytes().splitlines(keepends=True)
    file.path().write_bytes(b"".join(lines[number] for number in order))
    assert any("บรรทัดก่อนหน้านี้" in fault for fault in faults())


def test_a_damaged_line_is_named_until_the_next_names_it(anchored: Anchored) -> None:
    anchored(1)
    with file.path().open("ab") as damaged:
        damaged.write(b'{"agency":"')
    (fault,) = faults()
    assert "บรรทัดที่ 2" in fault
    anchored(1)
    assert faults() == []


def test_a_line_that_was_made_unreadable_is_found(anchored: Anchored) -> None:
    for _n in range(3):
        anchored(1)
    lines = file.path().read_bytes().splitlines(keepends=True)
    lines[1] = b"x\n"
    file.path().write_bytes(b"".join(lines))
    assert any("บรรทัดที่ 2" in fault for fault in faults())


def test_a_copy_from_another_machine_is_compared(
    anchored: Anchored, behind_the_back: Any, tmp_path: Path
) -> None:
    """Whoever rewrote database and file is found by the copy; its lines have no order."""
    rows = anchored(1) + anchored(1)
    first, second = file.path().read_bytes().splitlines(keepends=True)
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(second + first + second)
    assert list(anchor_faults(copy)) == []

    cut([rows[-1]], behind_the_back)
    behind_the_back(("DELETE FROM ita_anchor WHERE id > %s", [Anchor.objects.first().pk]))
    file.path().write_bytes(first)
    assert faults() == []
    (fault,) = anchor_faults(copy)
    assert rows[-1].label in str(fault)
    with pytest.raises(CommandError):
        call_command("verify_register", anchors=copy)


def test_a_copy_with_a_gap_or_without_a_line_is_no_proof(
    anchored: Anchored, tmp_path: Path
) -> None:
    anchored(1)
    anchored(1)
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(file.path().read_bytes().splitlines(keepends=True)[1])
    assert len(list(anchor_faults(copy))) == 1
    assert len(list(anchor_faults(tmp_path / "none.jsonl"))) == 1


def test_a_restored_database_is_a_fault_until_its_row_is_accepted(
    anchored: Anchored, write: Write, behind_the_back: Any
) -> None:
    rows = anchored(2) + anchored(2)
    cut(rows[2:], behind_the_back)
    (fault,) = faults()
    assert "record_restore" in fault

    (row,) = record_restore(BACKUP, "ดิสก์เสีย")
    (fault,) = faults()
    assert BACKUP.name in fault and row.label in fault
    assert rows[1].label in fault and rows[3].label in fault  # lost is what lies between

    accept_restore(row, UserFactory(is_superuser=True), "บันทึกใหม่แล้ว")
    assert faults() == []
    write(Act.REQUESTED)
    operations.write_due(in_minutes(10))
    assert faults() == []


def test_a_restore_explains_nothing_before_its_head(
    anchored: Anchored, behind_the_back: Any
) -> None:
    rows = anchored(1) + anchored(1) + anchored(1)
    cut(rows[2:], behind_the_back)
    (row,) = record_restore(BACKUP)
    accept_restore(row, UserFactory(is_superuser=True), "ทราบ")
    behind_the_back(("UPDATE ita_registerentry SET reason = 'x' WHERE id = %s", [rows[0].pk]))
    chain_anew()
    assert any(rows[0].label in fault for fault in faults())


def test_a_restore_explains_nothing_after_it(
    anchored: Anchored, write: Write, behind_the_back: Any
) -> None:
    rows = anchored(1) + anchored(1)
    cut(rows[1:], behind_the_back)
    (row,) = record_restore(BACKUP)
    accept_restore(row, UserFactory(is_superuser=True), "ทราบ")
    later = anchored(1)
    assert faults() == []
    cut(later, behind_the_back)
    (fault,) = faults()
    assert later[0].label in fault


def test_a_restore_that_lost_nothing_says_so(anchored: Anchored) -> None:
    anchored(1)
    (row,) = record_restore(BACKUP)
    (fault,) = faults()
    assert row.label in fault and "ไม่มีแถวใดหายไป" in fault


def test_a_lost_file_is_accounted_for_by_a_restore(anchored: Anchored) -> None:
    anchored(1)
    file.path().unlink()
    (row,) = record_restore(BACKUP)
    assert len(faults()) == 1
    accept_restore(row, UserFactory(is_superuser=True), "เครื่องใหม่")
    operations.write_all()
    assert faults() == []


def test_comparing_costs_the_same_however_many_rows(
    anchored: Anchored, django_assert_num_queries: Any
) -> None:
    anchored(1)
    with django_assert_num_queries(5):
        list(anchor_faults())
    anchored(5)
    with django_assert_num_queries(5):
        list(anchor_faults())
