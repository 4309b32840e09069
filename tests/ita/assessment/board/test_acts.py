"""What is done from the board: assigning, reporting, telling, stating; and by whom not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.models import Unit
from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.board.enums import WorkStatus
from ita.assessment.board.models import Assignment
from ita.assessment.models import Framework, Item
from ita.notifications.daily.models import DailyMail
from tests.factories import FrameworkFactory, ItemFactory
from tests.ita.assessment.board.conftest import in_days

ROLES = ["requester", "checker", "approver", "webmaster", "case_officer"]
WRITING = ["ita_board_assign", "ita_board_agency", "ita_board_remind"]


@pytest.fixture
def item(framework: Framework) -> Item:
    return ItemFactory(framework=framework, code="O5")


@pytest.fixture
def assignment(item: Item, owner: Any, unit: Unit, assigned: Any) -> Assignment:
    row: Assignment = assigned(item, officer=owner, due_on=in_days(2))
    return row


def url(name: str, thing: Any, query: str = "") -> str:
    return f"{reverse(name, args=[thing.pk])}{query}"


def said() -> list[Any]:
    models = (Assignment, AgencyAssessment, DailyMail)
    return [list(model.objects.order_by("pk").values()) for model in models]


class TestWhoMayNot:
    @pytest.mark.parametrize("role", [None, *ROLES])
    def test_other_people_change_nothing(
        self,
        framework: Framework,
        item: Item,
        assignment: Assignment,
        client_of: Callable[[Any], Client],
        request: Any,
        role: str | None,
    ) -> None:
        client = client_of(request.getfixturevalue(role)) if role else Client()
        before = said()
        data = {"item": item.pk, "unit": "", "officer": "", "due_on": "", "iit": "1"}
        refused = 403 if role == "case_officer" else 302  # who has no duty in publication
        for name in WRITING:
            assert client.post(url(name, framework), data).status_code == refused, name
            if name != "ita_board_remind":
                answer = client.get(url(name, framework, f"?item={item.pk}"))
                assert answer.status_code == refused
        answer = client.post(url("ita_board_report", item), {"work_status": "done"})
        assert answer.status_code == refused
        assert said() == before and not mail.outbox

    def test_another_agency_does_not_find_it(
        self, site: Site, stranger: Any, client_of: Callable[[Any], Client], assigned: Any
    ) -> None:
        own = ItemFactory(framework=FrameworkFactory(scheme="OWN", site=site))
        assigned(own)
        client, before = client_of(stranger), said()
        for name in WRITING:
            assert client.post(url(name, own.framework), {"item": own.pk}).status_code == 404, name
        assert client.post(url("ita_board_report", own)).status_code == 404
        assert said() == before

    def test_another_agency_writes_on_its_own_board_of_a_common_list(
        self,
        framework: Framework,
        item: Item,
        assignment: Assignment,
        stranger: Any,
        client_of: Callable[[Any], Client],
        unit: Unit,
    ) -> None:
        client = client_of(stranger)
        data = {"item": item.pk, "unit": str(unit.pk), "officer": "", "due_on": ""}
        assert client.post(url("ita_board_assign", framework), data).status_code == 422
        data["unit"] = ""
        client.post(url("ita_board_assign", framework), data)
        client.post(url("ita_board_remind", framework))
        assignment.refresh_from_db()
        assert assignment.officer and not mail.outbox
        assert Assignment.objects.count() == 2

    def test_a_forged_post_changes_nothing(
        self, framework: Framework, item: Item, assignment: Assignment, ita_officer: Any, owner: Any
    ) -> None:
        before = said()
        for user in (ita_officer, owner):
            client = Client(enforce_csrf_checks=True)
            client.force_login(user)
            for name in WRITING:
                assert client.post(url(name, framework), {"item": item.pk}).status_code == 403
            assert client.post(url("ita_board_report", item)).status_code == 403
        assert said() == before


class TestAssigning:
    def test_one_item(
        self, officer: Client, framework: Framework, item: Item, owner: Any, unit: Unit
    ) -> None:
        address = url("ita_board_assign", framework, f"?item={item.pk}")
        assert b"O5" in officer.get(address).content
        data = {
            "item": item.pk,
            "unit": unit.pk,
            "officer": owner.pk,
            "due_on": "๑/๑๒/๒๕๖๙",
            "next": f"{reverse('ita_board')}?mine=1",
        }
        response = officer.post(address, data)
        assert response.url == data["next"]
        row = Assignment.objects.get(item=item)
        assert (row.unit, row.officer, row.due_on.isoformat()) == (unit, owner, "2026-12-01")
        text = officer.get(address).content.decode()
        assert "01/12/2569" in text and owner.posts.get().full_name in text

    def test_many_keep_what_is_left_as_it_is(
        self, officer: Client, framework: Framework, assignment: Assignment, unit: Unit, owner: Any
    ) -> None:
        other = ItemFactory(framework=framework)
        data = {
            "item": [assignment.item_id, other.pk],
            "unit": unit.pk,
            "officer": "keep",
            "due_on": "",
        }
        assert officer.post(url("ita_board_assign", framework), data).status_code == 302
        assignment.refresh_from_db()
        assert (assignment.unit, assignment.officer, assignment.due_on) == (unit, owner, in_days(2))
        assert Assignment.objects.get(item=other).unit == unit
        officer.post(url("ita_board_assign", framework), {**data, "clear_due": "on", "officer": ""})
        assignment.refresh_from_db()
        assert (assignment.officer, assignment.due_on) == (None, None)

    @pytest.mark.parametrize("numbers", [[], ["x"], ["²"]])
    def test_nothing_ticked(
        self, officer: Client, framework: Framework, numbers: list[str]
    ) -> None:
        address = url("ita_board_assign", framework)
        assert officer.get(address, {"item": numbers}).status_code == 302
        assert officer.post(address, {"item": numbers}).status_code == 302

    def test_an_item_of_another_list(self, officer: Client, framework: Framework) -> None:
        other = ItemFactory(framework=FrameworkFactory(scheme="MOIT"))
        address = url("ita_board_assign", framework)
        assert officer.get(address, {"item": other.pk}).status_code == 404
        assert officer.post(address, {"item": other.pk, "unit": ""}).status_code == 404

    @pytest.mark.parametrize(
        "wrong", [{"due_on": "1/12/2026"}, {"due_on": "x"}, {"unit": "999"}, {"officer": "-1"}]
    )
    def test_what_is_wrong_is_said(
        self, officer: Client, framework: Framework, item: Item, wrong: dict[str, str]
    ) -> None:
        data = {"item": item.pk, "unit": "", "officer": "", "due_on": ""} | wrong
        assert officer.post(url("ita_board_assign", framework), data).status_code == 422
        assert not Assignment.objects.exists()

    @pytest.mark.parametrize(
        "elsewhere", ["https://evil.example/", "//evil.example/admin/", "/", "javascript:alert(1)"]
    )
    def test_it_leads_nowhere_else(
        self, officer: Client, framework: Framework, item: Item, elsewhere: str
    ) -> None:
        data = {"item": item.pk, "unit": "", "officer": "", "due_on": "", "next": elsewhere}
        response = officer.post(url("ita_board_assign", framework), data)
        assert response.url.startswith(reverse("ita_board"))


class TestReporting:
    def test_the_owner_reports_where_they_stand(
        self, assignment: Assignment, owner: Any, client_of: Callable[[Any], Client]
    ) -> None:
        client = client_of(owner)
        address = url("ita_board_report", assignment.item)
        for screen in (reverse("ita_board"), reverse("ita_item", args=[assignment.item_id])):
            assert f'action="{address}"' in client.get(screen).content.decode()
        client.post(address, {"work_status": "under_way"})
        client.post(address, {"work_status": "nonsense"})
        assignment.refresh_from_db()
        assert assignment.work_status == WorkStatus.UNDER_WAY

    def test_an_ita_officer_does_not_speak_for_them(
        self, assignment: Assignment, officer: Client
    ) -> None:
        address = url("ita_board_report", assignment.item)
        assert f'action="{address}"' not in officer.get(reverse("ita_board")).content.decode()
        assert officer.post(address, {"work_status": "done"}).status_code == 302
        assert officer.get(address).status_code == 405
        assignment.refresh_from_db()
        assert assignment.work_status == WorkStatus.NOT_BEGUN


class TestTelling:
    def test_the_button_on_the_board(
        self, officer: Client, framework: Framework, assignment: Assignment
    ) -> None:
        address = url("ita_board_remind", framework)
        assert f'action="{address}"' in officer.get(reverse("ita_board")).content.decode()
        said = officer.post(address, follow=True).content.decode()
        assert "กำลังส่งจดหมายแจ้งผู้รับผิดชอบ 1 ราย" in said
        again = officer.post(address, follow=True).content.decode()
        assert "เช้าวันพรุ่งนี้" in again
        assert len(mail.outbox) == 1
        assert "จดหมายแจ้งผู้รับผิดชอบล่าสุด" in officer.get(reverse("ita_board")).content.decode()


class TestStating:
    def test_kind_and_marks(self, officer: Client, framework: Framework) -> None:
        address = url("ita_board_agency", framework)
        data = {"agency_kind": "local", "iit": "๘๑.๕", "eit": ""}
        assert officer.post(address, data).status_code == 302
        row = AgencyAssessment.objects.get()
        assert (row.agency_kind, str(row.iit), row.eit) == ("local", "81.50", None)
        assert "81.5" in officer.get(address).content.decode()

    @pytest.mark.parametrize("mark", ["-1", "100.01", "NaN", "Infinity", "x", "1e9", "81.555"])
    def test_what_is_no_mark(self, officer: Client, framework: Framework, mark: str) -> None:
        data = {"agency_kind": "", "iit": mark, "eit": ""}
        assert officer.post(url("ita_board_agency", framework), data).status_code == 422
        assert not AgencyAssessment.objects.exists()

    def test_a_kind_that_is_not_there(self, officer: Client, framework: Framework) -> None:
        data = {"agency_kind": "kingdom", "iit": "", "eit": ""}
        assert officer.post(url("ita_board_agency", framework), data).status_code == 422
