"""``manage.py evaluate_search`` as it is typed: in a process of its own, beside an agency's
database that it must not touch."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import nullcontext
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from search.evaluation.corpus import Text
from search.evaluation.pages import index, make_pages
from search.management.commands import evaluate_search

TEXTS = [
    {"id": "road", "title": "โครงการซ่อมถนนสายหลัก", "text": "ผิวจราจรคอนกรีต"},
    {"id": "water", "title": "ขอติดตั้งน้ำประปา", "text": "มาตรวัดน้ำขนาดครึ่งนิ้ว"},
    {"id": "elder", "title": "เบี้ยยังชีพผู้สูงอายุ", "text": "ยื่นคำขอที่กองสวัสดิการสังคม"},
]
QUESTIONS = [
    {"q": "ซ่อมถนน", "relevant": {"road": 2}},
    {"q": "สูงอายุ", "relevant": {"elder": 2}},
    {"q": "นำ้ประปา", "relevant": {"water": 2}},
    {"q": "เบี้ยยัง", "mode": "autocomplete", "relevant": {"elder": 2}},
]
FIGURES = {"recall_at_10", "mrr_at_10", "ndcg_at_10", "zero_share", "p50_ms", "p95_ms"}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """The paths of a corpus and of questions."""
    paths = []
    for name, rows in (("corpus", TEXTS), ("questions", QUESTIONS)):
        path = tmp_path / f"{name}.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        paths.append(str(path))
    return paths


@pytest.fixture
def agency(tmp_path: Path) -> dict[str, str]:
    """The environment of an agency with a database of its own."""
    (tmp_path / "tmp").mkdir()
    url = f"sqlite:///{tmp_path / 'agency.sqlite3'}"
    if connection.vendor == "postgresql":
        of = connection.settings_dict
        url = f"postgres://{of['USER']}:{of['PASSWORD']}@{of['HOST']}:{of['PORT']}/{of['NAME']}"
    else:
        with sqlite3.connect(tmp_path / "agency.sqlite3") as database:
            database.execute("CREATE TABLE theirs (text)")
            database.execute("INSERT INTO theirs VALUES ('ของหน่วยงาน')")
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "ita_site.settings.dev",
        "DATABASE_URL": url,
        "DATA_DIR": str(tmp_path / "data"),
        "TMPDIR": str(tmp_path / "tmp"),
    }


def run(agency: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=agency,
        capture_output=True,
        text=True,
    )


def contents(agency: dict[str, str]) -> Any:
    """What stands in the agency's database, and which schemas it has."""
    if connection.vendor == "sqlite":
        with sqlite3.connect(agency["DATABASE_URL"].removeprefix("sqlite:///")) as database:
            return list(database.execute("SELECT name FROM sqlite_master")), list(
                database.execute("SELECT * FROM theirs")
            )
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_%' ORDER BY 1")
        schemas = cursor.fetchall()
    return schemas, Page.objects.count(), IndexEntry.objects.count()


@pytest.mark.django_db
def test_figures_on_one_line_and_nothing_left_behind(
    agency: dict[str, str], files: list[str], tmp_path: Path
) -> None:
    before = contents(agency)

    done = run(agency, "manage.py", "evaluate_search", *files, "--json", "--scale", "20")

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
    found = json.loads(done.stdout)
    assert found.keys() >= FIGURES | {f"stock_{name}" for name in FIGURES}
    assert (found["recall_at_10"], found["zero_share"], found["asked"]) == (1.0, 0.0, 4)
    assert found["autocomplete_at_10"] == 1.0
    assert found["recall_at_10"] > found["stock_recall_at_10"]
    assert contents(agency) == before
    assert list((tmp_path / "tmp").iterdir()) == []


THROWAWAY_THAT_FAILS = """
import django
django.setup()
from django.db import connection
from search.evaluation import throwaway
throwaway.call_command = lambda *args, **kwargs: None  # migrating takes half a minute
throwaway.load_shipped = lambda: None
def place():
    if connection.vendor == "sqlite":
        return connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return cursor.fetchone()[0]
places = [place()]
try:
    with throwaway.throwaway_database():
        places.append(place())
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE theirs_no_more (text integer)")
        raise KeyboardInterrupt
except KeyboardInterrupt:
    places.append(place())
print(*map(str, places))
"""


@pytest.mark.django_db
def test_what_is_interrupted_leaves_nothing_either(agency: dict[str, str], tmp_path: Path) -> None:
    before = contents(agency)

    done = run(agency, "-c", THROWAWAY_THAT_FAILS)

    assert done.returncode == 0, done.stderr
    first, throwaway, last = done.stdout.split()
    assert first == last != throwaway
    assert contents(agency) == before
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_missing_file_is_said_in_one_line(agency: dict[str, str], files: list[str]) -> None:
    done = run(agency, "manage.py", "evaluate_search", "missing.jsonl", files[1])

    assert done.returncode == 1
    assert "missing.jsonl" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("place", "text", "says"),
    [(0, "", "at least one line"), (1, "\n\n", "at least one line"), (1, "{", "questions.jsonl:1")],
)
def test_what_cannot_be_asked_is_said(files: list[str], place: int, text: str, says: str) -> None:
    Path(files[place]).write_text(text)

    with pytest.raises(CommandError, match=says):
        call_command("evaluate_search", *files)


@pytest.mark.django_db
def test_the_figures_stand_beside_stock_wagtails(
    files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the test's own database, which is thrown away as well."""
    monkeypatch.setattr(evaluate_search, "throwaway_database", nullcontext)
    Page.objects.filter(depth__gt=1).update(live=False)
    with Path(files[1]).open("a") as questions:
        questions.write('\n{"q": "ถนน", "relevant": {"elder": 2}}')
    out = StringIO()

    call_command("evaluate_search", *files, "--missed", stdout=out)

    lines = out.getvalue().splitlines()
    assert lines[0].split() == ["this", "search", "stock", "Wagtail"]
    table = {line.split()[0]: line.split()[1:] for line in lines[1:9]}
    assert table.keys() >= FIGURES
    assert all(len(values) == 2 for values in table.values())
    assert table["recall_at_10"][0] == "0.75"
    assert lines[9:] == ["ถนน: ['road'], not ['elder']"]


@pytest.mark.django_db
def test_pages_are_those_of_the_corpus() -> None:
    long = Text("long", "ก" * 300, "<script>alert(1)</script> & ๆ")

    numbers = make_pages([long, Text("two", "ถนน", "")])
    index("default")

    assert sorted(numbers.values()) == ["long", "two"]
    page = Page.objects.get(pk=min(numbers)).specific
    assert (len(page.title), page.live) == (255, True)
    assert "<script>" not in str(page.body)
    assert {page.pk for page in Page.objects.search("ถนน")} == {max(numbers)}
