"""The lists of the website as data: what stands in them, and no more.

Years are B.E., in dates that are written out too; names that end in ``_on`` are ISO 8601 (C.E.).
"""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.views.mixins import Echo
from wagtail.models import Page

from home.core.spreadsheets import csv_text
from home.enums import ContentKind
from home.exports import BYTE_ORDER_MARK
from home.models import ContentPage, HomePage
from home.periods import is_past
from home.thai.calendar import format_date, local_date, to_be
from home.visibility import public

AT_ONCE = 1_000  # rows in memory
COLUMNS = (
    "title",
    "summary",
    "content_kind",
    "owner_unit__name",
    "source",
    "fiscal_year",
    "period_from",
    "period_to",
    "first_published_at",
    "last_published_at",
    "archived_on",
    "publication_end_date",
    "url_path",
)


@dataclass(frozen=True)
class ListedPage:
    """A public page. ``fiscal_year`` is B.E.; None where the page names none."""

    title: str
    summary: str
    kind: str
    unit: str
    source: str
    fiscal_year: int | None
    period_from: str
    period_from_on: str
    period_to: str
    period_to_on: str
    published: str
    published_on: str
    updated: str
    updated_on: str
    is_past: bool
    address: str


def listed_pages(place: Page, home: HomePage) -> Iterator[ListedPage]:
    """All public pages below ``place`` (the front page ``home``, or a section of it), as its list
    has them: the newest first. One query, read piece by piece."""
    base, root = home.full_url, home.url_path
    pages = public(ContentPage.objects.descendant_of(place))
    rows = pages.order_by("-first_published_at", "-pk").values(*COLUMNS)
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield _listed(row, f"{base}{row['url_path'][len(root) :]}")


def _listed(row: dict[str, Any], address: str) -> ListedPage:
    year = row["fiscal_year"]
    kinds: dict[str, Any] = dict(ContentKind.choices)
    return ListedPage(
        title=row["title"],
        summary=row["summary"],
        kind=str(kinds.get(row["content_kind"], "")),
        unit=row["owner_unit__name"] or "",
        source=row["source"],
        fiscal_year=to_be(year) if year else None,
        period_from=_day(row["period_from"]),
        period_from_on=_iso(row["period_from"]),
        period_to=_day(row["period_to"]),
        period_to_on=_iso(row["period_to"]),
        published=_day(row["first_published_at"]),
        published_on=_iso(row["first_published_at"]),
        updated=_day(row["last_published_at"]),
        updated_on=_iso(row["last_published_at"]),
        is_past=is_past(row["archived_on"], row["publication_end_date"]),
        address=address,
    )


def as_json(rows: Iterable[ListedPage], agency: str, title: str, licence: str) -> Iterator[str]:
    """One object, in pieces: {"agency", "list", "licence", "pages": […]}; ``licence`` is an
    address, "" where the agency states none."""
    told = {"agency": agency, "list": title, "licence": licence}
    yield f'{json.dumps(told, ensure_ascii=False)[:-1]}, "pages": ['
    for number, row in enumerate(rows):
        yield ("," if number else "") + "\n" + json.dumps(asdict(row), ensure_ascii=False)
    yield "\n]}\n"


def as_csv(rows: Iterable[ListedPage]) -> Iterator[str]:
    """A line for each page, as Excel opens it in Thai: without formulas, and its dates in B.E."""
    writer: Any = csv.writer(Echo())
    yield BYTE_ORDER_MARK + _line(writer, _headings())
    for row in rows:
        yield _line(writer, _cells(row))


def _line(writer: Any, cells: Iterable[str]) -> str:
    line = writer.writerow([csv_text(cell) for cell in cells])
    return line.decode() if isinstance(line, bytes) else str(line)


def _headings() -> list[str]:
    return [
        _("Title"),
        _("Summary of the page"),
        _("Kind of content"),
        _("Owner of the information"),
        _("Source"),
        _("Fiscal year"),
        _("Information from"),
        _("Information until"),
        _("Publication date"),
        _("Last updated"),
        _("Publication period over"),
        _("Address"),
    ]


def _cells(row: ListedPage) -> list[str]:
    return [
        row.title,
        row.summary,
        row.kind,
        row.unit,
        row.source,
        str(row.fiscal_year or ""),
        row.period_from,
        row.period_to,
        row.published,
        row.updated,
        _("yes") if row.is_past else "",
        row.address,
    ]


def _day(moment: date | None) -> str:
    return format_date(moment) if moment else ""


def _iso(moment: date | None) -> str:
    return local_date(moment).isoformat() if moment else ""
