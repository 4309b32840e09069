"""The memo's acts: points that are carried over, proposals, and the page: all of it, or nothing."""

from unittest.mock import patch

import pytest
import time_machine
from django.conf import settings
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import AgencyDocument, PlanPage, Unit
from ita.monitoring.memo import operations
from ita.monitoring.memo.models import Memo, MemoPoint, PointKind
from ita.monitoring.memo.periods import Period
from ita.monitoring.memo.proposals import Proposal
from ita.monitoring.yearly.models import DutyPage
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import UnitFactory
from tests.ita.conftest import Officers, step_of
from tests.officers import pass_step, return_for_correction

YEAR = Period(2027)


@pytest.fixture(autouse=True)
def _november() -> object:
    """The fiscal year 2570 has begun, and is not over."""
    with time_machine.travel("2026-11-29T03:00:00Z", tick=True):
        yield


@pytest.fixture
def memo(officers: Officers, site: Site) -> Memo:
    return operations.begin(site, YEAR, officers.requester)


@pytest.fixture
def unit(site: Site) -> Unit:
    unit: Unit = UnitFactory()
    return unit


def test_points_of_the_memo_before_are_carried_over_once(officers: Officers, site: Site) -> None:
    before = operations.begin(site, YEAR.before, officers.requester)
    old = MemoPoint.objects.create(
        memo=before, kind=PointKind.PROBLEM, text="ขาดบุคลากร", remedy="อบรม", done="ของเก่า"
    )
    quarter = operations.begin(site, Period(2027, 1), officers.requester)
    assert not quarter.points.exists()
    for _time in range(2):
        memo = operations.begin(site, YEAR, officers.requester)
    point = memo.points.get()
    assert (point.text, point.remedy, point.done) == ("ขาดบุคลากร", "อบรม", "")
    assert point.carried_from == old


def test_a_period_to_come_has_no_memo(officers: Officers, site: Site) -> None:
    with pytest.raises(NotAllowed, match="2571"):
        operations.begin(site, Period(2028), officers.requester)


def test_a_proposal_is_taken_over_once(memo: Memo, officers: Officers) -> None:
    proposal = Proposal("x", PointKind.PROBLEM, "ส่งคืน 5 ครั้ง", "ชี้แจง")
    for _time in range(2):
        operations.adopt(memo, officers.requester, proposal)
    assert memo.points.get().remedy == "ชี้แจง"
    with pytest.raises(NotAllowed):
        operations.adopt(memo, officers.approver, proposal)


def test_nothing_is_left_of_a_publication_that_failed(
    memo: Memo, unit: Unit, officers: Officers
) -> None:
    def stored() -> set[object]:
        folder = settings.MEDIA_ROOT / "documents"
        return {path for path in folder.rglob("*") if path.is_file()}

    before = stored()
    with (
        patch.object(operations, "request_publication", side_effect=NotAllowed("ไม่ได้")),
        pytest.raises(NotAllowed),
    ):
        operations.publish(memo, officers.requester, unit)
    assert not PlanPage.objects.exists() and not AgencyDocument.objects.exists()
    assert stored() == before and Memo.objects.get().page is None
    assert not RegisterEntry.objects.exists()


def test_only_a_requester_and_only_for_a_unit_of_the_agency(
    memo: Memo, unit: Unit, officers: Officers
) -> None:
    with pytest.raises(NotAllowed):
        operations.publish(memo, officers.approver, unit)
    with pytest.raises(NotAllowed):
        operations.publish(memo, officers.requester, None)
    assert not PlanPage.objects.exists()


def test_what_was_returned_is_asked_for_again_on_the_same_page(
    memo: Memo, unit: Unit, officers: Officers
) -> None:
    operations.publish(memo, officers.requester, unit)
    page = PlanPage.objects.get()
    return_for_correction(step_of(page), officers.checker, "เพิ่มข้อเสนอแนะ")
    MemoPoint.objects.create(memo=memo, kind="suggestion", text="ควรจัดอบรม")
    operations.publish(memo, officers.requester, unit)
    assert PlanPage.objects.count() == 1
    assert [row.act for row in RegisterEntry.objects.of_page(page).order_by("pk")] == [
        Act.REQUESTED, Act.RETURNED, Act.REQUESTED]  # fmt: skip


def test_a_later_edition_supersedes_at_the_same_address(
    memo: Memo, unit: Unit, officers: Officers
) -> None:
    operations.publish(memo, officers.requester, unit)
    page = PlanPage.objects.get()
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step_of(page), officer)
    first = {row.document for row in PlanPage.objects.get().attachments.all()}
    operations.publish(memo, officers.requester, unit)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step_of(page), officer)
    page = PlanPage.objects.get()
    assert page.live
    shown = [row.document for row in page.attachments.all()]
    assert {document.supersedes for document in shown} == first
    assert str(page.slug).startswith("monitoring-memo-2570")


@pytest.mark.parametrize(("quarter", "links"), [(0, 1), (1, 0)])
def test_the_page_of_the_year_does_the_duty_of_the_year_after(
    officers: Officers, site: Site, unit: Unit, quarter: int, links: int
) -> None:
    memo = operations.begin(site, Period(2027, quarter), officers.requester)
    operations.publish(memo, officers.requester, unit)
    memo.refresh_from_db()
    done = DutyPage.objects.filter(site=site, code="monitoring-memo", fiscal_year=2028, number=0)
    assert list(done.values_list("page", flat=True)) == [memo.page_id] * links
