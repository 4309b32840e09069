"""The months of procurement results: what is stated, that there was none, and what is missing."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client

from home.enums import Section
from home.models import SectionPage
from home.sections.procurement import months_of, newest_year
from tests.factories import ProcurementResultPageFactory

NOW = datetime(2026, 3, 31, 16, 59, tzinfo=UTC)  # still March in Bangkok


@pytest.fixture
def results(section: Callable[[Section], SectionPage]) -> Any:
    ProcurementResultPageFactory(title="ตุลา", live=True, month=10, fiscal_year=2026)
    none: dict[str, Any] = {"none_this_month": True, "contracts": []}
    ProcurementResultPageFactory(title="มกรา", live=True, month=1, fiscal_year=2026, **none)
    ProcurementResultPageFactory(title="ร่าง", month=11, fiscal_year=2026)
    ProcurementResultPageFactory(title="ปีก่อน", live=True, month=12, fiscal_year=2025)
    return section(Section.NEWS)


def test_each_month_of_the_year_stands_once(results: Any, django_assert_num_queries: Any) -> None:
    with time_machine.travel(NOW, tick=False), django_assert_num_queries(1):
        months = months_of(results.pages(), 2026)

    assert [month.month for month in months][::11] == ["ตุลาคม 2568", "กันยายน 2569"]
    assert [[page.title for page in month.pages] for month in months] == [
        ["ตุลา"],
        [],
        [],
        ["มกรา"],
        *([] for _ in range(8)),
    ]
    assert [month.is_due for month in months] == [True] * 5 + [False] * 7
    (october,) = months[0].pages
    assert (october.contracts, october.budget) == (1, Decimal("50000.00"))


def test_a_month_is_due_when_it_is_over_in_bangkok(results: Any) -> None:
    with time_machine.travel(datetime(2026, 3, 31, 17, tzinfo=UTC), tick=False):
        assert months_of(results.pages(), 2026)[5].is_due


def test_the_newest_year_is_shown_and_another_by_choice(client: Client, results: Any) -> None:
    assert newest_year(results.pages()) == 2026
    with time_machine.travel(NOW, tick=False):
        html = client.get(results.url, {"tab": "results"}).content.decode()
        before = client.get(results.url, {"tab": "results", "year": 2568}).content.decode()

    assert html.count("ยังไม่เผยแพร่") == 3 and "ไม่มีการจัดซื้อจัดจ้างในเดือนนี้" in html
    assert "ปีงบประมาณ พ.ศ. 2568 รายเดือน" in before


def test_without_results_there_is_no_table(
    client: Client, section: Callable[[Section], SectionPage]
) -> None:
    response = client.get(section(Section.NEWS).url, {"tab": "results"})

    assert response.context["months"] == []
