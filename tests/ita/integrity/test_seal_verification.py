"""Seals are compared like rows: with their own hash, and with the rows that bind them."""

import hashlib
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from home.models import LawPage
from ita.integrity.models import Seal
from ita.integrity.seal_verification import seal_faults
from ita.register import triggers
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.register.sealed import ERASED
from ita.workflow import operations
from tests.ita.conftest import Officers, step
from tests.officers import pass_step


def faults() -> list[str]:
    return [str(fault) for fault in seal_faults()]


def sql(statement: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def behind_the_back(statement: str, *params: Any) -> None:
    triggers.remove()
    sql(statement, *params)
    triggers.install()


@pytest.fixture
def seal(live: LawPage) -> Seal:
    assert faults() == []
    return Seal.objects.get(page_id=live.pk)


def test_a_check_alone_needs_no_seal(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    assert RegisterEntry.objects.exclude(seal_sha256="").exists()
    assert faults() == []


def test_an_edited_text_is_found(seal: Seal) -> None:
    behind_the_back("UPDATE ita_seal SET content = content || ' ' WHERE id = %s", seal.pk)
    (fault,) = faults()
    assert str(seal.pk) in fault and str(seal.page_id) in fault


def test_text_and_hash_edited_together_are_found(seal: Seal) -> None:
    digest = hashlib.sha256(b"{}").hexdigest()
    behind_the_back(
        "UPDATE ita_seal SET content = '{}', sha256 = %s WHERE id = %s", digest, seal.pk
    )
    row = RegisterEntry.objects.get(act=Act.APPROVED)
    found = faults()
    assert any(row.label in fault for fault in found)
    assert any(f"{seal.pk} " in fault for fault in found)


def test_a_seal_that_is_gone_is_missed_by_its_row(seal: Seal) -> None:
    behind_the_back("DELETE FROM ita_seal WHERE id = %s", seal.pk)
    (fault,) = faults()
    assert RegisterEntry.objects.get(act=Act.APPROVED).label in fault


def test_a_seal_of_another_page_is_not_enough(seal: Seal) -> None:
    behind_the_back("UPDATE ita_seal SET page_id = %s WHERE id = %s", seal.page_id + 1, seal.pk)
    assert len(faults()) == 2


def test_a_seal_that_nobody_approved_is_found(seal: Seal) -> None:
    digest = hashlib.sha256(b"{}").hexdigest()
    facts = {"version": 2, "page_id": seal.page_id, "revision_id": 1, "request_id": 7}
    planted = Seal.objects.create(sha256=digest, content="{}", **facts)
    (fault,) = faults()
    assert str(planted.pk) in fault


ERASE = "UPDATE ita_seal SET content = '', erased_by = %s WHERE id = %s"


def test_an_erasure_keeps_hash_and_row(live: LawPage, seal: Seal) -> None:
    row = append(Act.TAKEN_DOWN, live, None, details={ERASED: [seal.sha256]})
    sql(ERASE, row.pk, seal.pk)
    erased = Seal.objects.get(pk=seal.pk)
    assert (erased.content, erased.sha256, erased.erased_by) == ("", seal.sha256, row.pk)
    assert faults() == []


def test_an_erasure_that_no_row_tells_of_is_found(live: LawPage, seal: Seal) -> None:
    row = append(Act.TAKEN_DOWN, live, None, details={ERASED: ["0" * 64]})
    sql(ERASE, row.pk, seal.pk)
    (fault,) = faults()
    assert str(seal.pk) in fault


def test_an_erasure_by_a_row_that_is_not_there_is_found(seal: Seal) -> None:
    sql(ERASE, 999999, seal.pk)
    assert len(faults()) == 1


def test_a_text_under_an_erasure_is_found(live: LawPage, seal: Seal) -> None:
    row = append(Act.TAKEN_DOWN, live, None, details={ERASED: [seal.sha256]})
    behind_the_back("UPDATE ita_seal SET erased_by = %s WHERE id = %s", row.pk, seal.pk)
    assert len(faults()) == 1


@pytest.mark.parametrize(
    "change",
    [
        "content = ''",
        "content = 'x', erased_by = 1",
        "erased_by = 1",
        "content = '', erased_by = 0",
        *(
            f"content = '', erased_by = 1, {column} = {value}"
            for column, value in {
                "id": 999,
                "version": 9,
                "sha256": "'x'",
                "page_id": 999,
                "revision_id": 999,
                "request_id": 999,
                "created_at": "'2020-01-01'",
            }.items()
        ),
    ],
)
def test_the_database_lets_nothing_else_through(seal: Seal, change: str) -> None:
    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic():
        sql(f"UPDATE ita_seal SET {change} WHERE id = %s", seal.pk)


def test_every_column_is_tried() -> None:
    tried = {"content", "erased_by", "id", "version", "sha256", "page_id", "revision_id"}
    tried |= {"request_id", "created_at"}
    assert {field.column for field in Seal._meta.concrete_fields} == tried


def test_what_was_erased_stays_erased(live: LawPage, seal: Seal) -> None:
    sql(ERASE, 1, seal.pk)
    for change in ("content = 'x'", "erased_by = 2", "content = 'x', erased_by = 0"):
        refused = pytest.raises(DatabaseError, match="append-only")
        with refused, transaction.atomic():
            sql(f"UPDATE ita_seal SET {change} WHERE id = %s", seal.pk)
    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic():
        sql("DELETE FROM ita_seal WHERE id = %s", seal.pk)


def test_comparing_costs_the_same_however_many_seals(
    seal: Seal, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(4):
        faults()
