"""What was filed, and what of it may be read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max
from wagtail.models import Site

from home.models import ContentPage
from ita.assessment.models import Framework, Item
from ita.filing.enums import CaptureKind
from ita.filing.freezing import PAPER_ADDRESS
from ita.filing.manifest import Json
from ita.filing.models import Capture, Filing, FrozenItem, FrozenObject, FrozenPage
from ita.papers.render import PaperKind
from ita.register.models import RegisterEntry


@dataclass(frozen=True)
class FrozenEvidence:
    """A piece of evidence as it was filed: its page (``page``), files and papers as they were
    served; None or less where they did not answer. ``is_closed``: taken down since."""

    record: Json
    page: Capture | None
    files: tuple[Capture, ...]
    papers: tuple[Capture, ...]
    elsewhere: Capture | None
    is_closed: bool


@dataclass(frozen=True)
class Frozen:
    """An item as it was filed."""

    filing: Filing
    item: FrozenItem
    evidence: tuple[FrozenEvidence, ...]

    @property
    def record(self) -> Json:
        found: Json = self.item.record
        return found


def filings_of(framework: Framework, site: Site) -> list[Filing]:
    """The agency's filed assessments by the list, the newest first."""
    rows = Filing.objects.of(framework, site).filed()
    return list(rows.select_related("framework", "site"))


def latest_filing(framework: Framework, site: Site) -> Filing | None:
    return next(iter(filings_of(framework, site)), None)


def open_filing(framework: Framework, site: Site) -> Filing | None:
    """The newest filing that is not filed (yet): under way, or failed."""
    newest = Filing.objects.of(framework, site).first()
    return newest if newest and not newest.is_filed else None


def frozen_of(item: Item, site: Site) -> Frozen | None:
    """``item`` as the agency filed it last; None where it was never filed. Four queries."""
    rows = FrozenItem.objects.filter(item=item, filing__site_id=site.pk)
    rows = rows.exclude(filing__entry_id=0).select_related("filing__framework", "filing__site")
    newest = rows.order_by("-filing").first()
    return frozen(newest) if newest else None


def frozen_item(filing: Filing, code: str) -> Frozen | None:
    """The item with that code in ``filing``."""
    row = filing.items.filter(code=code).first()
    return frozen(row) if row else None


def newest_frozen(items: Iterable[Item], site: Site) -> dict[int, Frozen]:
    """{number of the item: how the agency filed it last}, of those that were filed. A fixed number
    of queries, however many items."""
    filed = FrozenItem.objects.filter(item__in=items, filing__site_id=site.pk)
    newest = filed.exclude(filing__entry_id=0).order_by().values("item").annotate(last=Max("pk"))
    rows = FrozenItem.objects.filter(pk__in=newest.values("last"))
    related = rows.select_related("filing__framework", "filing__site")
    return {each.item.item_id: each for each in _frozen(list(related)) if each.item.item_id}


def frozen(row: FrozenItem) -> Frozen:
    (found,) = _frozen([row])
    return found


def _frozen(rows: list[FrozenItem]) -> list[Frozen]:
    records = [record for row in rows for record in row.record["evidence"]]
    captures = _captures({row.filing_id for row in rows}, records)
    closed = closed_pages(record["page"] for record in records)
    return [
        Frozen(
            row.filing,
            row,
            tuple(
                _evidence(record, captures.get(row.filing_id, {}), closed)
                for record in row.record["evidence"]
            ),
        )
        for row in rows
    ]


def closed_pages(numbers: Iterable[int]) -> set[int]:
    """Those of the pages that are taken down today."""
    rows = ContentPage.objects.filter(pk__in=set(numbers), live=False)
    return set(rows.exclude(taken_down_on=None).values_list("pk", flat=True))


def is_closed(capture: Capture) -> bool:
    """Whether every page that shows it is taken down today."""
    pages = {*capture.shown_on, capture.page_id} - {0}
    is_open_too = 0 in capture.shown_on
    return bool(pages) and not is_open_too and pages <= closed_pages(pages)


def closed_in(filing: Filing, code: str = "") -> set[int]:
    """Pages taken down today that the filing, or its item with that code, shows."""
    rows = FrozenPage.objects.filter(item__filing=filing)
    if code:
        return closed_pages(rows.filter(item__code=code).values_list("page_id", flat=True))
    shown = {number for row in filing.captures.values_list("shown_on", flat=True) for number in row}
    return closed_pages({*rows.values_list("page_id", flat=True), *shown})


def filings_naming(page_id: int) -> list[FrozenPage]:
    """What was filed with the page as evidence, the newest first."""
    rows = FrozenPage.objects.filter(page_id=page_id).exclude(item__filing__entry_id=0)
    related = ("item__filing__framework", "item__filing__site")
    return list(rows.select_related(*related).order_by("-item__filing", "item__position"))


def row_of(filing: Filing) -> RegisterEntry | None:
    """The row by which it was filed."""
    return RegisterEntry.objects.filter(pk=filing.entry_id).first()


def erasures(site_id: int, hashes: Iterable[str]) -> dict[str, RegisterEntry]:
    """{hash: the row by which the bytes were erased}, of those that were."""
    rows = FrozenObject.objects.filter(site_id=site_id, sha256__in=set(hashes))
    erased = dict(rows.exclude(erased_by=0).values_list("sha256", "erased_by"))
    entries = RegisterEntry.objects.in_bulk(set(erased.values()))
    return {sha256: entries[pk] for sha256, pk in erased.items() if pk in entries}


def _captures(filings: set[int], records: Iterable[Json]) -> dict[int, dict[str, Capture]]:
    """{number of the filing: {address: what was served}}"""
    wanted = {url for record in records for url in addresses_of(record)}
    rows = Capture.objects.filter(filing__in=filings, url__in=wanted)
    found: dict[int, dict[str, Capture]] = {}
    for each in rows.select_related("filing__site"):
        found.setdefault(each.filing_id, {})[each.url] = each
    return found


def addresses_of(record: Json) -> list[str]:
    """All addresses that were visited for a piece of evidence, and of its papers."""
    files = [file["url"] for file in record["files"]]
    named = [record["page_url"], record["url"].partition("#")[0], *files, *_papers(record)]
    return [each for each in named if each]


def _papers(record: Json) -> list[str]:
    if not record["request"]:
        return []
    return [PAPER_ADDRESS.format(request=record["request"], kind=kind) for kind in PaperKind.values]


def _evidence(record: Json, captures: dict[str, Capture], closed: set[int]) -> FrozenEvidence:
    def those(urls: Iterable[str]) -> tuple[Capture, ...]:
        return tuple(captures[url] for url in urls if url in captures)

    exact = captures.get(record["url"].partition("#")[0])
    is_page = exact is not None and exact.kind == CaptureKind.PAGE
    elsewhere = exact if exact and exact.kind == CaptureKind.ELSEWHERE else None
    return FrozenEvidence(
        record=record,
        page=exact if is_page else captures.get(record["page_url"]),
        files=those(file["url"] for file in record["files"]),
        papers=those(_papers(record)),
        elsewhere=elsewhere,
        is_closed=record["page"] in closed,
    )
