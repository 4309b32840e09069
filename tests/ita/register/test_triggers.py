"""The database itself keeps rows and seals as they were written."""

import pytest
from django.db import DatabaseError, connection, transaction

from home.models import LawPage
from ita.integrity.models import Seal
from ita.register import triggers
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.ita.conftest import Officers

TABLES = ["ita_registerentry", "ita_seal"]


@pytest.fixture(autouse=True)
def _as_installed_today(db: None) -> None:
    """Not as they were when the database of the tests was made."""
    triggers.remove()
    triggers.install()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ita_registerentry SET reason = ''",
        "DELETE FROM ita_registerentry",
        "UPDATE ita_seal SET content = ''",
        "DELETE FROM ita_seal",
    ],
)
def test_the_database_itself_refuses_to_change_a_row(
    draft: LawPage, officers: Officers, sql: str
) -> None:
    operations.request_publication(draft, officers.requester)
    Seal.objects.create(version=1, sha256="a", content="{}", page_id=1, revision_id=1, request_id=1)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a statement of SQLite")
@pytest.mark.parametrize("table", TABLES)
def test_sqlite_does_not_replace_a_row(draft: LawPage, officers: Officers, table: str) -> None:
    operations.request_publication(draft, officers.requester)

    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"REPLACE INTO {table} SELECT * FROM {table}")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", TABLES)
def test_postgresql_does_not_truncate(draft: LawPage, officers: Officers, table: str) -> None:
    operations.request_publication(draft, officers.requester)

    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table}")
    assert RegisterEntry.objects.count() == 1


def installed(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(triggers.INSTALLED[connection.vendor])
        return [name for name, _does in cursor.fetchall() if name.startswith(table)]


@pytest.mark.parametrize("table", TABLES)
def test_any_trigger_that_is_gone_is_missed(db: None, table: str) -> None:
    assert triggers.missing() == []
    names = installed(table)
    assert len(names) >= 2
    for name in names:
        with connection.cursor() as cursor:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")
        assert triggers.missing() == [name]
        triggers.install()
    assert triggers.missing() == []


def test_tests_take_every_trigger_off_and_put_it_back(db: None) -> None:
    triggers.remove()
    assert [name for table in TABLES for name in installed(table)] == []
    triggers.install()
    assert triggers.missing() == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL replaces its function")
def test_an_installation_of_before_gets_todays_triggers(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ita_registerentry_no_update")
        cursor.execute(
            "CREATE TRIGGER ita_registerentry_no_update BEFORE UPDATE ON ita_registerentry "
            "BEGIN SELECT 1; END"
        )
    triggers.install()

    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE ita_registerentry SET reason = ''")


IMITATIONS = {
    "sqlite": "CREATE TRIGGER ita_seal_no_update BEFORE UPDATE ON ita_seal BEGIN SELECT 1; END",
    "postgresql": "CREATE OR REPLACE FUNCTION ita_seal_append_only() RETURNS trigger "
    "LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
}


def test_a_trigger_that_bears_the_name_and_does_nothing_is_missed(db: None) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER ita_seal_no_update")
        cursor.execute(IMITATIONS[connection.vendor])
    missing = triggers.missing()
    assert missing and all(name.startswith("ita_seal_") for name in missing)
    triggers.install()
    assert triggers.missing() == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite disables no trigger")
@pytest.mark.parametrize("how", ["DISABLE TRIGGER", "ENABLE REPLICA TRIGGER"])
def test_a_trigger_that_is_switched_off_is_missed(db: None, how: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE ita_seal {how} ita_seal_no_change")
    assert triggers.missing() == ["ita_seal_no_change"]
