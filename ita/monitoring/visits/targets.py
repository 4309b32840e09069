"""What is to be visited of each piece of evidence: its address, its files, the way to it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Site

from home.models import PageAttachment
from home.visibility import public_ids
from ita.assessment.evidence.address import address_of, kind_of
from ita.assessment.evidence.click_path import ClickPaths, Step
from ita.assessment.evidence.enums import EvidenceKind
from ita.assessment.evidence.models import Evidence
from ita.assessment.evidence.pages import with_pages
from ita.integrity.models import Seal
from ita.register.history import page_statuses

FILES = (EvidenceKind.FILE, EvidenceKind.FILE_PAGE)
WITH_ATTACHMENTS = (EvidenceKind.PAGE, EvidenceKind.HEADING, EvidenceKind.NONE)


@dataclass(frozen=True)
class FileTarget:
    """A file of the evidence; ``approved`` is the hash that the page's approval sealed, empty where
    it is not known."""

    title: str
    url: str
    approved: str


@dataclass(frozen=True)
class Target:
    """``title``: what the page must show; empty where the address is a file's or elsewhere."""

    evidence: Evidence
    address: str
    steps: tuple[Step, ...]
    title: str
    files: tuple[FileTarget, ...]

    @property
    def is_elsewhere(self) -> bool:
        return bool(self.evidence.address)


def targets(rows: Iterable[Evidence], site: Site) -> list[Target]:
    """The targets of those of ``rows`` whose pages everybody can open, in their order. A fixed
    number of queries, however many."""
    rows = with_pages(rows)
    public = public_ids({row.page_id for row in rows})
    rows = [row for row in rows if row.page_id in public]
    paths = ClickPaths([row.page for row in rows], site)
    files = _files(rows)
    return [
        Target(
            evidence=row,
            address=address_of(row),
            steps=paths.of(row),
            title="" if row.document_id or row.address else row.page.title,
            files=files[row.pk],
        )
        for row in rows
    ]


def _files(rows: list[Evidence]) -> dict[int, tuple[FileTarget, ...]]:
    """By the number of the evidence."""
    pages = {row.page_id for row in rows}
    shown = PageAttachment.objects.filter(page_id__in=pages).select_related("document")
    attached: dict[int, list[PageAttachment]] = defaultdict(list)
    for each in shown.order_by("page_id", "sort_order"):
        attached[each.page_id].append(each)
    sealed = _sealed(pages)
    found: dict[int, tuple[FileTarget, ...]] = {}
    for row in rows:
        documents = []
        if kind_of(row) in FILES:
            documents = [row.document]
        elif kind_of(row) in WITH_ATTACHMENTS:
            documents = [each.document for each in attached[row.page_id]]
        found[row.pk] = tuple(
            FileTarget(
                title=document.title,
                url=address_of(Evidence(page=row.page, document=document)),
                approved=sealed[row.page_id].get(f"document:{document.pk}", ""),
            )
            for document in documents
            if document
        )
    return found


def _sealed(pages: set[int]) -> dict[int, dict[str, str]]:
    """{number of the page: {name of a file in its seal: its hash}}, of what should be live."""
    binding = {pk: status.binding for pk, status in page_statuses(pages).items()}
    hashes = {row.seal_sha256 for row in binding.values() if row}
    seals = Seal.objects.filter(Q(sha256__in=hashes), page_id__in=pages).exclude(content="")
    contents = {(seal.page_id, seal.sha256): seal.content for seal in seals}
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for page, row in binding.items():
        if row and (content := contents.get((page, row.seal_sha256))):
            files = json.loads(content).get("files", {})
            found[page] = {name: facts.get("sha256", "") for name, facts in files.items()}
    return found
