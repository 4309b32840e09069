"""Figures of the memo: as many as the register's rows, however they are counted."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from statistics import median
from typing import Any

import pytest
import time_machine
from wagtail.models import Site

from home.models import Unit
from ita.integrity.public_facts import UNIT
from ita.monitoring.memo.figures import MemoFigures, memo_figures
from ita.monitoring.memo.periods import QUARTERS, Period
from ita.register.enums import Act
from ita.register.figures import Figure, counts_of_acts
from ita.register.operations import append
from ita.workflow.changes.operations import allow, propose
from tests.factories import (
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    NewsPageFactory,
    UnitFactory,
)
from tests.ita.conftest import Officers, publish_any
from tests.ita.monitoring.memo.story import Story, raw_rows, recount

YEAR = Period(2027)
START = datetime(2026, 9, 20, 3, tzinfo=UTC)
AFTER = date(2027, 11, 1)
SEED = 1


def figures_of(site: Site, period: Period = YEAR, today: date = AFTER) -> MemoFigures:
    return memo_figures(site, period, today)


def counted(lines: list[Any], which: str = "published") -> dict[str, int]:
    return {line.label: getattr(line, which).count for line in lines}


ACTS = {
    Figure.RETURNED: "returned",
    Figure.REFUSED: "refused",
    Figure.APPROVED: "approved",
    Figure.ORAL: "oral_approved",
    Figure.ARCHIVED: "archived",
    Figure.TAKEN_DOWN: "taken_down",
}


def test_figures_equal_a_recount_of_the_raw_rows(officers: Officers, site: Site) -> None:
    """For a random story of more than a year, in the year and in each quarter."""
    _webmaster2 = officers.webmaster2
    Story(officers, SEED, START).live(110)
    rows = raw_rows(site)
    whole = recount(rows, YEAR.first, YEAR.last)
    assert whole["first"] > 2 and whole["updated"] and whole["fates"] and whole["corrected"]
    for quarter in (0, *QUARTERS):
        period = Period(2027, quarter)
        raw = recount(rows, period.first, period.last)
        figures = figures_of(site, period)
        compare_counts(figures, raw)
        compare_tables(figures, raw)


def compare_counts(figures: MemoFigures, raw: dict[str, Any]) -> None:
    named = ("first", "updated", "published", "requested", "corrected", "second_checked")
    counts = {name: figures.count(Figure(name)) for name in named}
    assert counts == {name: raw[name] for name in named}
    acts = {act: figures.count(figure) for figure, act in ACTS.items()}
    assert acts == {act: raw["acts"][act] for act in acts}
    fates = {each: figures.count(Figure(each)) for each in Figure.values if "oral_" in each}
    assert {name: count for name, count in fates.items() if count} == raw["fates"]
    assert figures.count(Figure.RISK) == raw["risky"] == 0
    assert figures.median_wait == (median(raw["waits"]) if raw["waits"] else None)


def compare_tables(figures: MemoFigures, raw: dict[str, Any]) -> None:
    for dimension in ("kind", "unit", "month", "section"):
        for which in ("first", "updated", "published"):
            table = counted(figures.lines(dimension), which)
            assert sum(table.values()) == raw[which], (dimension, which)
    assert by_key(figures, "first.kind") == raw["by_kind"]
    assert by_key(figures, "returned.reason") == raw["returned_why"]
    by_month = {str(month): count for month, count in raw["by_month"].items()}
    assert by_key(figures, "published.month") == by_month


def by_key(figures: MemoFigures, start: str) -> dict[str, int]:
    """{what comes after ``start``: how many rows}."""
    return {
        key.removeprefix(f"{start}."): len(rows)
        for key, rows in figures.rows.items()
        if key.startswith(f"{start}.")
    }


def test_acts_are_counted_by_their_day_in_bangkok(site: Site) -> None:
    page = LawPageFactory()
    for moment in ("2026-09-30T16:59:59Z", "2026-09-30T17:00:00Z", "2027-09-30T16:59:59Z",
                   "2027-09-30T17:00:00Z"):  # fmt: skip
        with time_machine.travel(moment, tick=False):
            append(Act.ARCHIVED, page, None)
    assert counts_of_acts(site, YEAR.first, YEAR.last) == {"archived": 2}
    assert figures_of(site).count(Figure.ARCHIVED) == 2


def test_a_page_is_new_once_and_then_updated(officers: Officers, site: Site) -> None:
    with time_machine.travel("2026-09-10T03:00:00Z", tick=False):
        page = publish_any(LawPageFactory(owner=officers.requester), officers)
    with time_machine.travel("2026-11-10T03:00:00Z", tick=False):
        content = page.get_latest_revision_as_object()
        content.summary = "แก้ไขแล้ว"
        content.save_revision(user=officers.requester)
        publish_any(page, officers)
        publish_any(NewsPageFactory(owner=officers.requester), officers)
    figures = figures_of(site)
    assert [figures.count(each) for each in (Figure.FIRST, Figure.UPDATED)] == [1, 1]
    assert figures_of(site, Period(2026)).count(Figure.FIRST) == 1


def test_the_fiscal_years_of_leap_days_and_quarters_are_whole() -> None:
    days = [Period(2028, quarter) for quarter in QUARTERS]
    assert [period.first for period in days] == [
        date(2027, 10, 1), date(2028, 1, 1), date(2028, 4, 1), date(2028, 7, 1)]  # fmt: skip
    assert [period.last for period in days] == [
        date(2027, 12, 31), date(2028, 3, 31), date(2028, 6, 30), date(2028, 9, 30)]  # fmt: skip
    assert Period(2028).before == Period(2027)
    assert Period(2028, 1).before == Period(2027, 4)
    assert Period(2028, 3).before == Period(2028, 2)


@pytest.fixture
def published(officers: Officers) -> Callable[..., Any]:
    def publish_of(unit: Unit) -> Any:
        with time_machine.travel("2026-11-10T03:00:00Z", tick=False):
            page = LawPageFactory(owner=officers.requester, owner_unit=unit)
            return publish_any(page, officers)

    return publish_of


def test_a_renamed_unit_is_counted_once_under_todays_name(
    published: Callable[..., Any], officers: Officers, site: Site
) -> None:
    unit = UnitFactory(name="กองการคลัง")
    published(unit)
    with time_machine.travel("2027-02-10T03:00:00Z", tick=False):
        wanted = Unit.objects.get(pk=unit.pk)
        wanted.name = "สำนักคลัง"
        change = propose(UNIT, site, str(unit.pk), wanted, officers.webmaster, "เปลี่ยนชื่อ")
        allow(change, officers.approver)
    published(Unit.objects.get(pk=unit.pk))
    assert counted(figures_of(site).lines("unit")) == {"สำนักคลัง (เดิม กองการคลัง)": 2}
    with time_machine.travel("2027-11-10T03:00:00Z", tick=False):
        published_later = Period(2028)
    assert counted(figures_of(site, published_later, date(2027, 11, 10)).lines("unit")) == {}


def test_a_merged_unit_counts_for_the_one_that_has_its_pages(
    published: Callable[..., Any], site: Site
) -> None:
    gone, stays = UnitFactory(name="กองเดิม"), UnitFactory(name="กองใหม่")
    page = published(gone)
    published(stays)
    page.owner_unit = stays
    page.save(update_fields=["owner_unit"])
    number = gone.pk
    gone.delete()
    (line,) = figures_of(site).lines("unit")
    assert line.published.count == 2
    assert line.label == f"กองใหม่ (เดิม หน่วยงานหมายเลข {number})"


def test_items_of_the_years_lists_are_counted(
    published: Callable[..., Any], officers: Officers, site: Site
) -> None:
    page = published(UnitFactory())
    item = ItemFactory(framework=FrameworkFactory(fiscal_year=2027), code="O7")
    other = ItemFactory(framework=FrameworkFactory(fiscal_year=2026), code="O8")
    EvidenceFactory(item=item, page=page)
    EvidenceFactory(item=other, page=page)
    (line,) = figures_of(site).lines("item")
    assert "O7" in line.label and line.first.count == 1


def test_rows_noted_as_written_twice_count_once(site: Site) -> None:
    page = LawPageFactory()
    with time_machine.travel("2026-11-10T03:00:00Z", tick=False):
        append(Act.ARCHIVED, page, None)
        twice = append(Act.ARCHIVED, page, None)
        append(Act.MENDED, page, None, details={"written_twice": twice.pk})
    assert figures_of(site).count(Figure.ARCHIVED) == 1


def test_another_agencys_acts_are_not_counted(site: Site) -> None:
    with time_machine.travel("2026-11-10T03:00:00Z", tick=False):
        root = LawPageFactory(live=True)
        other = Site.objects.create(hostname="other.go.th", root_page=root)
        append(Act.ARCHIVED, root, None, site=other)
    assert figures_of(site).is_empty and figures_of(site).began_on is None
    assert figures_of(other).count(Figure.ARCHIVED) == 1


def test_the_number_of_queries_does_not_grow(
    officers: Officers, site: Site, django_assert_num_queries: Any
) -> None:
    def publish_one() -> None:
        with time_machine.travel("2026-11-10T03:00:00Z", tick=False):
            publish_any(LawPageFactory(owner=officers.requester), officers)

    publish_one()
    figures_of(site)
    with django_assert_num_queries(QUERIES):
        figures_of(site)
    for _page in range(3):
        publish_one()
    with django_assert_num_queries(QUERIES):
        assert figures_of(site).count(Figure.FIRST) == 4


QUERIES = 23  # 13 for the register and the sources beside it, 6 for reviews, 4 for training


def test_a_period_knows_how_far_it_is_known(site: Site) -> None:
    with time_machine.travel("2026-12-01T03:00:00Z", tick=False):
        append(Act.ARCHIVED, LawPageFactory(), None)
    figures = figures_of(site, YEAR, date(2027, 1, 15))
    assert figures.is_partial and figures.known_until == date(2027, 1, 15)
    assert figures.began_within and figures.began_on == date(2026, 12, 1)
    assert Counter(line.label for line in figures.lines("month")).keys() == {
        "ตุลาคม 2569", "พฤศจิกายน 2569", "ธันวาคม 2569", "มกราคม 2570"}  # fmt: skip
    assert not figures_of(site).is_partial
