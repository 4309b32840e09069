"""A named officer judges; what they said falls when what they looked at changes."""

from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import ContentPage, LawPage
from ita.assessment import coverage as coverage_module
from ita.assessment.checks.enums import Outcome
from ita.assessment.checks.results import CheckResult
from ita.assessment.coverage import ItemCoverage, item_coverage
from ita.assessment.enums import ItemState
from ita.assessment.evidence.models import Evidence
from ita.assessment.judging import operations
from ita.assessment.models import Element, Item
from ita.assessment.verdicts.models import Verdict
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.assessing import confirm_wording, fresh_item, judge, seen_of
from tests.factories import (
    DocumentFactory,
    DutyFactory,
    ElementFactory,
    EvidenceFactory,
    LawPageFactory,
    UserFactory,
)
from tests.ita.conftest import Officers, correct, fresh, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_thai")]


@pytest.fixture
def _thai() -> Any:
    with translation.override("th"):
        yield


@pytest.fixture
def officer(site: Site) -> Any:
    return UserFactory(ita_officer=True)


@pytest.fixture
def evidence(live: LawPage) -> Evidence:
    """Of an item, by a page that went through all hands."""
    evidence: Evidence = EvidenceFactory(page=ContentPage.objects.get(pk=live.pk))
    return evidence


@pytest.fixture
def item(evidence: Evidence) -> Item:
    return evidence.item


def now(item: Item, site: Site) -> ItemCoverage:
    return item_coverage(fresh_item(item), site)


def test_a_verdict_makes_the_item_complete_with_name_and_reason(
    item: Item, site: Site, officer: Any
) -> None:
    judge(item, site, reason="เห็นครบตามคู่มือ หน้า 12", user=officer)
    covered = now(item, site)
    assert (covered.state, covered.machine_state) == (ItemState.COMPLETE, ItemState.UNCONFIRMED)
    assert covered.verdict and covered.fallen is None
    post = officer.posts.get()
    assert (covered.verdict.name, covered.verdict.position) == (post.full_name, post.position)
    assert "เห็นครบตามคู่มือ หน้า 12" in covered.reasons[0]


def test_a_verdict_against_the_item_is_above_the_machine(item: Item, site: Site) -> None:
    judge(item, site, is_met=False, reason="รูปถ่ายไม่ตรงกับชื่อ")
    covered = now(item, site)
    assert covered.state == ItemState.INCOMPLETE
    assert "รูปถ่ายไม่ตรงกับชื่อ" in covered.reasons[0]


def test_a_verdict_on_an_element(evidence: Evidence, item: Item, site: Site) -> None:
    element = ElementFactory(item=item)
    evidence.elements.set([element])
    confirm_wording(item, site)
    assert now(item, site).state == ItemState.TO_CHECK
    judge(item, site, element)
    assert now(item, site).state == ItemState.COMPLETE
    judge(item, site, element, is_met=False, reason="ขาดโทรศัพท์")
    covered = now(item, site)
    assert covered.state == covered.machine_state == ItemState.INCOMPLETE
    assert "ขาดโทรศัพท์" in covered.reasons[0]


def test_it_stands_while_nothing_changes(
    item: Item, site: Site, officers: Officers, live: LawPage
) -> None:
    judge(item, site)
    correct(live, officers.requester)  # a draft that nobody published
    EvidenceFactory()  # of another item
    assert now(item, site).state == ItemState.COMPLETE


def test_it_falls_when_the_page_is_changed_and_published_again(
    item: Item, site: Site, officers: Officers, live: LawPage
) -> None:
    judge(item, site, reason="ครบ")
    correct(live, officers.requester)
    publish(fresh(live), officers)
    covered = now(item, site)
    assert (covered.state, covered.verdict) == (ItemState.UNCONFIRMED, None)
    assert covered.fallen and covered.fallen.reason == "ครบ"
    (change,) = covered.fallen.changes
    assert live.title in change
    assert "ต้องพิจารณาใหม่" in covered.reasons[0]


def test_it_falls_when_the_page_is_changed_past_everybody(
    item: Item, site: Site, live: LawPage
) -> None:
    judge(item, site)
    LawPage.objects.filter(pk=live.pk).update(summary="แก้ไขในฐานข้อมูล")
    covered = now(item, site)
    assert covered.state == ItemState.NOT_APPROVED and covered.fallen


def test_it_falls_when_evidence_comes_or_goes(evidence: Evidence, item: Item, site: Site) -> None:
    judge(item, site)
    more = EvidenceFactory(item=item, page=LawPageFactory(live=True, title="หน้าใหม่"))
    fallen = now(item, site).fallen
    assert fallen and "หน้าใหม่" in fallen.changes[0]
    judge(item, site)
    more.delete()
    fallen = now(item, site).fallen
    assert fallen and len(fallen.changes) == 1


def test_it_falls_when_the_evidence_names_another_place(
    evidence: Evidence, item: Item, site: Site
) -> None:
    judge(item, site)
    evidence.heading = "หัวข้ออื่น"
    evidence.save()
    assert now(item, site).fallen


def test_it_falls_when_the_wording_changes(item: Item, site: Site) -> None:
    element = ElementFactory(item=item)
    judge(item, site)
    Element.objects.filter(pk=element.pk).update(text="ถ้อยคำใหม่")
    assert now(item, site).fallen


