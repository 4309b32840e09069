"""The papers of a month, or of an item of evidence, as one ZIP with Thai names."""

import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.db.models import Count
from django.db.models.functions import TruncMonth
from wagtail.models import Site

from home.thai.calendar import BANGKOK, MONTHS, to_be
from ita.papers.content import RequestRecord, request_record
from ita.papers.models import SignedScan
from ita.papers.render import kinds_of, make_paper, numbered
from ita.register.history import requests_made

IN_MEMORY = 8 * 1024 * 1024  # bytes of a ZIP; a bigger one is made on the disk


@dataclass(frozen=True)
class Month:
    """A month in which publication was requested; ``year`` is C.E."""

    year: int
    month: int
    count: int = 0

    @property
    def year_be(self) -> int:
        return to_be(self.year)

    def __str__(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.year_be}"


def months_of(site: Site) -> list[Month]:
    """The months with requests, newest first."""
    months = (
        requests_made(site)
        .annotate(month=TruncMonth("occurred_at", tzinfo=BANGKOK))
        .values("month")
        .annotate(count=Count("request_id", distinct=True))
        .order_by("-month")
    )
    return [Month(row["month"].year, row["month"].month, row["count"]) for row in months]


def requests_of_month(site: Site, year: int, month: int) -> list[int]:
    """Ids of the requests that were made (or made again) in the month (C.E.)."""
    first = datetime(year, month, 1, tzinfo=BANGKOK)
    after = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=BANGKOK)
    rows = requests_made(site).filter(occurred_at__gte=first, occurred_at__lt=after)
    return list(dict.fromkeys(rows.order_by("pk").values_list("request_id", flat=True)))


def write_bundle(request_ids: Iterable[int]) -> IO[bytes]:
    """A ZIP with a folder for each request: its papers as PDF, its signed scans."""
    out = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (the response closes it)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for request_id in request_ids:
            if record := request_record(request_id):
                for name, content in _files_of(record):
                    bundle.writestr(f"{numbered(record)}/{name}", content)
    out.seek(0)
    return out


def _files_of(record: RequestRecord) -> Iterator[tuple[str, bytes]]:
    for kind in kinds_of(record.status):
        if paper := make_paper(record, kind, "pdf"):
            yield paper.name, paper.content
    scans = SignedScan.objects.filter(request_id=record.status.request_id).select_related(
        "document"
    )
    for number, scan in enumerate(scans.select_related("document"), start=1):
        name = f"เอกสารลงนาม {number} {scan.document.original_filename}"
        try:
            with scan.document.file.open("rb") as file:
                yield name, file.read()
        except OSError:
            yield f"{name} (ไม่พบไฟล์).txt", scan.document.sha256.encode()
