"""What the application may do in PostgreSQL: everything but change what proves.

Tables and triggers belong to another role, the owner, which serves ``migrate`` and a few commands
more (DATABASE_OWNER_URL). Whoever breaks into web server or worker can then neither take a trigger
off nor put a row of the register right. SQLite has no roles.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from ita.register.triggers import ERASABLE, TABLES

RIGHTS = (
    "GRANT USAGE ON SCHEMA {schema} TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}",
    "GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
)
APPEND_ONLY = "REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON {table} FROM {role}"
ERASE = "GRANT UPDATE ({columns}) ON {table} TO {role}"
OWNED = (
    "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace "
    "AND relkind IN ('r', 'p') AND pg_has_role(current_user, relowner, 'MEMBER') "
    "ORDER BY relname LIMIT 1"
)
MIGHTY = (
    "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace "
    "AND relname = ANY(%s) AND has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')"
)


def grant(using: str = "default", **kwargs: Any) -> None:
    """Give the application's role what it needs, and no more; can be repeated (receiver of
    ``post_migrate``). Without a role of its own nothing is done.

    Raises:
        ImproperlyConfigured: there is no such role, or it is the owner's own.
    """
    connection, role = connections[using], settings.APPLICATION_ROLE
    if connection.vendor != "postgresql" or not role:
        return
    existing = connection.introspection.table_names()
    with connection.cursor() as cursor:
        _ensure_role(cursor, role)
        cursor.execute("SELECT current_schema()")
        names = {
            "schema": connection.ops.quote_name(cursor.fetchone()[0]),
            "role": connection.ops.quote_name(role),
        }
        for statement in RIGHTS:
            cursor.execute(statement.format(**names))
        for table in set(TABLES) & set(existing):
            cursor.execute(APPEND_ONLY.format(table=table, **names))
        for table in set(ERASABLE) & set(existing):
            columns = ", ".join(ERASABLE[table])
            cursor.execute(ERASE.format(table=table, columns=columns, **names))


def why_too_mighty(using: str = "default") -> str | None:
    """Why the role that we are connected as may do too much for a web server or a worker."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(OWNED)
        found = cursor.fetchone()
        if not found:
            cursor.execute(MIGHTY, [list(TABLES)])
            found = cursor.fetchone()
        cursor.execute("SELECT current_user")
        role = cursor.fetchone()[0]
    if not found:
        return None
    return (
        f"DATABASE_URL: บทบาท {role} เป็นเจ้าของตารางหรือแก้ไขตาราง {found[0]} ได้ (owner). "
        "ให้กำหนด DATABASE_OWNER_URL เป็นบทบาทเจ้าของ และ DATABASE_URL เป็นบทบาทอื่นสำหรับระบบงาน "
        "แล้วสั่ง manage.py migrate. See docs/features/proof.md."
    )


def ensure_modest(using: str = "default") -> None:
    """Refuse to go on as a role that may do too much; where the settings ask for it.

    Raises:
        ImproperlyConfigured: with the reason.
    """
    if not settings.REFUSE_OWNER:
        return
    reason = why_too_mighty(using)
    connections[using].close()  # the web server's processes are made from this one
    if reason:
        raise ImproperlyConfigured(reason)


def _ensure_role(cursor: Any, role: str) -> None:
    cursor.execute("SELECT rolname = current_user FROM pg_roles WHERE rolname = %s", [role])
    found = cursor.fetchone()
    if found is None:
        raise ImproperlyConfigured(
            f"DATABASE_URL: ฐานข้อมูลไม่มีบทบาท {role} (no such role). "
            f"CREATE ROLE {role} LOGIN PASSWORD '…'"
        )
    if found[0]:
        raise ImproperlyConfigured(
            "DATABASE_OWNER_URL: ต้องเป็นคนละบทบาทกับ DATABASE_URL (the same role)."
        )
