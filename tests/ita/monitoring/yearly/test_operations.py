from datetime import date
from typing import Any

import pytest
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import ContentPage, PlanPage, ProcurementResultPage
from ita.monitoring.yearly.duties import find_duty, shipped
from ita.monitoring.yearly.models import DutyPage, YearlyDuty
from ita.monitoring.yearly.occasions import Occasion, occasion, occasions_in
from ita.monitoring.yearly.operations import link_page, set_duty, start_page, unlink_page
from ita.workflow.rules import why_not_request
from tests.factories import LawPageFactory, PlanPageFactory, UnitFactory, UserFactory
from tests.ita.conftest import Officers

pytestmark = pytest.mark.django_db


def test_a_template_is_prefilled(site: Site, officers: Officers, plan: Occasion) -> None:
    unit = UnitFactory(name="สำนักปลัด")
    set_duty(site, plan.duty.code, {"unit": unit}, officers.webmaster)
    duty = find_duty(site, plan.duty.code)
    assert duty
    each = occasion(duty, 2027, 0)
    assert each
    page = start_page(site, each, officers.requester)
    assert isinstance(page, PlanPage) and not page.live
    assert page.title == "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2570"
    assert (page.fiscal_year, page.content_kind, page.plan_kind) == (
        2027, "action_plan", "action_plan",
    )  # fmt: skip
    assert (page.period_from, page.period_to) == (date(2026, 10, 1), date(2027, 9, 30))
    assert page.owner_unit == unit and page.owner == officers.requester
    assert DutyPage.objects.get().page_id == page.pk


def test_each_shipped_template_can_be_opened_and_says_what_it_lacks(
    site: Site, officers: Officers
) -> None:
    for duty in shipped().values():
        page = start_page(site, occasions_in(duty, 2027)[0], officers.requester)
        assert page.get_parent().specific.section == type(page).section, duty.code
        assert why_not_request(officers.requester, page), duty.code


def test_the_month_of_a_procurement_result_is_its_periods(site: Site, officers: Officers) -> None:
    each = occasion(shipped()["procurement-result"], 2027, 4)
    assert each
    page = start_page(site, each, officers.requester)
    assert isinstance(page, ProcurementResultPage)
    assert (page.month, page.fiscal_year, page.month_label) == (1, 2027, "มกราคม 2570")


def test_a_second_click_opens_the_same_page(site: Site, officers: Officers, plan: Occasion) -> None:
    first = start_page(site, plan, officers.requester)
    assert start_page(site, plan, officers.requester2).pk == first.pk
    assert ContentPage.objects.count() == 1
    with pytest.raises(NotAllowed):
        start_page(site, plan, officers.checker)


def test_only_requesters_make_pages(site: Site, officers: Officers, plan: Occasion) -> None:
    for user in (officers.checker, officers.webmaster, UserFactory(case_officer=True)):
        with pytest.raises(NotAllowed):
            start_page(site, plan, user)
    assert not ContentPage.objects.exists() and not DutyPage.objects.exists()


def test_an_existing_page_is_linked_and_the_link_taken_back(
    site: Site, officers: Officers, plan: Occasion
) -> None:
    one, two = PlanPageFactory(live=True), PlanPageFactory(live=True)
    link_page(site, plan, one, officers.checker)
    link_page(site, plan, two, officers.webmaster)
    assert DutyPage.objects.get().page_id == two.pk
    unlink_page(site, plan, officers.checker)
    assert not DutyPage.objects.exists() and PlanPage.objects.count() == 2


def test_what_cannot_be_linked(
    site: Site, other_agency: Site, officers: Officers, plan: Occasion
) -> None:
    theirs = LawPageFactory(parent=other_agency.root_page.get_children()[1])
    front: Any = site.root_page
    for page in (theirs, front, None):
        with pytest.raises(NotAllowed):
            link_page(site, plan, page, officers.requester)
    with pytest.raises(NotAllowed):
        link_page(site, plan, PlanPageFactory(), UserFactory(requester=True, site=other_agency))
    assert not DutyPage.objects.exists()


def test_who_sets_duties(site: Site, other_agency: Site, officers: Officers) -> None:
    for user in (officers.requester, UserFactory(webmaster=True, site=other_agency)):
        with pytest.raises(NotAllowed):
            set_duty(site, "no-gift-policy", {"is_on": False}, user)
    with pytest.raises(NotAllowed):
        set_duty(site, "own-of-others", {"is_on": False}, officers.webmaster)
    assert not YearlyDuty.objects.exists()


def test_own_duties_get_codes_that_were_never_used(site: Site, officers: Officers) -> None:
    values = {"title": "งานของเรา", "page_type": "PlanPage", "recurrence": "yearly"}
    first = set_duty(site, "", values, officers.webmaster)
    second = set_duty(site, "", values, officers.webmaster)
    assert first.code != second.code
    assert set_duty(site, first.code, {"title": "ชื่อใหม่"}, officers.approver).pk == first.pk
