"""Triggers that make tables append-only in the database itself (design, invariant 3).

They are installed after every migration, not by one: SQLite rebuilds a table that a migration
alters, and forgets its triggers.
"""

from typing import Any

from django.db import connections

MESSAGE = "append-only: rows of {table} are never changed or removed"
TABLES = ("ita_registerentry", "ita_seal")

REFUSE = "BEGIN SELECT RAISE(ABORT, '{message}'); END"
SQLITE = (
    "DROP TRIGGER IF EXISTS {table}_no_update",
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} " + REFUSE,
    "DROP TRIGGER IF EXISTS {table}_no_delete",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} " + REFUSE,
    # INSERT OR REPLACE removes the row in its way without asking the other two.
    "DROP TRIGGER IF EXISTS {table}_no_replace",
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) " + REFUSE,
)
POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '{message}'; END $$",
    "DROP TRIGGER IF EXISTS {table}_no_change ON {table}",
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
    "DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
NAMES = {
    "sqlite": ("{table}_no_update", "{table}_no_delete", "{table}_no_replace"),
    "postgresql": ("{table}_no_change", "{table}_no_truncate"),
}
INSTALLED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
}


def install(using: str = "default", **kwargs: Any) -> None:
    """Put the triggers on the tables that exist; can be repeated (receiver of ``post_migrate``)."""
    connection = connections[using]
    existing = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in TABLES:
            if table in existing:
                for statement in STATEMENTS[connection.vendor]:
                    message = MESSAGE.format(table=table)
                    cursor.execute(statement.format(table=table, message=message))


def remove(using: str = "default") -> None:
    """Take the triggers off. Only tests, which empty tables, and attackers need this."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in TABLES:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            for name in NAMES[connection.vendor]:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name.format(table=table)}{on}")


def missing(using: str = "default") -> list[str]:
    """Names of the triggers that should be there and are not, or are disabled."""
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED[connection.vendor])
        found = {row[0] for row in cursor.fetchall()}
    wanted = [name.format(table=table) for table in TABLES for name in NAMES[connection.vendor]]
    return [name for name in wanted if name not in found]
