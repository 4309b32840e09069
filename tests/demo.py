"""The demonstration agency, made once: for all workers of a run, and for later runs of the day.

Loading it takes some seconds, copying what was loaded none. It is made again when the code or the
content that makes it changes, and each day, because what waits in it waits since today.
"""

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.test import override_settings
from wagtail.models import Site

from ita.integrity.frame import record_frame
from ita.register.models import RegisterEntry
from tests.database import FOLDER, database_apart, keep_database, kept_database_exists
from tests.queue import jobs_after_commit

PASSWORD = "a-password-of-the-test"
SOURCES = ("home", "ita", "search", "ita_site", "locale")
ALSO = ("requirements.txt", "tests/conftest.py", "tests/demo.py", "tests/database.py")


def load(**options: str) -> str:
    """Run ``load_demo``; what it said."""
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


@contextmanager
def demo_agency() -> Iterator[str]:
    """While it lasts, the test database holds the demonstration agency; what its load said."""
    folder = FOLDER / f"demo-{connection.vendor}-{_fingerprint()}"
    with _one_at_a_time():
        if not _is_made(folder):
            _make(folder)
    shutil.copytree(folder / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
    with database_apart(folder.name):
        _forget_cached()
        yield (folder / "said.txt").read_text("utf-8")
    _forget_cached()


def _is_made(folder: Path) -> bool:
    return (folder / "said.txt").exists() and kept_database_exists(folder.name)


def _make(folder: Path) -> None:
    """Load the agency, and keep its database, its files and what the command said."""
    for outdated in FOLDER.glob(f"demo-{connection.vendor}-*"):
        shutil.rmtree(outdated)
    (folder / "media").mkdir(parents=True)
    with database_apart(), override_settings(MEDIA_ROOT=folder / "media"):
        number_from_the_start()
        record_frame(Site.objects.get(is_default_site=True), 0)  # as every setup leaves it
        with jobs_after_commit():
            said = load(password=PASSWORD)
        keep_database(folder.name)
    (folder / "said.txt").write_text(said, "utf-8")  # last: the sign that all is there


def number_from_the_start() -> None:
    """As in a new installation: PostgreSQL goes on counting where tests were rolled back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [RegisterEntry, User]):
            cursor.execute(statement)


def _fingerprint() -> str:
    """Another one when what makes the demonstration is another, and on another day."""
    files = [settings.BASE_DIR / name for name in ALSO]
    for name in SOURCES:
        files += sorted(path for path in (settings.BASE_DIR / name).rglob("*") if path.is_file())
    digest = hashlib.sha256(date.today().isoformat().encode())
    for path in files:
        if path.suffix != ".pyc":
            digest.update(f"{path}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """The other workers wait for the one that makes it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _forget_cached() -> None:
    cache.clear()
    ContentType.objects.clear_cache()
