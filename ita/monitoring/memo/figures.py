"""The figures of a memo: each is the number of the register's rows that stand under its name.

Two totals are told apart. *First* counts the pages that went live for the first time in these days
("รายการ"), each once. *Published* counts every publication, updates of pages that were live before
too ("ครั้ง"). Kind, month and section of a publication are those of its row, the unit that of the
content that was approved, assessment items those of which the page is evidence today.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from wagtail.models import Site

from home.enums import ContentKind, Section
from home.thai.calendar import local_date, to_be
from ita.assessment.evidence.models import Evidence
from ita.monitoring.memo.periods import Period, month_name
from ita.monitoring.memo.sources import Fact, facts
from ita.monitoring.memo.units import Units
from ita.register.enums import Risk
from ita.register.facts import section_of
from ita.register.figures import Figure, Reading, Rows, began_on, read_days
from ita.register.models import RegisterEntry

PUBLICATIONS = (Figure.FIRST, Figure.UPDATED, Figure.PUBLISHED)
WAITED = "waited"  # the publications of which the register knows when they were requested
NO_KIND = "หน้าหลักและหน้าหมวดของเว็บไซต์"  # they alone have no kind of content
NO_SECTION = "หน้าหลักของเว็บไซต์และหน้านอกหมวด"


@dataclass(frozen=True)
class Cell:
    """A figure, and the address of its rows in the register's report; none for no rows."""

    count: int
    url: str = ""


@dataclass(frozen=True)
class Line:
    """A row of a table: how often for the first time, as an update, and both."""

    label: str
    first: Cell
    updated: Cell
    published: Cell


@dataclass(frozen=True)
class Share:
    """A part of a figure, with its reason or risk in words."""

    label: str
    cell: Cell


@dataclass(frozen=True)
class MemoFigures:
    """All that a memo of the agency counts, as it was known on the day ``today``."""

    period: Period
    today: date
    began_on: date | None  # the first day of the agency's register
    rows: dict[str, Rows] = field(repr=False)
    labels: dict[str, str] = field(repr=False)
    median_wait: timedelta | None
    facts: list[Fact]

    def cell(self, key: str) -> Cell:
        count = len(self.rows.get(key, ()))
        name = f"{to_be(self.period.fiscal_year)}-{self.period.quarter}-{key}"
        url = f"{reverse('ita_register')}?{urlencode({'rows': name})}" if count else ""
        return Cell(count, url)

    def count(self, figure: Figure) -> int:
        return len(self.rows[figure.value])

    def lines(self, dimension: str) -> list[Line]:
        """The table of a dimension: kind, unit, month, section, item."""
        return [
            Line(label, *(self.cell(f"{figure.value}.{key}") for figure in PUBLICATIONS))
            for key, label in self.labels.items()
            if key.startswith(f"{dimension}.")
        ]

    def shares(self, figure: Figure, dimension: str) -> list[Share]:
        """The parts of a figure, the greatest first."""
        start = f"{figure.value}.{dimension}."
        found = [
            Share(self.labels[key.removeprefix(f"{figure.value}.")], self.cell(key))
            for key in self.rows
            if key.startswith(start)
        ]
        return sorted(found, key=lambda share: -share.cell.count)

    @property
    def is_partial(self) -> bool:
        return not self.period.is_over(self.today)

    @property
    def known_until(self) -> date:
        return self.period.known_until(self.today)

    @property
    def began_within(self) -> bool:
        """Whether the register began only after the period did: earlier acts stand nowhere."""
        return self.began_on is not None and self.began_on > self.period.first

    @property
    def is_empty(self) -> bool:
        return not any(self.rows.values())

    def words(self, key: str) -> str:
        """What the rows under ``key`` are, for their list."""
        figure, _dot, part = key.partition(".")
        label = str(Figure(figure).label) if figure in Figure.values else ""
        label = label or str(Figure.PUBLISHED.label)
        return " ".join(filter(None, (self.period.name, label, self.labels.get(part, ""))))


def memo_figures(site: Site, period: Period, today: date) -> MemoFigures:
    """The figures of the agency in the ``period``; a fixed number of queries. Its words are Thai,
    whoever asks: they stand on a paper."""
    with translation.override("th"):
        return _memo_figures(site, period, today)


def _memo_figures(site: Site, period: Period, today: date) -> MemoFigures:
    reading = read_days(site, period.first, period.last)
    rows = _rows(reading)
    labels: dict[str, str] = {}
    for dimension in _dimensions(site, period, today, reading):
        labels |= dimension.labels
        for figure in dimension.figures:
            _part(rows, figure, dimension.keys_of)
    for risk in Risk:
        labels[f"risk.{risk.value}"] = str(risk.label)
        rows[f"{Figure.RISK.value}.risk.{risk.value}"] = reading.risky[risk]
    return MemoFigures(
        period=period,
        today=today,
        began_on=began_on(site),
        rows=rows,
        labels=labels,
        median_wait=_median(reading),
        facts=facts(site, period.first, period.last),
    )


