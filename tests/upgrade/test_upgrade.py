"""A database made before the rooms of ``ita/`` is upgraded, and nothing of it is lost.

What the office of the snapshot has in the middle of things is in ``in_progress``; what is done
about it after the upgrade is in ``go_on``.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from ita.register.enums import Act
from tests.upgrade.databases import Database, Rows, restored, rows
from tests.upgrade.make_snapshot import ROOT, environment

SNAPSHOT = "before_11"
NEVER_CHANGED = ("ita_registerentry", "ita_seal", "ita_registerhead")
ON_POSTGRESQL = connection.vendor == "postgresql"
QUEUED = [  # as the snapshot's installation called its jobs
    "ita.publication.notifications.jobs.spread",
    "ita.publication.notifications.mail.send_to",
    "ita.publication.notifications.webhook.post_to",
    "ita.workbook.jobs.run_export",
    "search.passages.jobs.read_file",
    "search.rebuilding.run",
    "search.related.index_pages",
]
PUBLISHED = [True, "published"]
BECAME = {
    "draft": PUBLISHED,
    "waits-for-check": PUBLISHED,
    "waits-for-approval": PUBLISHED,
    "waits-for-publication": PUBLISHED,
    "returned": PUBLISHED,
    "corrected": PUBLISHED,
    "changed": PUBLISHED,
    "refused": PUBLISHED,
    "withdrawn": PUBLISHED,
    "scheduled": PUBLISHED,
    "second-request": PUBLISHED,
    "file-replaced": PUBLISHED,
    "taken-down": PUBLISHED,
    "denied": PUBLISHED,
    "drift-withdrawn": PUBLISHED,
    "unconfirmed": [True, "oral_confirmed"],
    "archived": [True, "archived"],
}


@dataclass
class Upgraded:
    """The installation after the upgrade, and what stood in its database before and after."""

    folder: Path
    database: Database
    columns: dict[str, list[str]]
    before: dict[str, Rows] = field(default_factory=dict)
    after: dict[str, Rows] = field(default_factory=dict)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Python with the arguments ``command``, in the installation."""
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment(self.folder, self.database.url),
            capture_output=True,
            text=True,
            timeout=300,
        )

    def manage(self, *command: str) -> subprocess.CompletedProcess[str]:
        done = self.run("manage.py", *command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def go_on(self, part: str) -> Any:
        done = self.run("-m", "tests.upgrade.go_on", part)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    def never_changed(self) -> dict[str, Rows]:
        return {table: rows(self.database, table, self.columns[table]) for table in NEVER_CHANGED}


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Upgraded]:
    folder = tmp_path_factory.mktemp("upgraded")
    server = connection.settings_dict if ON_POSTGRESQL else None
    with restored(SNAPSHOT, folder, server) as database:
        columns = {table: database.columns(table) for table in database.tables()}
        installation = Upgraded(folder, database, columns)
        installation.before = installation.never_changed()
        installation.manage("migrate", "--verbosity", "0")
        installation.manage("setup_site")
        installation.after = installation.never_changed()
        yield installation


def test_the_register_and_its_seals_are_what_they_were(upgraded: Upgraded) -> None:
    """What setup_site adds comes after them: the frame and the facts of before."""
    before, rows = upgraded.before["ita_registerentry"], upgraded.after["ita_registerentry"]
    assert rows[: len(before)] == before
    added = {word for row in rows[len(before) :] for word in row if word in set(Act.values)}
    assert added == {"frame_set", "facts_set"}
    assert upgraded.after["ita_seal"] == upgraded.before["ita_seal"]
    assert len(upgraded.after["ita_registerhead"]) == 1
    assert {table: len(kept) for table, kept in upgraded.before.items()} == {
        "ita_registerentry": 440,
        "ita_seal": 121,
        "ita_registerhead": 1,
    }


# What became of them is in ita/migrations/0018_move_wording.py.
MOVED = {"ita_element": {"confidence"}, "ita_item": {"succeeds_id", "title_confirmed"}}


def test_tables_and_columns_stay(upgraded: Upgraded) -> None:
    for table, columns in upgraded.columns.items():
        if table.startswith("ita_"):
            kept = set(columns) - MOVED.get(table, set())
            assert kept <= set(upgraded.database.columns(table)), table


def test_what_the_wording_rested_on_is_kept(upgraded: Upgraded) -> None:
    rows = upgraded.database.query(
        "SELECT DISTINCT ita_item.wording FROM ita_item JOIN ita_framework "
        "ON ita_framework.id = framework_id WHERE scheme IN ('OIT', 'MOIT')"
    )
    assert {wording for (wording,) in rows} == {"agencies", "unknown"}  # a tick named nobody
    (count,) = upgraded.database.query("SELECT count(*) FROM ita_framework WHERE scheme_name = ''")[
        0
    ]
    assert count == 0


def test_the_register_and_what_is_live_verify(upgraded: Upgraded) -> None:
    upgraded.manage("verify_register")
    upgraded.manage("verify_live")


@pytest.mark.parametrize("table", ["ita_registerentry", "ita_seal"])
@pytest.mark.parametrize("change", ["UPDATE {table} SET page_id = 0", "DELETE FROM {table}"])
def test_the_database_itself_refuses_a_change(upgraded: Upgraded, table: str, change: str) -> None:
    with pytest.raises(Exception, match="append-only"):
        upgraded.database.execute(change.format(table=table))


def test_what_changes_past_the_steps_is_still_found(upgraded: Upgraded) -> None:
    columns = "UPDATE home_contentpage SET source = {} WHERE page_ptr_id = {}"
    (page,) = upgraded.database.query(
        "SELECT id, source FROM wagtailcore_page JOIN home_contentpage ON id = page_ptr_id "
        "WHERE slug = 'confirmed'"
    )
    upgraded.database.execute(columns.format("'แก้ไขนอกระบบ'", page[0]))
    done = upgraded.run("manage.py", "verify_live")
    upgraded.database.execute(columns.format(f"'{page[1]}'", page[0]))

    assert done.returncode == 1
    found = [line.split("]")[0] for line in done.stdout.splitlines() if "]" in line]
    assert found == [f"127.0.0.1: เรื่อง confirmed [{page[0]}"]


def test_the_clock_starts_what_it_starts_in_a_new_installation(upgraded: Upgraded) -> None:
    found = upgraded.go_on("schedules")
    assert {"verify_live", "verify_register", "publish_due", "read_files"} <= set(found["kept"])
    assert found["dead"] == []
    assert found["kept"] == found["new"]


def test_jobs_that_were_queued_before_run(upgraded: Upgraded) -> None:
    found = upgraded.go_on("queue")
    assert set(QUEUED) <= set(found["done"])
    assert found["failed"] == []
    assert found["exports"] == [["done", True]]
    assert found["notices"] == ["sent"]
    assert found["files_read"] >= 20


def test_requests_that_were_half_done_go_on(upgraded: Upgraded) -> None:
    assert upgraded.go_on("requests") == BECAME
    assert (
        upgraded.never_changed()["ita_registerentry"][:440] == upgraded.before["ita_registerentry"]
    )
    upgraded.manage("verify_register")
    upgraded.manage("verify_live")
