from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from ita.assessment.coverage import count_states, coverage
from ita.assessment.models import Framework
from ita.workbook import book, export
from ita.workbook.export import write_workbook
from tests.factories import DocumentFactory, EvidenceFactory, ItemFactory, LawPageFactory


def _fail(*args: Any) -> None:
    args[1].write_bytes(b"half")
    raise OSError("disk")


def test_it_answers_with_the_counts_of_the_coverage_screen(
    framework: Framework, site: Site, tmp_path: Path
) -> None:
    counts = write_workbook(framework, site, tmp_path / "out.xlsx")
    assert counts == count_states(coverage(framework, site))


def test_progress_only_grows_and_stops_short_of_the_end(
    framework: Framework, site: Site, tmp_path: Path
) -> None:
    told: list[int] = []
    write_workbook(framework, site, tmp_path / "out.xlsx", told.append)
    assert told == sorted(told)
    assert told[-1] == 99  # the job says 100 when the export is marked as done


def test_a_failure_leaves_the_old_file_and_no_half_one(
    framework: Framework, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(export, "write", _fail)
    with pytest.raises(OSError, match="disk"):
        write_workbook(framework, site, path)
    assert [file.name for file in tmp_path.iterdir()] == ["out.xlsx"]
    assert path.read_bytes() == b"old"


def _add_evidence(framework: Framework, pages: int, items: int) -> None:
    document = DocumentFactory()
    for _page in range(pages):
        page = LawPageFactory(live=True, files=[document])
        for _item in range(items):
            EvidenceFactory(item=ItemFactory(framework=framework), page=page)


def test_the_number_of_queries_does_not_grow_with_the_evidence_of_a_part(
    framework: Framework,
    site: Site,
    tmp_path: Path,
    published: Callable[..., Any],
) -> None:
    published(ItemFactory(framework=framework))
    _add_evidence(framework, pages=2, items=2)
    few = _queries(framework, site, tmp_path)
    _add_evidence(framework, pages=4, items=3)
    assert _queries(framework, site, tmp_path) == few


def test_evidence_is_in_the_memory_part_by_part(
    framework: Framework, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each part asks as much as the one before, however much evidence there is."""
    _add_evidence(framework, pages=2, items=3)
    monkeypatch.setattr(book, "PIECES", 1_000)
    whole = _queries(framework, site, tmp_path)
    monkeypatch.setattr(book, "PIECES", 6)
    parts = 2  # of the 6 pieces of the fixture, and of the 6 that were added
    most_of_a_part = 25
    assert _queries(framework, site, tmp_path) <= whole + (parts - 1) * most_of_a_part


def _queries(framework: Framework, site: Site, folder: Path) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        write_workbook(framework, site, folder / "out.xlsx")
    return len(queries)
