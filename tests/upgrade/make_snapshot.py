"""Makes a snapshot: the database of an installation as an office has it, to be upgraded by tests.

``python -m tests.upgrade.make_snapshot NAME`` at the commit whose databases are to be kept; see
README.md beside this file. Needs ``pg_dump`` and a PostgreSQL server in which it may make a
database; ``POSTGRES`` names it.
"""

import io
import lzma
import os
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).parents[2]
SNAPSHOTS = Path(__file__).parent / "snapshots"
POSTGRES = os.environ.get("POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
SECRET_KEY = "only-for-development-never-for-production"  # what waits in the queue is signed
# What is made again from the rest: the index of search, what was read of files, renditions.
DERIVED = (
    "wagtailsearch_indexentry",
    "thai_search_word",
    "thai_search_passage",
    "thai_search_filereading",
    "home_rendition",
    "django_session",
)


def environment(folder: Path, database_url: str) -> dict[str, str]:
    """The environment of an installation in ``folder``, the same before and after an upgrade."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "ita_site.settings.dev",
        "DATA_DIR": str(folder),
        "DATABASE_URL": database_url,
        "SECRET_KEY": SECRET_KEY,
        "SITE_URL": "http://127.0.0.1:8000",
        "DEBUG": "0",
        "NOTICE_DELAY": "0",
    }


def make_installation(folder: Path, database_url: str) -> None:
    """A new installation with the demonstration and with what is in progress."""
    for command in (
        ["manage.py", "migrate", "--verbosity", "0"],
        ["manage.py", "setup_site"],
        ["manage.py", "load_demo"],
        ["-m", "tests.upgrade.in_progress"],
        ["manage.py", "verify_register"],
        ["manage.py", "verify_live"],
    ):
        subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment(folder, database_url),
            check=True,
        )


def sqlite_snapshot(folder: Path) -> bytes:
    """The database file, without what is derived."""
    stored, small = folder / "db.sqlite3", folder / "small.sqlite3"
    make_installation(folder, f"sqlite:///{stored}")
    database = sqlite3.connect(stored, isolation_level=None)
    for table in DERIVED:
        database.execute(f"DELETE FROM {table}")
    database.execute("VACUUM INTO ?", [str(small)])
    database.close()
    return small.read_bytes()


def postgres_snapshot(folder: Path) -> bytes:
    """The SQL that makes the database, without what is derived; plain statements only."""
    name = f"snapshot_{os.getpid()}"
    url = urlunsplit(urlsplit(POSTGRES)._replace(path=f"/{name}"))
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            make_installation(folder, url)
            return _dump(url)
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _dump(url: str) -> bytes:
    without = [f"--exclude-table-data={table}" for table in DERIVED]
    options = ["--no-owner", "--no-privileges", "--rows-per-insert=100", *without]
    done = subprocess.run(["pg_dump", *options, url], check=True, capture_output=True)
    # Newer clients add commands of psql.
    lines = done.stdout.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith((b"\\restrict", b"\\unrestrict")))


def media_snapshot(folders: list[Path]) -> bytes:
    """The stored files of all installations in one archive: their names are their hashes."""
    files = {}
    for folder in folders:
        for path in sorted((folder / "media").rglob("*")):
            if path.is_file():
                files[path.relative_to(folder).as_posix()] = path
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, path in sorted(files.items(), key=lambda item: (item[1].suffix, item[0])):
            archive.add(path, name, filter=_plain)
    return buffer.getvalue()


def _plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = info.mtime = 0
    info.uname = info.gname = ""
    return info


def main(name: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folders = [Path(temporary, "sqlite"), Path(temporary, "postgres")]
        for folder in folders:
            folder.mkdir()
        kept = {
            "sqlite3": sqlite_snapshot(folders[0]),
            "sql": postgres_snapshot(folders[1]),
            "media.tar": media_snapshot(folders),
        }
    SNAPSHOTS.mkdir(exist_ok=True)
    for extension, content in kept.items():
        packed = lzma.compress(content, preset=9 | lzma.PRESET_EXTREME)
        path = SNAPSHOTS / f"{name}.{extension}.xz"
        path.write_bytes(packed)
        print(f"{path.name}: {len(packed):,} bytes ({len(content):,} unpacked)")


if __name__ == "__main__":
    main(sys.argv[1])
