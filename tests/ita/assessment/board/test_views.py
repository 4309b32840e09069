"""The board as officers see it."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.models import Unit
from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.board.enums import WorkStatus
from ita.assessment.board.views import ROWS_PER_PAGE
from ita.assessment.enums import Requirement, Wording
from ita.assessment.models import Deadline, Framework
from tests.factories import (
    ElementFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    SubIndicatorFactory,
    UserFactory,
)
from tests.ita.assessment.board.conftest import in_days, prove

BOARD = "ita_board"


def board(client: Client, query: str = "") -> BeautifulSoup:
    response = client.get(f"{reverse(BOARD)}?{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def codes(soup: BeautifulSoup) -> list[str]:
    links = soup.select(".ita-row .ita-coverage__title")
    return [link.get_text().split()[0] for link in links]


class TestWhoSeesIt:
    def test_anonymous_visitors_log_in_first(self, framework: Framework) -> None:
        assert Client().get(reverse(BOARD)).url.startswith(reverse("wagtailadmin_login"))

    @pytest.mark.parametrize("role", ["requester", "checker", "approver", "webmaster"])
    def test_every_duty_reads_and_assigns_nothing(
        self, framework: Framework, client_of: Callable[[Any], Client], request: Any, role: str
    ) -> None:
        ItemFactory(framework=framework)
        soup = board(client_of(request.getfixturevalue(role)))
        assert len(codes(soup)) == 1
        assert not soup.select("form[method=post][action*='/board/'], a[href*='/assign/']")
        assert not soup.select("input[name=item]")

    def test_who_reads_no_drafts_is_turned_away(
        self, framework: Framework, client_of: Callable[[Any], Client], case_officer: Any
    ) -> None:
        assert client_of(case_officer).get(reverse(BOARD)).status_code == 403

    def test_a_duty_elsewhere_opens_nothing_here(
        self,
        framework: Framework,
        site: Site,
        other_agency: Site,
        client_of: Callable[[Any], Client],
        assigned: Any,
        stranger: Any,
        unit: Unit,
    ) -> None:
        assigned(ItemFactory(framework=framework, code="O1"), unit=unit)
        own = FrameworkFactory(scheme="OWN", site=site)
        soup = board(client_of(stranger), f"framework={framework.pk}")
        assert codes(soup) == ["O1"]  # the list came with the system
        assert unit.name not in soup.get_text() and "OWN" not in soup.get_text()
        assert client_of(stranger).get(f"{reverse(BOARD)}?framework={own.pk}").status_code == 404

    def test_a_draft_of_a_list_has_no_board(self, officer: Client, framework: Framework) -> None:
        draft = FrameworkFactory(scheme="LPA", is_draft=True)
        assert officer.get(f"{reverse(BOARD)}?framework={draft.pk}").status_code == 404
        assert "LPA" not in board(officer).get_text()

    @pytest.mark.parametrize("number", ["999", "9" * 40, "²"])
    def test_a_list_that_is_not_there(self, officer: Client, number: str) -> None:
        response = officer.get(reverse(BOARD), {"framework": number})
        assert response.status_code == (200 if number == "²" else 404)


class TestRows:
    def test_what_stands_on_a_row(
        self, officer: Client, framework: Framework, unit: Unit, owner: Any, assigned: Any
    ) -> None:
        item = ItemFactory(framework=framework, code="O5", wording=Wording.UNKNOWN)
        met, missing = ElementFactory.create_batch(2, item=item)
        ElementFactory(item=item, requirement=Requirement.OPTIONAL)
        EvidenceFactory(item=item, elements=[met])
        assigned(
            item,
            unit=unit,
            officer=owner,
            due_on=in_days(-1),
            work_status=WorkStatus.WAITING,
        )
        soup = board(officer)
        [row] = soup.select(".ita-row--overdue")
        text = row.get_text(" ", strip=True)
        assert missing.text in row.select_one(".ita-row__problem").get_text()  # type: ignore[union-attr]
        for part in ("O5", unit.name, owner.posts.get().full_name, str(WorkStatus.WAITING.label)):
            assert part in text
        assert row.select(".ita-unconfirmed")
        marks = [mark["class"][1].removeprefix("ita-mark--") for mark in row.select(".ita-mark")]
        assert marks[:2] == ["unknown", "not_met"] and marks[2] == "optional"
        assert all(mark.select(".w-sr-only") for mark in row.select(".ita-mark"))

    def test_what_is_complete_is_not_overdue_and_has_no_problem(
        self, officer: Client, framework: Framework, assigned: Any
    ) -> None:
        assigned(prove(ItemFactory(framework=framework)), due_on=in_days(-9))
        soup = board(officer)
        assert codes(soup) and not soup.select(".ita-row--overdue, .ita-row__problem, .ita-first")

    def test_items_stand_under_their_sub_indicators(
        self, officer: Client, framework: Framework
    ) -> None:
        second = SubIndicatorFactory(framework=framework, code="9.2", title="การบริหารงาน")
        ItemFactory(framework=framework, code="O1")
        ItemFactory(framework=framework, code="O2", sub_indicator_code=second.code)
        headings = [each.get_text(strip=True) for each in board(officer).select("h3.ita-group")]
        assert headings == ["9.1 ข้อมูลพื้นฐาน", "9.2 การบริหารงาน"]

    def test_who_left_is_still_named(
        self, officer: Client, framework: Framework, owner: Any, assigned: Any
    ) -> None:
        assigned(ItemFactory(framework=framework), officer=owner)
        owner.posts.update(valid_until=in_days(-1))
        assert owner.username in board(officer).get_text()

    def test_deadlines_are_days_of_the_thai_calendar(
        self, officer: Client, framework: Framework
    ) -> None:
        Deadline.objects.create(framework=framework, what="ส่งลิงก์", due_on=in_days(3))
        Deadline.objects.create(framework=framework, what="แผน", stated="ภายในเดือนนี้")
        text = board(officer).select_one(".ita-terms").get_text(" ", strip=True)  # type: ignore[union-attr]
        assert "เหลือ 3 วัน" in text and str(in_days(3).year + 543) in text
        assert str(in_days(3).year) not in text and "ภายในเดือนนี้" in text


class TestAskingForLess:
    @pytest.fixture
    def filled(
        self, framework: Framework, unit: Unit, owner: Any, assigned: Any, ita_officer: Any
    ) -> None:
        """O1: the unit's, overdue; O2: the owner's; O3: complete; O4: nobody's, in 9.2"""
        SubIndicatorFactory(framework=framework, code="9.2", title="การบริหารงาน")
        first, second, third = (ItemFactory(framework=framework, code=f"O{n}") for n in (1, 2, 3))
        ItemFactory(framework=framework, code="O4", sub_indicator_code="9.2", title="แผนน้ำ")
        assigned(first, unit=unit, due_on=in_days(-1))
        assigned(second, officer=owner, due_on=in_days(1))
        assigned(prove(third), officer=ita_officer, due_on=in_days(-1))

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", ["O1", "O2", "O3", "O4"]),
            ("state=complete", ["O3"]),
            ("state=nonsense", ["O1", "O2", "O3", "O4"]),
            ("unit={unit}", ["O1"]),
            ("unit=none", ["O2", "O3", "O4"]),
            ("officer={owner}", ["O2"]),
            ("officer=none", ["O1", "O4"]),
            ("officer=none&unit=none", ["O4"]),
            ("officer=x'--&unit=²", ["O1", "O2", "O3", "O4"]),
            ("sub=9.2", ["O4"]),
            ("sub=9.9", []),
            ("overdue=1", ["O1"]),
            ("q=แผนนํ้า", ["O4"]),
            ("q=o4+แผน", ["O4"]),
            ("q=o1+แผนน้ำ", []),
            ("q=%00", ["O1", "O2", "O3", "O4"]),
            ("mine=1", ["O3"]),
        ],
    )
    def test_by_the_address(
        self, officer: Client, filled: None, owner: Any, unit: Unit, query: str, expected: list[str]
    ) -> None:
        soup = board(officer, query.format(unit=unit.pk, owner=owner.pk))
        assert codes(soup) == expected

    def test_mine_is_my_units_too(
        self, filled: None, owner: Any, client_of: Callable[[Any], Client]
    ) -> None:
        assert codes(board(client_of(owner), "mine=1")) == ["O1", "O2"]

    def test_tiles_and_pages_keep_what_was_asked(
        self, officer: Client, framework: Framework, unit: Unit, assigned: Any
    ) -> None:
        for item in ItemFactory.create_batch(ROWS_PER_PAGE + 1, framework=framework):
            assigned(item, unit=unit)
        ItemFactory(framework=framework)
        soup = board(officer, f"framework={framework.pk}&unit={unit.pk}&state=no_evidence")
        assert len(codes(soup)) == ROWS_PER_PAGE
        link = soup.select_one("a[rel=next]")
        assert link
        for part in (f"unit={unit.pk}", "state=no_evidence", "page=2"):
            assert part in str(link["href"])
        assert len(codes(board(officer, str(link["href"]).split("?")[1].split("#")[0]))) == 1
        counts = [tile.get_text(strip=True) for tile in soup.select(".ita-tile strong")]
        assert counts[0] == str(ROWS_PER_PAGE + 1)
        assert all(f"unit={unit.pk}" in str(tile["href"]) for tile in soup.select(".ita-tile"))

    @pytest.mark.parametrize("page", ["0", "99", "x", "-1"])
    def test_a_page_that_is_not_there(self, officer: Client, filled: None, page: str) -> None:
        assert codes(board(officer, f"page={page}"))


