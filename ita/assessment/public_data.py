"""What the public reads of a year as data: the same as on its pages, and no more."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.spreadsheets import csv_text
from home.thai.calendar import format_date, local_date, to_be
from ita.assessment.addresses import item_address
from ita.assessment.coverage import ItemCoverage, coverage
from ita.assessment.evidence.address import address_of, part_in_words
from ita.assessment.models import Framework
from ita.assessment.public import PublicEvidence, public_evidence, with_approvals
from ita.assessment.publicity.models import PublicFramework


@dataclass(frozen=True)
class EvidenceRow:
    """Years are B.E., in dates that are written out too; ``…_on`` is ISO 8601 (C.E.)."""

    title: str
    part: str
    address: str
    files: tuple[tuple[str, str], ...]  # (title, address)
    published: str
    published_on: str
    fiscal_year: int | None
    source: str
    unit: str
    approved_by: str  # name, position
    approved: str
    approved_on: str
    register_number: str
    is_past: bool


@dataclass(frozen=True)
class ItemRow:
    """``state``: "" where the agency does not show the states."""

    scheme: str
    list_name: str
    year: int
    indicator: str
    code: str
    title: str
    address: str
    state: str
    evidence: tuple[EvidenceRow, ...]


def year_rows(opened: Iterable[PublicFramework], site: Site) -> list[ItemRow]:
    """All items of the open lists; a fixed number of queries for each list."""
    return [row for each in opened for row in _rows(each, site)]


def _rows(opened: PublicFramework, site: Site) -> Iterator[ItemRow]:
    framework = opened.framework
    covered = coverage(framework, site)
    found = public_evidence(facts for entry in covered for facts in entry.live_evidence)
    by_item: dict[int, list[PublicEvidence]] = {}
    for row in with_approvals(found):
        by_item.setdefault(row.item_id, []).append(row)
    indicators = {row.code: str(row) for row in framework.indicators.all()}
    for entry in covered:
        indicator = indicators.get(entry.item.indicator_code, "")
        evidence = by_item.get(entry.item.pk, [])
        yield _row(framework, site, entry, indicator, evidence, opened.shows_states)


def _row(
    framework: Framework,
    site: Site,
    entry: ItemCoverage,
    indicator: str,
    evidence: list[PublicEvidence],
    shows_states: bool,
) -> ItemRow:
    address = item_address(framework, entry.item)
    return ItemRow(
        scheme=framework.scheme,
        list_name=framework.name,
        year=framework.year_be,
        indicator=indicator,
        code=entry.item.code,
        title=entry.item.title,
        address=f"{site.root_url}{address}" if address else "",
        state=str(entry.state.label) if shows_states else "",
        evidence=tuple(_evidence(row, site) for row in evidence),
    )


def _evidence(row: PublicEvidence, site: Site) -> EvidenceRow:
    page: Any = row.page
    approved = row.approval.approved if row.approval else None
    year = getattr(page, "fiscal_year", None)
    return EvidenceRow(
        title=page.title,
        part=part_in_words(row.evidence),
        address=address_of(row.evidence),
        files=tuple((str(file), f"{site.root_url}{file.document.url}") for file in row.files),
        published=_day(page.first_published_at),
        published_on=_iso(page.first_published_at),
        fiscal_year=to_be(year) if year else None,
        source=getattr(page, "source", ""),
        unit=str(getattr(page, "owner_unit", None) or ""),
        approved_by=f"{approved.name} ({approved.position})" if approved else "",
        approved=_day(approved.at) if approved else "",
        approved_on=_iso(approved.at) if approved else "",
        register_number=row.approval.register_number if row.approval else "",
        is_past=bool(getattr(page, "is_past", False)),
    )


def as_json(year: int, rows: Iterable[ItemRow], agency: str) -> Iterator[str]:
    """One object, in pieces: {"agency", "fiscal_year", "items": […]}."""
    head = json.dumps({"agency": agency, "fiscal_year": year}, ensure_ascii=False)
    yield f'{head[:-1]}, "items": ['
    for number, row in enumerate(rows):
        plain = asdict(row)
        for evidence in plain["evidence"]:
            evidence["files"] = [
                {"title": title, "address": address} for title, address in evidence["files"]
            ]
        yield ("," if number else "") + "\n" + json.dumps(plain, ensure_ascii=False)
    yield "\n]}\n"


class _Line:
    """What ``csv`` writes to: the line comes back."""

    def write(self, line: str) -> str:
        return line


def as_csv(rows: Iterable[ItemRow]) -> Iterator[str]:
    """A line for each piece of evidence, and for each item without; as Excel opens it in Thai."""
    writer = csv.writer(_Line())
    yield "\ufeff"
    yield writer.writerow(csv_text(str(heading)) for heading in _headings())
    for row in rows:
        for evidence in row.evidence or (None,):
            yield writer.writerow(csv_text(cell) for cell in _cells(row, evidence))


def _headings() -> list[str]:
    return [
        *(
            _("Fiscal year"),
            _("Name of the list"),
            _("Indicator"),
            _("Code"),
            _("Item"),
            _("Address of the item"),
        ),
        *(_("State"), _("Evidence"), _("Part of the page"), _("Address"), _("Files")),
        *(
            _("Publication date"),
            _("Data of fiscal year"),
            _("Source"),
            _("Owner of the information"),
        ),
        *(_("Approved by"), _("Approved on"), _("Register number"), _("Publication period over")),
    ]


def _cells(row: ItemRow, evidence: EvidenceRow | None) -> list[str]:
    item = [
        str(row.year),
        row.list_name,
        row.indicator,
        row.code,
        row.title,
        row.address,
        row.state,
    ]
    if evidence is None:
        return [*item, *[""] * (len(_headings()) - len(item))]
    return [
        *item,
        evidence.title,
        evidence.part,
        evidence.address,
        "\n".join(f"{title} {address}" for title, address in evidence.files),
        evidence.published,
        str(evidence.fiscal_year or ""),
        evidence.source,
        evidence.unit,
        evidence.approved_by,
        evidence.approved,
        evidence.register_number,
        _("yes") if evidence.is_past else "",
    ]


def _day(moment: datetime | None) -> str:
    return format_date(moment) if moment else ""


def _iso(moment: datetime | None) -> str:
    return local_date(moment).isoformat() if moment else ""
