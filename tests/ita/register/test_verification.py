"""``verify_register``: whoever changes the register behind the system's back is found."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from home.models import LawPage
from ita.register import triggers
from ita.register.models import RegisterEntry, RegisterHead
from ita.register.verification import register_faults
from ita.workflow import operations
from tests.ita.conftest import Officers, correct, step
from tests.officers import return_for_correction

OTHER = {  # a value of the right type that differs from what stands there
    "PositiveBigIntegerField": 987,
    "PositiveIntegerField": 987,
    "FiscalYearField": 2031,
    "PositiveSmallIntegerField": 9,
    "BigAutoField": 987,
    "DateTimeField": "2020-01-01 00:00:00",
    "JSONField": '{"a": 1}',
}
COLUMNS = list(RegisterEntry._meta.concrete_fields)


@pytest.fixture
def rows(draft: LawPage, officers: Officers) -> list[RegisterEntry]:
    """Three rows of one register, with its triggers dropped."""
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "ขาดแหล่งที่มา")
    correct(draft, officers.requester)
    operations.request_publication(draft, officers.requester)
    assert list(register_faults()) == []
    triggers.remove()
    return list(RegisterEntry.objects.all())


def sql(statement: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def faults() -> list[str]:
    triggers.install()
    return [str(fault) for fault in register_faults()]


@pytest.mark.parametrize("column", [field.column for field in COLUMNS])
@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_changed_column_of_any_row_is_found(
    rows: list[RegisterEntry], column: str, position: int
) -> None:
    field = next(field for field in COLUMNS if field.column == column)
    value = OTHER.get(field.get_internal_type(), OTHER.get(type(field).__name__, "เปลี่ยน"))
    row = rows[position]
    sql(f"UPDATE ita_registerentry SET {column} = %s WHERE id = %s", value, row.pk)

    found = faults()
    name = "987" if column == "id" else f"id {row.pk}"
    assert any(name in fault for fault in found)


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_removed_row_is_missed(rows: list[RegisterEntry], position: int) -> None:
    sql("DELETE FROM ita_registerentry WHERE id = %s", rows[position].pk)
    assert faults()


def test_an_inserted_row_is_found(rows: list[RegisterEntry]) -> None:
    columns = [field.column for field in COLUMNS if field.column not in ("id", "number")]
    names = ", ".join(columns)
    sql(
        f"INSERT INTO ita_registerentry (id, number, {names}) "
        f"SELECT 9999, 4, {names} FROM ita_registerentry WHERE id = %s",
        rows[-1].pk,
    )
    assert any("id 9999" in fault for fault in faults())


def test_exchanged_rows_are_found(rows: list[RegisterEntry]) -> None:
    first, second = rows[0].pk, rows[1].pk
    sql("UPDATE ita_registerentry SET id = 0 WHERE id = %s", first)
    sql("UPDATE ita_registerentry SET id = %s WHERE id = %s", first, second)
    sql("UPDATE ita_registerentry SET id = %s WHERE id = 0", second)
    assert len(faults()) >= 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL checks what a column holds")
@pytest.mark.parametrize("column", ["occurred_at", "number"])
def test_what_no_row_can_hold_is_named_too(rows: list[RegisterEntry], column: str) -> None:
    sql(f"UPDATE ita_registerentry SET {column} = %s WHERE id = %s", "เสีย", rows[1].pk)
    assert any(f"id {rows[1].pk}" in fault for fault in faults())


def test_the_command_says_that_all_is_well(draft: LawPage, officers: Officers, capsys: Any) -> None:
    operations.request_publication(draft, officers.requester)
    call_command("verify_register")
    assert "1" in capsys.readouterr().out


def test_the_command_fails_and_names_the_row(rows: list[RegisterEntry], capsys: Any) -> None:
    sql("UPDATE ita_registerentry SET reason = 'x' WHERE id = %s", rows[1].pk)
    triggers.install()
    with pytest.raises(CommandError):
        call_command("verify_register")
    assert rows[1].label in capsys.readouterr().out


def test_missing_triggers_are_a_fault(rows: list[RegisterEntry]) -> None:
    with pytest.raises(CommandError):
        call_command("verify_register")


def test_a_printed_head_is_found_in_the_chain(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    call_command("verify_register", head=RegisterHead.objects.get().sha256)
    with pytest.raises(CommandError):
        call_command("verify_register", head="0" * 64)


def test_verifying_costs_the_same_however_many_rows(
    draft: LawPage, officers: Officers, django_assert_num_queries: Any
) -> None:
    operations.request_publication(draft, officers.requester)
    with django_assert_num_queries(6):
        list(register_faults())
    return_for_correction(step(draft), officers.checker, "ขาดแหล่งที่มา")
    with django_assert_num_queries(6):
        list(register_faults())
