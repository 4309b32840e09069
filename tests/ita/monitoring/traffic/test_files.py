"""Without a database: what lies on the disk."""

import json
import multiprocessing
import tracemalloc
from datetime import date, datetime, timedelta
from pathlib import Path

from wagtail.models import Site

from ita.monitoring.traffic import files, question
from ita.monitoring.traffic.lines import encoded
from ita.monitoring.traffic.question import Question, all_lines, page_of
from tests.ita.monitoring.traffic.conftest import add_lines

DAY = date(2026, 11, 29)
MORNING = datetime.fromisoformat("2026-11-29T08:30:00+07:00")


def _write(worker: int) -> None:
    for number in range(200):
        files.add(7, DAY, encoded({"worker": worker, "number": number, "path": "ก" * 500}))


def test_processes_that_write_at_once_mix_no_lines(log: Path) -> None:
    fork = multiprocessing.get_context("fork")
    workers = [fork.Process(target=_write, args=(n,)) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    lines = [json.loads(line) for line in files.lines_in(log / "7" / f"{DAY}.jsonl")]
    for worker in range(4):
        own = [line["number"] for line in lines if line["worker"] == worker]
        assert own == list(range(200))


def test_an_open_file_has_the_number_with_which_it_will_be_closed(log: Path) -> None:
    folder = log / "7"
    folder.mkdir(parents=True)
    for name in (".probe", "notes.txt", f".{DAY}.3.jsonl.gz", f"{DAY}.2.jsonl.gz"):
        (folder / name).touch()
    for name in (f"{DAY}.jsonl", f"{DAY}.1.jsonl.gz", "2026-11-30.jsonl"):
        (folder / name).touch()
    found = [(str(part.day), part.number, ending) for part, ending in files.parts_in(7)]
    assert found == [
        ("2026-11-29", 1, "jsonl.gz"),
        ("2026-11-29", 2, "jsonl.gz"),
        ("2026-11-29", 3, "jsonl"),
        ("2026-11-30", 1, "jsonl"),
    ]


def test_a_large_log_is_read_in_little_memory(log: Path) -> None:
    site, asked = Site(pk=7), Question(MORNING, MORNING + timedelta(days=2), account="nobody")
    add_lines(7, MORNING, 1)
    path = log / "7" / f"{DAY}.jsonl"
    path.write_bytes(path.read_bytes() * 20_000)
    tracemalloc.start()
    assert list(all_lines(site, asked)) == [] and page_of(site, asked).lines == []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 3_000_000 and peak < 1_000_000


def test_a_place_that_is_no_place_begins_at_the_beginning() -> None:
    place = question.Place(DAY, 7, 1, 40)
    assert question.Place.of(str(place)) == place
    for text in ("", "x", "2026-11-29.7.1", "2026-13-29.7.1.1", "2026-11-29.7.1.x"):
        assert question.Place.of(text) is None
