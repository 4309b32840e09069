"""The stored databases, brought back to life, and looked at without any code of ours."""

import lzma
import os
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

import psycopg

from tests.upgrade.make_snapshot import SNAPSHOTS

Rows = list[tuple[Any, ...]]


class Database(Protocol):
    url: str

    def query(self, sql: str) -> Rows: ...

    def execute(self, sql: str) -> None: ...

    def columns(self, table: str) -> list[str]: ...

    def tables(self) -> list[str]: ...


def rows(database: Database, table: str, columns: list[str]) -> Rows:
    """The ``columns`` of ``table`` as the database writes them."""
    words = ", ".join(f"CAST({column} AS TEXT)" for column in columns)
    return database.query(f"SELECT {words} FROM {table} ORDER BY {table}.id")


class Sqlite:
    def __init__(self, path: Path) -> None:
        self.path, self.url = path, f"sqlite:///{path}"

    def query(self, sql: str) -> Rows:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(sql).fetchall()

    def execute(self, sql: str) -> None:
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute(sql)

    def columns(self, table: str) -> list[str]:
        return [row[1] for row in self.query(f"PRAGMA table_info({table})")]

    def tables(self) -> list[str]:
        return [row[0] for row in self.query("SELECT name FROM sqlite_master WHERE type = 'table'")]


class Postgres:
    def __init__(self, url: str) -> None:
        self.url = url

    def query(self, sql: str) -> Rows:
        with psycopg.connect(self.url) as connection:
            return connection.execute(sql).fetchall()

    def execute(self, sql: str) -> None:
        with psycopg.connect(self.url) as connection:
            connection.execute(sql)

    def columns(self, table: str) -> list[str]:
        return [
            row[0]
            for row in self.query(
                "SELECT column_name FROM information_schema.columns "
                f"WHERE table_name = '{table}' ORDER BY ordinal_position"
            )
        ]

    def tables(self) -> list[str]:
        sql = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        return [row[0] for row in self.query(sql)]


@contextmanager
def restored(name: str, folder: Path, server: dict[str, Any] | None) -> Iterator[Database]:
    """The snapshot ``name`` as a database, its files below ``folder``.

    Args:
        server: Django's settings of a PostgreSQL server; SQLite without.
    """
    with tarfile.open(SNAPSHOTS / f"{name}.media.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    if server is None:
        path = folder / "db.sqlite3"
        path.write_bytes(_unpacked(f"{name}.sqlite3.xz"))
        yield Sqlite(path)
        return
    login = f"{quote(server['USER'])}:{quote(server['PASSWORD'] or '')}"
    address = f"postgres://{login}@{server['HOST']}:{server['PORT'] or 5432}"
    own = f"upgrade_{os.getpid()}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {own}")
        try:
            database = Postgres(f"{address}/{own}")
            database.execute(_unpacked(f"{name}.sql.xz").decode())
            yield database
        finally:
            connection.execute(f"DROP DATABASE {own} WITH (FORCE)")


def _unpacked(name: str) -> bytes:
    return lzma.decompress((SNAPSHOTS / name).read_bytes())
