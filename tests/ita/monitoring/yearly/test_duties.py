from typing import Any

import pytest
from wagtail.models import Site

from home.enums import ActSection, AnnouncementKind, ContentKind, PlanKind
from ita.monitoring.yearly.duties import MEMO, duties_of, page_types, schemes_of, shipped
from ita.monitoring.yearly.models import YearlyDuty
from ita.monitoring.yearly.occasions import occasions_in
from tests.factories import EvidenceFactory, FrameworkFactory, ItemFactory, OfficerProfileFactory

CHOICES: dict[str, Any] = {
    "act_section": ActSection,
    "plan_kind": PlanKind,
    "announcement_kind": AnnouncementKind,
}


def test_every_shipped_duty_names_what_there_is_and_where_it_is_from() -> None:
    for duty in shipped().values():
        assert duty.page_type in page_types(), duty
        assert duty.source and duty.kind in ContentKind, duty
        assert duty.prepared in ("", "order", "announcement", MEMO)
        assert set(duty.schemes) <= {"OIT", "MOIT"}
        for name, value in duty.fields.items():
            assert value in CHOICES[name], duty


def test_no_day_of_one_year_is_passed_off_as_confirmed_for_another() -> None:
    assert not [duty.code for duty in shipped().values() if duty.confirmed]


def test_each_falls_due_in_any_year() -> None:
    for duty in shipped().values():
        for year in (2024, 2025, 2027):
            assert occasions_in(duty, year), duty


@pytest.mark.django_db
def test_who_works_with_one_assessment_is_shown_its_duties(site: Site) -> None:
    def on() -> set[str]:
        return {duty.code for duty in duties_of(site) if duty.is_on}

    assert {"annual-report", "ethics-club-plan"} <= on()  # it works with none yet
    EvidenceFactory(item=ItemFactory(framework=FrameworkFactory(scheme="OIT")))
    assert schemes_of(site) == {"OIT"}
    assert "annual-report" in on() and "ethics-club-plan" not in on()
    YearlyDuty.objects.create(site=site, code="ethics-club-plan", is_on=True)
    YearlyDuty.objects.create(site=site, code="annual-report", is_on=False)
    assert "annual-report" not in on() and "ethics-club-plan" in on()


@pytest.mark.django_db
def test_what_an_agency_says_is_its_own(site: Site, other_agency: Site) -> None:
    post = OfficerProfileFactory(site=other_agency)
    YearlyDuty.objects.create(
        site=other_agency, code="no-gift-policy", due_month=1, due_day=15, officer=post.user
    )
    YearlyDuty.objects.create(site=other_agency, code="own-1", title="ของเขา", page_type="x")
    ours = {duty.code: duty for duty in duties_of(site)}
    assert "own-1" not in ours and ours["no-gift-policy"].due_month == 10
    theirs = {duty.code: duty for duty in duties_of(other_agency)}
    assert (theirs["no-gift-policy"].due_month, theirs["no-gift-policy"].due_day) == (1, 15)
    assert theirs["no-gift-policy"].confirmed and theirs["own-1"].page_type in page_types()
