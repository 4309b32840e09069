"""What of an assessment is visited and stored, and the manifest that names it all."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import local_date
from ita.assessment.addresses import item_address
from ita.assessment.enums import ItemState
from ita.assessment.evidence.enums import EvidenceKind
from ita.assessment.models import Deadline, Framework
from ita.assessment.publicity.models import PublicFramework
from ita.filing import store
from ita.filing.capture import Piece, Target, plain
from ita.filing.enums import CaptureKind
from ita.filing.manifest import VERSION, Json, capture_records
from ita.filing.models import Capture, Filing
from ita.filing.record import Snapshot, absolute
from ita.monitoring.visits.selectors import newest_visits
from ita.papers.content import request_record
from ita.papers.public_set import public_papers
from ita.papers.render import make_paper
from ita.register.heads import head_of
from ita.workbook.export import write_workbook

VISITED: tuple[str, ...] = (
    "address",
    "status",
    "error",
    "redirects",
    "final_url",
    "seconds",
    "size",
    "sha256",
)
VISITED += ("title_shown", "asks_login", "files", "walk", "walk_step")
PAPER_ADDRESS = "urn:ita:paper:{request}:{kind}"


def front_page(site: Site) -> Target:
    return Target(absolute(site, "/"), CaptureKind.PAGE, page_id=site.root_page_id)


def targets(taken: Snapshot, framework: Framework, site: Site) -> Iterator[Target]:
    """What is visited: the front page, the public pages of the assessment, and of each piece of
    public evidence its page, its files, and the address elsewhere that it names."""
    yield front_page(site)
    yield from _public_pages(taken, framework, site)
    evidence = [row for item in taken.items for row in item["evidence"]]
    for row in evidence:  # first: one address is visited once, as a list where it is one
        yield from _of_list(row)
    for row in evidence:
        yield from _of_evidence(row)


def freeze_papers(filing: Filing, taken: Snapshot, piece: Piece) -> None:
    """Store the public papers of every page's approval; can be begun again.

    Raises:
        TimeIsUp: call it again.
    """
    known = set(filing.captures.filter(kind=CaptureKind.PAPER).values_list("url", flat=True))
    for page_id, status in taken.statuses.items():
        for kind in public_papers(status.request):
            assert status.request
            request_id = status.request.request_id
            url = PAPER_ADDRESS.format(request=request_id, kind=kind.value)
            if url in known:
                continue
            piece.begin()
            known.add(url)
            record = request_record(request_id)
            assert record, "the page's status has the request"
            paper = make_paper(replace(record, for_public=True), kind, "pdf")
            if paper:
                _store_paper(filing, url, paper.name, page_id, paper.content)


def freeze_workbook(filing: Filing, progress: Callable[[int], None]) -> str:
    """The hash of the workbook for outside, as it is today."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        write_workbook(filing.framework, filing.site, path, progress)
        return store.put(filing.site_id, path.read_bytes())


def manifest_of(filing: Filing, taken: Snapshot, *, workbook: str, inside: str) -> Json:
    """What is filed, all of it by its hash; ``workbook`` and ``inside`` are hashes too."""
    framework, head = filing.framework, head_of(filing.site_id)
    captures = list(filing.captures.all())
    return {
        "version": VERSION,
        "agency": head.agency if head else "",
        "website": filing.site.root_url,
        "framework": {
            "scheme": framework.scheme,
            "name": framework.name,
            "year_be": framework.year_be,
            "wording_sha256": taken.wording,
        },
        "asked_at": filing.asked_at.isoformat(),
        "asked_by": {"name": filing.user_name, "position": filing.user_position},
        "visited": [each.isoformat() for each in visited(captures)],
        "head": {"number": head.number, "sha256": head.sha256} if head else None,
        "items": taken.items,
        "captures": capture_records(captures),
        "visits": _visits(filing, taken),
        "workbook": workbook,
        "inside": inside,
    }


def visited(captures: list[Capture]) -> list[datetime]:
    """When the first and the last address was visited."""
    times = [each.visited_at for each in captures]
    return [min(times), max(times)] if times else []


def passed_deadlines(filing: Filing) -> list[Deadline]:
    """Those whose last day was over before the filing was, or passed while it was frozen."""
    rows = filing.framework.deadlines.exclude(due_on=None)
    return list(rows.filter(due_on__lt=local_date(timezone.now())).order_by("due_on", "pk"))


def counts_of(taken: Snapshot, captures: list[Capture]) -> dict[str, int]:
    """What the row of the register says in numbers."""
    own = [each for each in captures if each.kind in (CaptureKind.PAGE, CaptureKind.FILE)]
    return {
        "items": len(taken.items),
        "complete": sum(item["state"] == ItemState.COMPLETE.value for item in taken.items),
        "frozen_pages": sum(each.kind == CaptureKind.PAGE for each in own),
        "frozen_files": sum(each.kind == CaptureKind.FILE for each in own),
        "not_answered": sum(not each.is_whole for each in own),
    }


def _public_pages(taken: Snapshot, framework: Framework, site: Site) -> Iterator[Target]:
    opened = PublicFramework.objects.open_at(site).filter(framework=framework)
    if not opened.exists():
        return
    yield Target(absolute(site, reverse("ita_year", args=[framework.year_be])), CaptureKind.PAGE)
    for entry in taken.covered:
        if address := item_address(framework, entry.item):
            yield Target(absolute(site, address), CaptureKind.PAGE)


def _of_list(row: Json) -> Iterator[Target]:
    if row["kind"] == EvidenceKind.LISTING.value and row["page_url"]:
        below = urlsplit(row["page_url"]).path
        yield Target(plain(row["url"]), CaptureKind.PAGE, page_id=row["page"], below=below)


def _of_evidence(row: Json) -> Iterator[Target]:
    if row["page_url"]:
        yield Target(row["page_url"], CaptureKind.PAGE, page_id=row["page"])
    for file in row["files"]:
        yield Target(file["url"], CaptureKind.FILE, name=file["name"], page_id=row["page"])
    if row["kind"] == EvidenceKind.ELSEWHERE.value:
        yield Target(plain(row["url"]), CaptureKind.ELSEWHERE)


def _store_paper(filing: Filing, url: str, name: str, page_id: int, content: bytes) -> None:
    sha256 = store.put(filing.site_id, content)
    Capture.objects.create(
        filing=filing,
        url=url,
        kind=CaptureKind.PAPER,
        name=name[:300],
        page_id=page_id,
        sha256=sha256,
        size=len(content),
        visited_at=timezone.now(),
    )


def _visits(filing: Filing, taken: Snapshot) -> list[Json]:
    """What a stranger found at each piece of evidence in the round of this filing."""
    numbers = [each["number"] for item in taken.items for each in item["evidence"]]
    found = newest_visits(numbers)
    known = ((number, found[number]) for number in sorted(set(numbers) & found.keys()))
    return [
        {
            "evidence": number,
            "visited_at": visit.visited_at.isoformat(),
            **{name: getattr(visit, name) for name in VISITED},
        }
        for number, visit in known
        if visit.visited_at >= filing.asked_at
    ]