class TestForecastAndPriorities:
    def test_unknown_marks_are_a_range_and_typed_ones_a_number(
        self, officer: Client, framework: Framework, site: Site
    ) -> None:
        prove(ItemFactory(framework=framework))
        ItemFactory(framework=framework)
        total = ".ita-forecast__total dd"
        assert "20.00 – 80.00" in board(officer).select_one(total).get_text()  # type: ignore[union-attr]
        AgencyAssessment.objects.create(site=site, framework=framework, iit=50, eit=100)
        text = board(officer).select_one(total).get_text()  # type: ignore[union-attr]
        assert "65.00" in text and "–" not in text
        assert "ประมาณการ ไม่ใช่ผลการประเมิน" in board(officer).get_text()

    def test_another_agencys_marks_are_not_used(
        self, officer: Client, framework: Framework, other_agency: Site
    ) -> None:
        ItemFactory(framework=framework)
        AgencyAssessment.objects.create(site=other_agency, framework=framework, iit=99, eit=99)
        assert "99" not in board(officer).select_one(".ita-forecast").get_text()  # type: ignore[union-attr]

    def test_a_list_that_does_not_say_how_it_is_scored_has_no_forecast(
        self, officer: Client, site: Site
    ) -> None:
        ItemFactory(framework=FrameworkFactory(scheme="LPA"))
        soup = board(officer)
        assert not soup.select(".ita-forecast__list")
        assert soup.select(".ita-first li") and "คะแนน" not in soup.select(".ita-first li")[0].text

    def test_what_to_mend_first_says_why(self, officer: Client, framework: Framework) -> None:
        prove(ItemFactory(framework=framework, code="O1"))
        many = ItemFactory(framework=framework, code="O2")
        ElementFactory.create_batch(3, item=many)
        EvidenceFactory(item=many)
        ItemFactory(framework=framework, code="O3")
        rows = [each.get_text(" ", strip=True) for each in board(officer).select(".ita-first li")]
        assert [row.split()[0] for row in rows] == ["O3", "O2"]
        assert "13.33" in rows[0] and "4 ปัญหา" in rows[1]  # three elements and their wording


def test_queries_do_not_grow_with_items_pages_and_owners(
    officer: Client, framework: Framework, unit: Unit, assigned: Any
) -> None:
    def fill(count: int) -> None:
        for _n in range(count):
            item = ItemFactory(framework=framework)
            elements = ElementFactory.create_batch(2, item=item)
            EvidenceFactory.create_batch(2, item=item, elements=elements)
            assigned(item, unit=unit, officer=UserFactory(requester=True), due_on=in_days(1))

    def queries() -> int:
        officer.get(reverse(BOARD))
        with CaptureQueriesContext(connection) as captured:
            officer.get(reverse(BOARD))
        return len(captured)

    fill(2)
    few = queries()
    fill(12)
    assert queries() == few
