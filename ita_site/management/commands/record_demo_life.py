"""Records the life of the demonstration agencies anew; ``make demo-life`` calls it.

A developer's command: it needs time-machine (requirements-dev.txt) and an empty SQLite database.
"""

import logging
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import HomePage
from ita.register.models import RegisterEntry
from ita_site.demo import archive
from ita_site.demo.indexing import index_references
from ita_site.demo.life import Life
from ita_site.demo.year import FIRST_DAY, tell

LAST_DAY = date(2026, 11, 27)
NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"
NOBODYS = "!"  # a password with which nobody logs in; loading sets one


class Command(BaseCommand):
    help = "Live the year of the demonstration agencies with a moved clock; write the archive."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--until", type=date.fromisoformat, default=LAST_DAY)
        parser.add_argument("--out", type=Path, default=archive.ARCHIVE)

    def handle(self, *args: Any, out: Path, until: date, **options: Any) -> None:
        if reason := why_not_record():
            raise CommandError(reason)
        logging.getLogger("django-q").setLevel(logging.WARNING)
        with override_settings(EMAIL_BACKEND=NO_MAIL):
            record(until)
        size = archive.write(out)
        rows = RegisterEntry.objects.filter(pk__gt=archive.FIRST_ID).count()
        said = f"บันทึกชีวิตหน่วยงานสาธิตแล้ว ทะเบียน {rows:,} แถว {size / 1024**2:.2f} MB: {out}"
        self.stdout.write(self.style.SUCCESS(said))


def why_not_record() -> str | None:
    """Why nothing can be recorded here, in Thai; None when it can."""
    if connection.vendor != "sqlite":
        return "บันทึกได้บน SQLite เท่านั้น: ใช้ make demo-life"
    if HomePage.objects.exists():
        return f"ต้องใช้ฐานข้อมูลว่างที่ migrate แล้วเท่านั้น ({settings.DATA_DIR}): ใช้ make demo-life"
    return None


@transaction.atomic
def record(until: date) -> None:
    """Live from the first day to the end of ``until``, in this database."""
    _leave_room()
    with Life(FIRST_DAY, until) as life, disable_reference_index_auto_update():
        tell(life, NOBODYS)
        life.run()
        index_references()


def _leave_room() -> None:
    """Number everything from ``FIRST_ID`` on: an installation that loads the archive keeps what its
    register holds already. The row and the site that are here before are not recorded."""
    tables = [model._meta.db_table for model in archive.recorded_models()]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_sequence")
        cursor.executemany(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)",
            [(table, archive.FIRST_ID) for table in tables],
        )
    empty = dict.fromkeys(("site_id", "number", "actor_id", "page_id", "request_id"), 0)
    RegisterEntry.objects.create(
        pk=archive.FIRST_ID, fiscal_year=0, revision_id=0, occurred_at=timezone.now(), **empty
    )
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