def test_of_an_element_what_covers_it_counts_alone(
    evidence: Evidence, item: Item, site: Site
) -> None:
    element, other = ElementFactory.create_batch(2, item=item)
    evidence.elements.set([element])
    judge(item, site, element)
    EvidenceFactory(item=item, elements=[other])
    assert now(item, site).elements[0].verdict
    EvidenceFactory(item=item, elements=[element])
    entry = now(item, site).elements[0]
    assert entry.verdict is None and entry.fallen


def test_a_no_that_fell_is_not_overruled_by_the_machine(
    evidence: Evidence, item: Item, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    element = ElementFactory(item=item)
    evidence.elements.set([element])
    confirm_wording(item, site)
    passed = {element.pk: (CheckResult("page", Outcome.PASSED, ""),)}
    monkeypatch.setattr(coverage_module.checks, "results_of", lambda *args, **known: passed)
    assert now(item, site).state == ItemState.COMPLETE
    judge(item, site, is_met=False)
    judge(item, site, element, is_met=False)
    EvidenceFactory(item=item, elements=[element])
    covered = now(item, site)
    assert covered.elements[0].is_met is None
    assert covered.state == ItemState.TO_CHECK
    judge(item, site, element)
    assert now(item, site).machine_state == ItemState.COMPLETE
    assert now(item, site).state == ItemState.TO_CHECK  # the no on the item was never answered


def test_nothing_unpublished_is_judged_complete(site: Site) -> None:
    item = EvidenceFactory(page=LawPageFactory()).item
    with pytest.raises(NotAllowed, match="เผยแพร่"):
        judge(item, site)
    judge(item, site, is_met=False)
    assert now(item, site).state == ItemState.INCOMPLETE


def test_the_elements_verdict_does_not_publish(site: Site) -> None:
    element = ElementFactory()
    EvidenceFactory(item=element.item, page=LawPageFactory(), elements=[element])
    judge(element.item, site, element)
    assert now(element.item, site).state == ItemState.NOT_PUBLISHED


def test_a_file_taken_off_the_page_ends_a_verdict(site: Site) -> None:
    document = DocumentFactory()
    page = LawPageFactory(live=True, files=[document])
    item = EvidenceFactory(page=page, document=document).item
    judge(item, site)
    page.attachments.all().delete()
    assert now(item, site).fallen


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_without_a_reason_nothing_is_said(item: Item, site: Site, reason: str) -> None:
    with pytest.raises(NotAllowed):
        judge(item, site, reason=reason)
    assert not Verdict.objects.exists()


@pytest.mark.parametrize("role", ["requester", "checker", "approver", "webmaster"])
def test_nobody_else_judges(item: Item, site: Site, role: str) -> None:
    with pytest.raises(NotAllowed):
        judge(item, site, user=UserFactory(**{role: True}))
    assert not Verdict.objects.exists()


def test_an_officer_whose_post_ended_does_not_judge(item: Item, site: Site, officer: Any) -> None:
    officer.posts.update(valid_until="2025-12-31")
    with pytest.raises(NotAllowed):
        judge(item, site, user=officer)


def test_another_agencys_officer_does_not_judge_here(
    item: Item, site: Site, other_agency: Site
) -> None:
    stranger = UserFactory()
    DutyFactory(user=stranger, site=other_agency, duty="ita_officers")
    with pytest.raises(NotAllowed):
        judge(item, site, user=stranger)
    judge(item, other_agency, is_met=False, user=stranger)
    assert now(item, site).verdict is None


def test_on_what_changed_meanwhile_nothing_is_said(
    evidence: Evidence, item: Item, site: Site, officer: Any
) -> None:
    seen = seen_of(item, site)
    EvidenceFactory(item=item)
    with pytest.raises(NotAllowed):
        operations.judge(item, None, True, "ครบ", site, officer, seen=seen)
    assert not Verdict.objects.exists()


def test_an_element_of_another_item_is_refused(item: Item, site: Site) -> None:
    with pytest.raises(NotAllowed):
        judge(item, site, ElementFactory())
    with pytest.raises(NotAllowed):
        judge(item, site, ElementFactory(item=item, heading=True))


def test_each_verdict_is_a_row_that_outlives_account_and_verdict(
    item: Item, site: Site, officer: Any
) -> None:
    name = officer.posts.get().full_name
    judge(item, site, reason="ครบถ้วนดี", user=officer)
    judge(item, site, is_met=False, reason="ดูใหม่แล้วขาดรูป", user=officer)
    operations.withdraw(item, None, "ลงผิดข้อ", site, officer)
    officer.delete()
    rows = RegisterEntry.objects.filter(act__in=[Act.VERDICT_GIVEN, Act.VERDICT_WITHDRAWN])
    found = [(row.act, row.actor_name, row.reason) for row in rows.order_by("pk")]
    assert found == [
        (Act.VERDICT_GIVEN, name, "ครบถ้วนดี"),
        (Act.VERDICT_GIVEN, name, "ดูใหม่แล้วขาดรูป"),
        (Act.VERDICT_WITHDRAWN, name, "ลงผิดข้อ"),
    ]
    assert [row.details["changes"][0]["new"] for row in rows.order_by("pk")][2] is None
    assert item.code in rows[0].subject_label
    assert now(item, site).verdict is None


def test_what_is_not_there_is_not_withdrawn(item: Item, site: Site, officer: Any) -> None:
    with pytest.raises(NotAllowed):
        operations.withdraw(item, None, "ลงผิด", site, officer)


def test_the_name_stays_when_the_account_goes(item: Item, site: Site, officer: Any) -> None:
    name = officer.posts.get().full_name
    judge(item, site, user=officer)
    officer.delete()
    verdict = now(item, site).verdict
    assert verdict and verdict.name == name
