"""What is written of owners and of the agency, and by whom."""

from decimal import Decimal
from typing import Any

import pytest
from wagtail.models import ModelLogEntry, Site

from home.core.exceptions import NotAllowed
from home.models import Unit
from ita.assessment.agency.enums import AgencyKind
from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.board import operations
from ita.assessment.board.enums import WorkStatus
from ita.assessment.board.models import Assignment
from ita.assessment.board.operations import Ownership
from ita.assessment.models import Framework
from tests.factories import FrameworkFactory, ItemFactory, OfficerProfileFactory, UserFactory
from tests.ita.assessment.board.conftest import in_days

ROLES = ["requester", "checker", "approver", "webmaster", "case_officer"]


def state(framework: Framework, site: Site, user: Any, **marks: Any) -> None:
    kind = AgencyKind.LOCAL
    values = {"iit": None, "eit": None} | marks
    operations.state_agency(framework, site, user, agency_kind=kind, **values)


def test_many_at_once_and_again(
    framework: Framework, site: Site, ita_officer: Any, owner: Any, unit: Unit
) -> None:
    items = ItemFactory.create_batch(3, framework=framework)
    whole = Ownership(unit=unit, officer=owner, due_on=in_days(5))
    for _again in range(2):
        assert operations.assign(framework, items, site, ita_officer, whole) == 3
    rows = Assignment.objects.filter(site=site)
    assert rows.count() == 3
    assert set(rows.values_list("unit", "officer", "due_on")) == {(unit.pk, owner.pk, in_days(5))}


def test_only_what_is_given_changes(
    framework: Framework, site: Site, ita_officer: Any, owner: Any, unit: Unit, assigned: Any
) -> None:
    item = ItemFactory(framework=framework)
    row = assigned(item, unit=unit, officer=owner, due_on=in_days(1), work_status=WorkStatus.DONE)
    operations.assign(framework, [item], site, ita_officer, Ownership(given={"unit"}))
    row.refresh_from_db()
    assert (row.unit, row.officer, row.due_on) == (None, owner, in_days(1))
    assert row.work_status == WorkStatus.DONE
    assert operations.assign(framework, [item], site, ita_officer, Ownership(given=())) == 0


def test_who_assigned_what_is_logged_for_this_agency_alone(
    framework: Framework, site: Site, ita_officer: Any, owner: Any, unit: Unit
) -> None:
    item = ItemFactory(framework=framework, code="O7")
    whole = Ownership(unit=unit, officer=owner, due_on=in_days(0))
    operations.assign(framework, [item], site, ita_officer, whole)
    entry = ModelLogEntry.objects.get(action="ita.assign")
    assert entry.user == ita_officer
    assert str(AgencyAssessment.objects.get(site=site, framework=framework).pk) == entry.object_id
    for part in ("O7", "กองคลัง", owner.username, str(in_days(0).year + 543)):
        assert part in entry.message


@pytest.mark.parametrize("role", ROLES)
def test_other_duties_assign_and_state_nothing(
    framework: Framework, site: Site, request: Any, role: str
) -> None:
    user, item = request.getfixturevalue(role), ItemFactory(framework=framework)
    with pytest.raises(NotAllowed):
        operations.assign(framework, [item], site, user, Ownership())
    with pytest.raises(NotAllowed):
        state(framework, site, user)
    assert not Assignment.objects.exists() and not AgencyAssessment.objects.exists()


def test_agencies_are_strangers(
    framework: Framework, site: Site, other_agency: Site, stranger: Any, ita_officer: Any, unit: Any
) -> None:
    item = ItemFactory(framework=framework)
    theirs = ItemFactory(framework=FrameworkFactory(scheme="OWN", site=other_agency))
    abroad = Unit.objects.create(site=other_agency, name="กองอื่น")
    for asked in (
        (framework, [item], site, stranger, Ownership()),
        (framework, [item], site, ita_officer, Ownership(unit=abroad)),
        (framework, [item], site, ita_officer, Ownership(officer=stranger)),
        (theirs.framework, [theirs], site, ita_officer, Ownership()),
        (framework, [theirs], site, ita_officer, Ownership()),
    ):
        with pytest.raises(NotAllowed):
            operations.assign(*asked)
    with pytest.raises(NotAllowed):
        state(theirs.framework, site, ita_officer)
    with pytest.raises(NotAllowed):
        state(framework, site, stranger)
    assert not Assignment.objects.exists()


def test_who_left_or_has_no_duty_in_publication_cannot_own(
    framework: Framework, site: Site, ita_officer: Any, case_officer: Any
) -> None:
    item = ItemFactory(framework=framework)
    left = UserFactory(requester=True)
    left.posts.update(valid_until=in_days(-1))
    without_duty = OfficerProfileFactory(site=site).user
    retired = UserFactory(requester=True, is_active=False)
    for user in (left, without_duty, case_officer, retired):
        with pytest.raises(NotAllowed):
            operations.assign(framework, [item], site, ita_officer, Ownership(officer=user))
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("by", ["officer", "unit"])
def test_the_owner_says_how_far_they_are(
    framework: Framework, site: Site, owner: Any, unit: Unit, assigned: Any, by: str
) -> None:
    owners = {"officer": owner, "unit": unit}
    row = assigned(ItemFactory(framework=framework), **{by: owners[by]})
    operations.report(row.item, site, owner, WorkStatus.UNDER_WAY)
    row.refresh_from_db()
    assert row.work_status == WorkStatus.UNDER_WAY


def test_nobody_else_says_it(
    framework: Framework,
    site: Site,
    owner: Any,
    unit: Unit,
    assigned: Any,
    ita_officer: Any,
    requester: Any,
    stranger: Any,
) -> None:
    row = assigned(ItemFactory(framework=framework), unit=unit, officer=owner)
    for user in (ita_officer, requester, stranger):
        with pytest.raises(NotAllowed):
            operations.report(row.item, site, user, WorkStatus.DONE)
    owner.posts.update(valid_until=in_days(-1))
    with pytest.raises(NotAllowed):
        operations.report(row.item, site, owner, WorkStatus.DONE)
    with pytest.raises(NotAllowed):
        operations.report(ItemFactory(framework=framework), site, ita_officer, WorkStatus.DONE)
    row.refresh_from_db()
    assert row.work_status == WorkStatus.NOT_BEGUN


def test_without_a_unit_nobody_is_an_owner_by_their_unit(
    framework: Framework, site: Site, requester: Any, assigned: Any
) -> None:
    row = assigned(ItemFactory(framework=framework))
    with pytest.raises(NotAllowed):
        operations.report(row.item, site, requester, WorkStatus.DONE)


def test_what_the_agency_is_and_its_marks(
    framework: Framework, site: Site, ita_officer: Any
) -> None:
    state(framework, site, ita_officer, iit=Decimal("81.5"))
    state(framework, site, ita_officer, iit=Decimal("81.5"), eit=Decimal("0"))
    row = AgencyAssessment.objects.get(site=site, framework=framework)
    assert (row.agency_kind, row.iit, row.eit) == ("local", Decimal("81.5"), Decimal(0))
    entries = ModelLogEntry.objects.filter(action="ita.state_agency", user=ita_officer)
    assert entries.count() == 2
    assert "81.5" in entries[0].message