def _median(reading: Reading) -> timedelta | None:
    waits = [wait // timedelta(microseconds=1) for wait in reading.waited.values()]
    return timedelta(microseconds=median(waits)) if waits else None


def _rows(reading: Reading) -> dict[str, Rows]:
    rows = {figure.value: list(found) for figure, found in reading.rows.items()}
    rows[WAITED] = [row for row in rows[Figure.PUBLISHED.value] if row.pk in reading.waited]
    return rows


@dataclass(frozen=True)
class Dimension:
    """By what the rows of some figures are parted: {key: label} in order, and the keys of a row."""

    labels: dict[str, str]
    keys_of: Callable[[RegisterEntry], Iterable[str]]
    figures: tuple[Figure, ...] = PUBLICATIONS


def _part(
    rows: dict[str, Rows], figure: Figure, keys_of: Callable[[RegisterEntry], Iterable[str]]
) -> None:
    for row in rows[figure.value]:
        for key in keys_of(row):
            rows.setdefault(f"{figure.value}.{key}", []).append(row)


def _dimensions(site: Site, period: Period, today: date, reading: Reading) -> list[Dimension]:
    published = reading.rows[Figure.PUBLISHED]
    return [
        _kinds(published),
        _units(site, published, period),
        _months(period, today),
        _sections(published),
        _items(site, published, period),
        _reasons(reading.rows),
    ]


def _kinds(published: Rows) -> Dimension:
    found = {row.content_kind for row in published}
    labels = {f"kind.{kind}": str(kind.label) for kind in ContentKind if kind.value in found}
    if found - set(ContentKind.values):
        labels["kind.none"] = NO_KIND
    known = set(ContentKind.values)
    return Dimension(
        labels, lambda row: [f"kind.{row.content_kind if row.content_kind in known else 'none'}"]
    )


def _units(site: Site, published: Rows, period: Period) -> Dimension:
    units = Units(site, published, period.first)
    names = {number: units.name(number) for number in {units.of(row) for row in published}}
    in_order = sorted(names.items(), key=lambda pair: (pair[0] == 0, pair[1]))
    labels = {f"unit.{number}": name for number, name in in_order}
    return Dimension(labels, lambda row: [f"unit.{units.of(row)}"])


def _months(period: Period, today: date) -> Dimension:
    """The months that began by ``today``."""
    begun = [month for month in period.months if month <= today]
    labels = {f"month.{month.month}": month_name(month) for month in begun}
    return Dimension(labels, lambda row: [f"month.{local_date(row.occurred_at).month}"])


def _sections(published: Rows) -> Dimension:
    labels = {
        f"section.{section.value}": f"{section.number} {section.label}" for section in Section
    }
    if any(section_of(row) is None for row in published):
        labels["section.none"] = NO_SECTION
    return Dimension(labels, lambda row: [f"section.{_section_key(row)}"])


def _section_key(row: RegisterEntry) -> str:
    section = section_of(row)
    return section.value if section else "none"


def _items(site: Site, published: Rows, period: Period) -> Dimension:
    """The items of the fiscal year's lists of which a page is evidence today; a page may prove
    several."""
    numbers = {row.page_id for row in published}
    evidence = Evidence.objects.of_site(site).filter(page__in=numbers)
    evidence = evidence.filter(item__framework__fiscal_year=period.fiscal_year)
    evidence = evidence.select_related("item__framework").order_by(
        "item__framework__scheme", "item__framework", "item__sort_order", "item"
    )
    labels: dict[str, str] = {}
    items: dict[int, list[str]] = {}
    for row in evidence:
        key = f"item.{row.item_id}"
        labels[key] = f"{row.item.framework} {row.item.code} {row.item.title}"
        if key not in items.setdefault(row.page_id, []):
            items[row.page_id].append(key)
    return Dimension(labels, lambda row: items.get(row.page_id, ()))


def _reasons(rows: dict[Figure, Rows]) -> Dimension:
    """By the code from the agency's list; its words are those of the last row."""
    figures = (Figure.RETURNED, Figure.REFUSED)
    labels = {
        f"reason.{row.details.get('reason_code', 'none')}": row.details.get("reason_text", "")
        or "ไม่ระบุเหตุผล"
        for figure in figures
        for row in rows[figure]
    }
    return Dimension(
        labels, lambda row: [f"reason.{row.details.get('reason_code', 'none')}"], figures
    )
