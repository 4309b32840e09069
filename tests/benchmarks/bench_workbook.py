"""What the evidence workbook costs beside the same cells written with bare openpyxl in write-only
mode, in one run: 1,000, 5,000 and 20,000 pages (``make bench``; BENCH_WORKBOOK=1000 for others).

Not collected by the test run. Both are done in a process of their own that begins as a copy of this
one, so that neither finds the memory of the other. Asserted are ratios, never seconds: of the
processor's time, of what Python holds at its peak beyond what it held before, and of what the
process holds in all.
"""

import json
import os
import resource
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from wagtail.models import Site

from ita.assessment.evidence.models import Evidence
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workbook.export import write_workbook
from tests.benchmarks.bench_board import ITEMS, assign_items, fill
from tests.factories import FrameworkFactory, ItemFactory, UserFactory

SIZES = [int(size) for size in os.environ.get("BENCH_WORKBOOK", "1000,5000,20000").split(",")]
MOST = 1.5  # times
ACTS = (Act.REQUESTED, Act.CHECKED, Act.APPROVED, Act.PUBLISHED)

pytestmark = pytest.mark.django_db


def test_as_evidence_grows(site: Site, tmp_path: Path, capsys: Any) -> None:
    officer = UserFactory(ita_officer=True)
    framework = FrameworkFactory()
    elements = assign_items(site, officer, ItemFactory.create_batch(ITEMS, framework=framework))
    found = []
    for size in SIZES:
        fill(site, elements, size)
        tell_of_each(site, officer)
        path, cells = tmp_path / f"{size}.xlsx", tmp_path / f"{size}.json"
        write_workbook(framework, site, path)
        keep_cells(path, cells)

        def ours(path: Path = path) -> None:
            write_workbook(framework, site, path)

        def bare(path: Path = path, cells: Path = cells) -> None:
            write_bare(cells, path)

        times, memory = (), ()
        for is_traced in (False, True):
            pair = [in_a_copy(ours, is_traced), in_a_copy(bare, is_traced)]
            ratio = pair[0]["cost"] / pair[1]["cost"]
            if is_traced:
                memory = (ratio, *(each["cost"] for each in pair))
            else:
                times = (ratio, *(each["cost"] for each in pair))
                peak = pair[0]["peak"] / pair[1]["peak"]
        found.append((size, times, memory, peak))
        with capsys.disabled():
            print(
                f"\n{size:,} pages: time {times[0]:.2f}, memory {memory[0]:.2f}, whole process"
                f" {peak:.2f} of bare openpyxl ({times[2]:.1f} s; {memory[2] / 1e6:.1f} MB)"
            )
    for _size, times, memory, peak in found:
        assert times[0] <= MOST
        assert memory[0] <= MOST
        assert peak <= MOST


def tell_of_each(site: Site, officer: Any) -> None:
    """Who asked, checked, approved and published each page, past the chain, which takes hours."""
    told = RegisterEntry.objects.values_list("page_id", flat=True)
    pages = Evidence.objects.exclude(page_id__in=told).values_list("page_id", flat=True)
    acts = [(page, act) for page in pages for act in ACTS]
    RegisterEntry.objects.bulk_create(
        [
            RegisterEntry(
                pk=number,
                site_id=site.pk,
                fiscal_year=2027,
                number=number,
                act=act,
                occurred_at=timezone.now(),
                actor_id=officer.pk,
                actor_name="นางสาวทดสอบ ระบบงาน",
                actor_position="นักวิชาการคอมพิวเตอร์ปฏิบัติการ",
                page_id=page,
                request_id=page,
                revision_id=page,
            )
            for number, (page, act) in enumerate(acts, start=RegisterEntry.objects.count() + 1)
        ],
        batch_size=500,
    )


def keep_cells(path: Path, cells: Path) -> None:
    """All cells of the workbook, a line for each row, with the addresses that they link to."""
    book = load_workbook(path, read_only=True)
    with cells.open("w") as file:
        for sheet in book:
            file.write(json.dumps(sheet.title) + "\n")
            for row in sheet.iter_rows():
                values = [cell.value for cell in row]
                links = [value if str(value)[:4] == "http" else None for value in values]
                file.write(json.dumps(list(zip(values, links, strict=True))) + "\n")


def write_bare(cells: Path, path: Path) -> None:
    """The same cells, styled and linked as openpyxl's documentation shows it."""
    book = Workbook(write_only=True)
    sheet: Any = None
    font, side = Font(name="TH Sarabun New", size=14), Side(style="thin", color="A6A6A6")
    border = Border(left=side, right=side, top=side, bottom=side)
    alignment = Alignment(vertical="top", wrap_text=True)
    with cells.open() as file:
        for line in file:
            row = json.loads(line)
            if isinstance(row, str):
                sheet = book.create_sheet(row)
                continue
            written = []
            for value, link in row:
                cell = WriteOnlyCell(sheet, value)
                cell.font, cell.border, cell.alignment = font, border, alignment
                if link:
                    cell.hyperlink = link
                written.append(cell)
            sheet.append(written)
    book.save(path)


def in_a_copy(work: Callable[[], None], is_traced: bool) -> dict[str, float]:
    """What ``work`` costs in a copy of this process: seconds of the processor, or traced the bytes
    at its peak; and the most memory that the copy held."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        begun = process_time()
        if is_traced:
            tracemalloc.start()
        work()
        cost = tracemalloc.get_traced_memory()[1] if is_traced else process_time() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        os.write(writer, json.dumps({"cost": cost, "peak": peak}).encode())
        os._exit(0)  # nothing of the copy may close the database of this process
    os.close(writer)
    with os.fdopen(reader) as pipe:
        told = pipe.read()
    assert os.waitpid(child, 0)[1] == 0
    return dict(json.loads(told))
