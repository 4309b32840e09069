"""Four rows of one register: what is done to them, and what exactly is said of it."""

from typing import Any

import pytest
from django.db import connection

from ita.register import triggers, verification
from ita.register.models import RegisterEntry
from ita.register.verification import hash_holds, register_faults
from tests.ita.register.conftest import Write


def sql(statement: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


@pytest.fixture
def chain(write: Write) -> list[RegisterEntry]:
    """1 to 3/2570 and 1/2571, with the triggers dropped."""
    days = [(2026, 11, 22), (2026, 11, 23), (2026, 11, 24), (2027, 10, 1)]
    rows = [write(at=day) for day in days]
    assert list(register_faults()) == []
    triggers.remove()
    return rows


CHANGED = "แถวนี้ถูกแก้ไข"
MISSED = "แถวก่อนหน้าแถวนี้"
CUT_OFF = "ถูกตัดท้าย"


def told(*starts: tuple[str, str]) -> None:
    """The faults are these, by row and the beginning of what is said of it."""
    triggers.install()
    found = [str(fault) for fault in register_faults()]
    assert len(found) == len(starts), found
    for fault, (row, problem) in zip(found, starts, strict=True):
        assert fault.startswith(row) and problem in fault


def test_each_fault_is_told_of_its_row_alone(chain: list[RegisterEntry]) -> None:
    sql("UPDATE ita_registerentry SET reason = 'x' WHERE id = %s", chain[1].pk)
    told(("2/2570", CHANGED))


def test_a_removed_row_is_missed_by_the_next_and_by_its_number(chain: list[RegisterEntry]) -> None:
    sql("DELETE FROM ita_registerentry WHERE id = %s", chain[1].pk)
    told(("3/2570", MISSED), ("3/2570", "2/2570"))


def test_a_row_cut_off_at_the_end_is_missed_by_the_head(chain: list[RegisterEntry]) -> None:
    sql("DELETE FROM ita_registerentry WHERE id = %s", chain[3].pk)
    told(("3/2570", CUT_OFF))


def test_a_register_that_is_gone_is_missed(chain: list[RegisterEntry]) -> None:
    sql("DELETE FROM ita_registerentry")
    told(("ท้ายทะเบียน", CUT_OFF))


def test_a_register_without_its_head_is_no_sound_one(chain: list[RegisterEntry]) -> None:
    sql("DELETE FROM ita_registerhead")
    told(("1/2571", CUT_OFF))


def test_a_rule_of_hashing_that_never_was_is_a_change(chain: list[RegisterEntry]) -> None:
    sql("UPDATE ita_registerentry SET chain_version = 99 WHERE id = %s", chain[0].pk)
    told(("1/2570", CHANGED))


def test_every_row_of_a_long_register_is_read(
    chain: list[RegisterEntry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "CHUNK", 3)
    sql("UPDATE ita_registerentry SET reason = 'x'")
    told(*((row.label, CHANGED) for row in chain))


def test_a_hash_that_no_row_bears_is_not_in_the_chain(chain: list[RegisterEntry]) -> None:
    assert all(verification.why_not_in_chain(row.sha256) is None for row in chain)
    assert verification.why_not_in_chain("0" * 64)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL checks what a column holds")
def test_a_row_that_cannot_be_read_does_not_hide_the_others(chain: list[RegisterEntry]) -> None:
    sql("UPDATE ita_registerentry SET number = 'เสีย' WHERE id = %s", chain[1].pk)
    told((f"id {chain[1].pk}", "อ่าน"), ("3/2570", MISSED), ("3/2570", "2/2570"))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL checks what a column holds")
def test_a_time_that_is_none_is_a_change(chain: list[RegisterEntry]) -> None:
    sql("UPDATE ita_registerentry SET occurred_at = 'เสีย' WHERE id = %s", chain[1].pk)
    told(("2/2570", CHANGED))


def test_without_the_triggers_the_register_is_not_protected(chain: list[RegisterEntry]) -> None:
    missing = [fault.row for fault in register_faults()]
    assert missing == triggers.missing() and missing


def test_a_row_of_the_first_rule_has_no_subject_that_it_does_not_hash(chain: Any) -> None:
    """Columns that came later must not be words that nobody vouches for."""
    row = chain[0]
    row.chain_version = 1
    row.sha256 = row.compute_hash()
    assert hash_holds(row)
    row.subject_label = "ถูกแก้"
    assert row.compute_hash() == row.sha256 and not hash_holds(row)
