"""Triggers that make tables append-only in the database itself (design, invariant 3).

They are installed after every migration, not by one: SQLite rebuilds a table that a migration
alters, and forgets its triggers.

One change of one table is let through: the text of a seal is emptied, together with the number of
the row that says so (``ERASABLE``).
"""

from typing import Any

from django.db import connections

MESSAGE = "append-only: rows of {table} are never changed or removed"
TABLES = ("ita_registerentry", "ita_seal", "ita_anchor", "ita_installation")
# {table: (column that may be emptied once, column that names the row of the act)}
ERASABLE = {"ita_seal": ("content", "erased_by")}

REFUSE = "BEGIN SELECT RAISE(ABORT, '{message}'); END"
SQLITE = {
    "{table}_no_update": "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {unless}REFUSE",
    "{table}_no_delete": "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} REFUSE",
    # INSERT OR REPLACE removes the row in its way without asking the other two.
    "{table}_no_replace": "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) REFUSE",
}
POSTGRESQL = {
    "{table}_no_change": "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
    "{table}_no_truncate": "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()",
}
TRIGGERS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
# PostgreSQL's bits: before (2), each row (1), delete (8), update (16), truncate (32).
TYPES = {"{table}_no_change": 2 + 1 + 8 + 16, "{table}_no_truncate": 2 + 32}
ERASES = "OLD.{text} <> '' AND NEW.{text} = '' AND OLD.{row} = 0 AND NEW.{row} > 0"
FUNCTION = (
    "CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$${body}$$"
)
INSTALLED = {  # (name, what it does) of all triggers that are there and not disabled
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, relname || tgtype || (tgqual IS NULL) || prosrc FROM pg_trigger "
    "JOIN pg_proc ON pg_proc.oid = tgfoid JOIN pg_class ON pg_class.oid = tgrelid "
    "WHERE tgenabled IN ('O', 'A')",
}


def install(using: str = "default", **kwargs: Any) -> None:
    """Put the triggers on the tables that exist; can be repeated (receiver of ``post_migrate``)."""
    connection = connections[using]
    existing = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in TABLES:
            if table not in existing:
                continue
            erasure = _erasure(using, table)
            if connection.vendor == "postgresql":
                cursor.execute(FUNCTION.format(table=table, body=_body(table, erasure)))
            for name, statement in TRIGGERS[connection.vendor].items():
                cursor.execute(_drop(using, table, name))
                cursor.execute(_filled(statement, table, erasure))


def remove(using: str = "default") -> None:
    """Take the triggers off. Only tests, which empty tables, and attackers need this."""
    with connections[using].cursor() as cursor:
        for table in TABLES:
            for name in TRIGGERS[connections[using].vendor]:
                cursor.execute(_drop(using, table, name))


def missing(using: str = "default") -> list[str]:
    """Names of the triggers that should be there and are not, are disabled, or do something else
    than they should."""
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED[connection.vendor])
        found = dict(cursor.fetchall())
    wanted = {
        name.format(table=table): _expected(using, table, name, erasure)
        for table, erasure in ((table, _erasure(using, table)) for table in TABLES)
        for name in TRIGGERS[connection.vendor]
    }
    return [name for name, expected in wanted.items() if found.get(name) != expected]


def _expected(using: str, table: str, name: str, erasure: str) -> str:
    """What ``INSTALLED`` finds of a trigger of ours."""
    if connections[using].vendor == "sqlite":
        return _filled(SQLITE[name], table, erasure)
    return f"{table}{TYPES[name]}true{_body(table, erasure)}"


def _drop(using: str, table: str, name: str) -> str:
    on = f" ON {table}" if connections[using].vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {name.format(table=table)}{on}"


def _filled(statement: str, table: str, erasure: str) -> str:
    unless = f"WHEN NOT ({erasure}) " if erasure else ""
    statement = statement.replace("REFUSE", REFUSE)
    return statement.format(table=table, unless=unless, message=MESSAGE.format(table=table))


def _body(table: str, erasure: str) -> str:
    """What PostgreSQL's function does."""
    let = f"IF TG_OP = 'UPDATE' THEN IF {erasure} THEN RETURN NEW; END IF; END IF; "
    refuse = f"RAISE EXCEPTION '{MESSAGE.format(table=table)}';"
    return f" BEGIN {let if erasure else ''}{refuse} END "


def _erasure(using: str, table: str) -> str:
    """The condition of the one change that is let through; empty where there is none."""
    if table not in ERASABLE:
        return ""
    text, row = ERASABLE[table]
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")
        columns = {column[0] for column in cursor.description}
    if row not in columns:  # as it was before there were erasures
        return ""
    others = sorted(columns - {text, row})
    return ERASES.format(text=text, row=row) + "".join(
        f" AND NEW.{name} = OLD.{name}" for name in others
    )
