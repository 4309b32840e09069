"""The next year is opened whole or not at all, and the year before stays as it was."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from ita.assessment.agency.enums import AgencyKind
from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.board.models import Assignment
from ita.assessment.confirmation.models import WordingConfirmation
from ita.assessment.enums import Wording
from ita.assessment.evidence.models import Evidence
from ita.assessment.frameworks.loading import load_by_officer
from ita.assessment.frameworks.operations import finish_draft
from ita.assessment.models import Framework
from ita.assessment.offers.mapping import proposed
from ita.assessment.publicity.models import PublicFramework
from ita.assessment.rollover import operations, plan
from ita.assessment.rollover.copying import as_data
from ita.assessment.rollover.models import OpenedYear
from ita.assessment.rollover.operations import carry_again, move_years_on, open_year
from ita.assessment.verdicts.models import Verdict
from ita.register.models import RegisterEntry
from tests.factories import FrameworkFactory, ItemFactory, UserFactory
from tests.ita.assessment.rollover.conftest import item

pytestmark = pytest.mark.django_db
NEW_ROWS = {"ita.registerentry", "ita.registerhead", "ita.openedyear"}


def everything() -> dict[tuple[str, int], str]:
    """Every row of the assessment and what it stands on, as text."""
    models = [
        model for label in ("ita", "home") for model in apps.get_app_config(label).get_models()
    ]
    found = {}
    for model in models:
        if model._meta.label_lower in NEW_ROWS:
            continue
        for row in model._default_manager.order_by("pk"):
            found[model._meta.label, row.pk] = serializers.serialize("json", [row])
    return found


def test_the_year_before_stays_exactly_as_it_was(
    before: Framework, site: Site, ita_officer: Any
) -> None:
    rows = everything()
    target = open_year(before, site, ita_officer)
    after = everything()
    assert {key: after.get(key) for key in rows} == rows
    added = {label for label, _pk in after.keys() - rows.keys()}
    assert added <= {
        *("ita.Framework", "ita.Indicator", "ita.SubIndicator", "ita.Item", "ita.Element"),
        *("ita.Deadline", "ita.Assignment"),
    }
    assert target.year_be == 2570 and target.site == site


class TestACopy:
    @pytest.fixture
    def target(self, before: Framework, site: Site, ita_officer: Any) -> Framework:
        return open_year(before, site, ita_officer)

    def test_is_a_draft_that_nobody_outside_reads(self, target: Framework, site: Site) -> None:
        assert target.is_draft and not target.is_shipped
        assert not PublicFramework.objects.exists()
        assert target not in Framework.objects.for_work(site)

    def test_says_of_every_wording_that_it_was_carried_over(self, target: Framework) -> None:
        for row in target.items.all():
            assert (row.wording, row.predecessors) == (Wording.CARRIED_OVER, [row.code])
            assert "2569" in row.source
        assert item(target, "O1").elements.get().wording == Wording.CARRIED_OVER
        assert "2569" in target.note and "2570" in target.note

    def test_has_no_evidence_verdict_or_confirmation(self, target: Framework) -> None:
        for model in (Evidence, Verdict, WordingConfirmation):
            assert not model.objects.filter(item__framework=target).exists()

    def test_owner_and_day_go_on_and_what_is_not_known_is_not(
        self, target: Framework, unit: Any, owner: Any
    ) -> None:
        row = Assignment.objects.get(item__framework=target)
        assert (row.item.code, row.unit, row.officer) == ("O1", unit, owner)
        assert (row.due_on, row.work_status) == (date(2027, 2, 27), "")

    def test_days_move_and_say_so_and_words_of_a_year_become_unknown(
        self, target: Framework
    ) -> None:
        dated, stated = target.deadlines.order_by("sort_order")
        assert dated.due_on == date(2027, 3, 28) and "2569" in dated.source
        assert stated.due_on is None
        assert stated.stated != "ภายในเดือนพฤศจิกายน 2568 เท่านั้น" and "2569" in stated.stated

    def test_evidence_is_proposed_with_its_reason(self, target: Framework, site: Site) -> None:
        (line,) = proposed(target, site)
        assert (line.item.code, line.evidence.item.code) == ("O1", "O1")
        assert "2569" in line.why_not  # of the year before: shown, and cannot be ticked

    def test_is_on_the_register(self, target: Framework, ita_officer: Any) -> None:
        row = RegisterEntry.objects.get(act="year_opened")
        assert (row.actor_id, row.subject_label) == (ita_officer.pk, "OIT 2570")
        assert row.details["opened_from"] == "OIT 2569"
        assert RegisterEntry.objects.filter(details__has_key="link_for").count() == 0

    def test_a_second_time_says_that_it_is_there(
        self, target: Framework, before: Framework, site: Site, ita_officer: Any
    ) -> None:
        count = Framework.objects.count()
        with pytest.raises(NotAllowed, match="OIT 2570"):
            open_year(before, site, ita_officer)
        assert (Framework.objects.count(), OpenedYear.objects.count()) == (count, 1)

    def test_once_finished_the_next_one_is_opened_from_it(
        self, target: Framework, site: Site, ita_officer: Any
    ) -> None:
        with pytest.raises(NotAllowed):
            open_year(target, site, ita_officer)
        finish_draft(target, ita_officer)
        target.refresh_from_db()
        assert open_year(target, site, ita_officer).year_be == 2571

    def test_years_that_were_ticked_move_on_and_no_other(
        self, target: Framework, before: Framework, site: Site, ita_officer: Any
    ) -> None:
        (found,) = plan.plan_of(before, site).other_years
        assert move_years_on(before, site, ita_officer, []) == 0
        with pytest.raises(NotAllowed):
            move_years_on(before, site, ita_officer, [found.key, "0"])
        assert move_years_on(before, site, ita_officer, [found.key, found.key]) == 1
        assert item(target, "O3").title == "แผน ปีงบประมาณ พ.ศ. 2570"
        assert item(before, "O3").title == "แผน ปีงบประมาณ พ.ศ. 2569"
        assert plan.plan_of(before, site).other_years == ()

    def test_the_issuers_list_over_it_takes_no_owner_to_another_item(
        self, target: Framework, before: Framework, site: Site, ita_officer: Any, unit: Any
    ) -> None:
        Assignment.objects.create(site=site, item=item(target, "O2"), unit=unit)
        data = as_data(target)
        one, two, _three = data.items
        swapped = (
            type(one)("O1", "สถิติการให้บริการ", "9", predecessors=("O3",)),
            type(one)("O4", one.title, "9", predecessors=("O1",)),
            two,
        )
        load_by_officer(type(data)(**{**vars(data), "items": swapped}), site, user=ita_officer)
        rows = Assignment.objects.filter(item__framework=target)
        assert [row.item.code for row in rows] == ["O2"]
        assert carry_again(before, site, ita_officer) == 1
        assert carry_again(before, site, ita_officer) == 0
        assert set(rows.values_list("item__code", flat=True)) == {"O2", "O4"}


class TestAListThatIsThere:
    @pytest.fixture
    def after(self, before: Framework) -> Framework:
        framework: Framework = FrameworkFactory(fiscal_year=2027)
        rows = {"O1": ["O1", "O2"], "O2": ["O3"], "O3": ["O3"], "O4": []}
        for code, names in rows.items():
            ItemFactory(framework=framework, code=code, title=f"ข้อ {code}", predecessors=names)
        return framework

    def test_is_matched_and_not_changed(
        self, after: Framework, before: Framework, site: Site, ita_officer: Any
    ) -> None:
        rows = everything()
        assert open_year(before, site, ita_officer) == after
        added = everything()
        assert {key: added.get(key) for key in rows} == rows
        assert {label for label, _pk in added.keys() - rows.keys()} == {"ita.Assignment"}
        kinds = [step.succession.kind for step in plan.plan_of(before, site).steps]
        assert kinds == ["merged", "split", "split", "new"]

    def test_owners_that_differ_are_left_open_and_said(
        self, after: Framework, before: Framework, site: Site, ita_officer: Any, unit: Any
    ) -> None:
        other = type(unit).objects.create(site=site, name="กองช่าง")
        Assignment.objects.create(
            site=site, item=item(before, "O2"), unit=other, due_on=date(2026, 2, 27)
        )
        (first, *_rest) = plan.plan_of(before, site).steps
        assert first.handover.unit is None and "กองช่าง" in str(first.handover.remarks)
        assert first.handover.due_on == date(2027, 2, 27)

    def test_an_officer_without_a_duty_today_is_not_carried_over(
        self, after: Framework, before: Framework, site: Site, owner: Any, unit: Any
    ) -> None:
        owner.posts.update(valid_from=date(2019, 1, 1), valid_until=date(2020, 1, 1))
        (first, *_rest) = plan.plan_of(before, site).steps
        assert first.handover.officer_id is None and first.handover.unit == unit
        assert first.handover.remarks

    def test_what_an_officer_assigned_already_stays(
        self, after: Framework, before: Framework, site: Site, ita_officer: Any
    ) -> None:
        mine = Assignment.objects.create(site=site, item=item(after, "O1"), due_on=None)
        open_year(before, site, ita_officer)
        assert list(Assignment.objects.filter(item__framework=after)) == [mine]

    def test_the_agencys_own_draft_goes_before_it(
        self, after: Framework, before: Framework, site: Site, ita_officer: Any
    ) -> None:
        own = Framework.objects.create(
            site=site, scheme="OIT", fiscal_year=2027, issuer="-", is_draft=True
        )
        assert open_year(before, site, ita_officer) == own
        assert plan.plan_of(before, site).common == after


def test_what_the_agency_is_goes_on_and_marks_of_surveys_do_not(
    before: Framework, site: Site, ita_officer: Any
) -> None:
    AgencyAssessment.objects.create(
        site=site, framework=before, agency_kind=AgencyKind.LOCAL, iit="80", eit="70"
    )
    target = open_year(before, site, ita_officer)
    row = AgencyAssessment.objects.get(framework=target)
    assert (row.agency_kind, row.iit, row.eit) == (AgencyKind.LOCAL, None, None)


def test_nothing_is_left_where_a_step_fails(
    before: Framework, site: Site, ita_officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, entries = everything(), RegisterEntry.objects.count()

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(operations, "append_about", fail)
    with pytest.raises(RuntimeError):
        open_year(before, site, ita_officer)
    assert (everything(), RegisterEntry.objects.count()) == (rows, entries)
    assert not OpenedYear.objects.exists()


@pytest.mark.parametrize("role", ["requester", "checker", "approver", "webmaster"])
def test_nobody_else_opens_a_year(before: Framework, site: Site, role: str) -> None:
    with pytest.raises(NotAllowed):
        open_year(before, site, UserFactory(**{role: True}))


def test_the_list_that_the_agency_works_with(
    before: Framework, site: Site, ita_officer: Any
) -> None:
    own = Framework.objects.create(site=site, scheme="OIT", fiscal_year=2026, issuer="-")
    with pytest.raises(NotAllowed):
        open_year(before, site, ita_officer)
    assert open_year(own, site, ita_officer).year_be == 2570


def test_queries_do_not_grow_with_items(before: Framework, site: Site) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            plan.plan_of(before, site)
        return len(captured)

    few = queries()
    for number in range(10, 30):
        ItemFactory(framework=before, code=f"O{number}")
    assert queries() == few
