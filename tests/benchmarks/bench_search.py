"""What our search costs beside stock Wagtail's: the same questions on the same pages, in one run
(``make bench``; BENCH_PAGES=50000 for more pages than the usual 2,000, BENCH_CORPUS for other texts
than the short ones of the regression set).

Not collected by the test run. Times and sizes are printed as ratios, for they depend on the
machine; the memory that a web worker grows by does not, and has a limit.
"""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from search.evaluation.asking import Asked, ask_all
from search.evaluation.corpus import read_corpus, read_questions, scaled
from search.evaluation.pages import index, make_pages
from search.management.commands.evaluate_search import STOCK
from search.models import Word
from search.thesaurus.shipped import load_shipped
from tests.search.evaluation.test_regression import FOLDER

PAGES = int(os.environ.get("BENCH_PAGES", "2000"))
CORPUS = Path(os.environ.get("BENCH_CORPUS", FOLDER / "regression_corpus.jsonl"))
SECONDS = 120.0  # for the questions of one backend; stock Wagtail's on SQLite takes hours else
MOST_MEMORY = 60  # MB
ENTRIES = "wagtailsearch_indexentry"

pytestmark = pytest.mark.django_db(transaction=True)  # other processes see the pages


def test_beside_stock_wagtail(capsys: Any, tmp_path: Path) -> None:
    load_shipped()
    questions = read_questions(FOLDER / "regression_questions.jsonl")
    numbers = make_pages(scaled(read_corpus(CORPUS), PAGES))

    index("default")
    ask_all("default", questions, numbers, SECONDS)  # warm
    ours, our_size = ask_all("default", questions, numbers, SECONDS), size_of_index(is_ours=True)
    grown = memory_grown(tmp_path)
    Word.objects.all().delete()
    empty_index()
    index(STOCK)
    ask_all(STOCK, questions[:5], numbers, SECONDS)
    theirs, their_size = ask_all(STOCK, questions, numbers, SECONDS), size_of_index(is_ours=False)

    with capsys.disabled():
        print(f"\nsearch, {PAGES} pages, {connection.vendor}: ours / stock Wagtail's")
        both = min(len(ours), len(theirs))
        for name, part in (("median", 50), ("95th percentile", 95)):
            our, their = milliseconds(ours[:both], part), milliseconds(theirs[:both], part)
            print(f"  time, {name} of {both} questions = {our / their:.2f} ({our:.0f} ms)")
        print(f"  size of the index = {our_size / their_size:.2f}")
        print(f"  memory of a worker that searches: {grown:+.0f} MB (at most {MOST_MEMORY})")
    assert grown <= MOST_MEMORY


def milliseconds(asked: list[Asked], part: int) -> float:
    times = sorted(one.seconds * 1000 for one in asked)
    return median(times) if part == 50 else times[len(times) * part // 100]


def tables(is_ours: bool) -> list[str]:
    """The tables of the index; with ours, the words too."""
    with connection.cursor() as cursor:
        known = connection.introspection.table_names(cursor)
    return [table for table in known if table.startswith(ENTRIES)] + (
        [Word._meta.db_table] if is_ours else []
    )


def size_of_index(is_ours: bool) -> int:
    """Bytes on disk, with the databases' own indexes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT sum(pg_total_relation_size(name::regclass)) "
                "FROM unnest(%s::text[]) AS name",
                [tables(is_ours)],
            )
        else:
            cursor.execute(f"INSERT INTO {ENTRIES}_fts ({ENTRIES}_fts) VALUES ('optimize')")
            names = ", ".join(f"'{table}'" for table in tables(is_ours))
            cursor.execute(
                "SELECT sum(pgsize) FROM dbstat WHERE name IN "
                f"(SELECT name FROM sqlite_master WHERE tbl_name IN ({names}))"
            )
        return int(cursor.fetchone()[0])


def empty_index() -> None:
    """So that the other index does not lie in the gaps of this one."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {ENTRIES}")
        else:
            cursor.execute(f"DELETE FROM {ENTRIES}")
            cursor.execute("VACUUM")


GROWS = """
import json, sys
import django
django.setup()
from django.test import Client
from home.models import ContentPage

def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024

Client().get("/")  # what every worker needs
pages = ContentPage.objects.live()
list(pages.order_by("pk")[:10])
before = resident()
questions = json.load(sys.stdin)
for time in range(-(-200 // len(questions))):
    for text in questions:
        list(pages.search(text)[:10])
        list(pages.autocomplete(text[:8])[:8])
list(pages.search("เบี้ยยังชีบผุ้สูงอายุ")[:10])
print(resident() - before)
"""


def memory_grown(folder: Path) -> float:
    """By how many MB a process grows that is asked 200 questions, misspelled ones among them."""
    questions = [one.text for one in read_questions(FOLDER / "regression_questions.jsonl")]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "ita_site.settings.dev",
        "DEBUG": "0",
        "DATABASE_URL": database_url(folder),
        "DATA_DIR": str(folder),
    }
    done = subprocess.run(
        [sys.executable, "-c", GROWS],
        cwd=settings.BASE_DIR,
        env=environment,
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def database_url(folder: Path) -> str:
    """Where another process finds the test database; of SQLite's, which is in memory, a copy."""
    of = connection.settings_dict
    if connection.vendor == "postgresql":
        return f"postgres://{of['USER']}:{of['PASSWORD']}@{of['HOST']}:{of['PORT']}/{of['NAME']}"
    with sqlite3.connect(folder / "copy.sqlite3") as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    return f"sqlite:///{folder / 'copy.sqlite3'}"
