"""What people sent is removed after the agency's term, and never while it is open."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Site

from home.cases.viewset import CASE_HANDLED
from home.core.exceptions import NotAllowed
from home.models import Case, CaseKind, CaseState
from home.thai.calendar import local_date
from ita.monitoring.jobs import NIGHTLY, remove_old_cases
from ita.monitoring.petitions import keeping, operations, removal
from ita.monitoring.petitions.keeping import ends_within, term_of
from ita.monitoring.petitions.models import Petition
from ita.monitoring.petitions.selectors import figures_of
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.verification import register_faults
from tests.factories import UserFactory
from tests.ita.conftest import every_role

pytestmark = pytest.mark.django_db
WORDS = "ความลับของนางขอ"
YEARS_AGO = timedelta(days=800)


def decided(form: Any, days_ago: timedelta = YEARS_AGO) -> Petition:
    officer = UserFactory(case_officer=True)
    petition = Petition.objects.get(case=Case.open(form, {"ข้อความ": WORDS}, CaseKind.INFORMATION))
    operations.extend(petition, officer, WORDS)
    operations.decide(petition, officer, decision="disclosed", ground="", answer=WORDS)
    day = local_date(timezone.now() - days_ago)
    Petition.objects.update(decided_on=day)
    return Petition.objects.get(pk=petition.pk)


def general(form: Any, state: str, days_ago: timedelta = YEARS_AGO) -> Case:
    case = Case.open(form, {"ข้อความ": WORDS})
    log(instance=case, action=CASE_HANDLED, data={"state": state, "answer": WORDS})
    Case.objects.filter(pk=case.pk).update(
        state=state, answer=WORDS, updated_at=timezone.now() - days_ago
    )
    return case


def set_term(site: Site, months: int = 12) -> None:
    removal.set_term(site, UserFactory(approver=True), months)


@pytest.fixture
def long_since(monkeypatch: pytest.MonkeyPatch) -> None:
    """The term was set so long ago that nobody need be told first."""
    monkeypatch.setattr(keeping, "TOLD_BEFORE", timedelta(0))


def everything() -> str:
    rows = [*Case.objects.all(), *Petition.objects.all(), *ModelLogEntry.objects.all()]
    told = [row.details for row in RegisterEntry.objects.all()]
    return str(json.loads(serializers.serialize("json", rows))) + str(told)


def test_content_goes_and_the_figures_stay(form: Any, site: Site, long_since: None) -> None:
    petition, case = decided(form), general(form, CaseState.ANSWERED)
    figures, closed = figures_of(site, petition.received_on.year), Case.objects.get(pk=case.pk)
    assert WORDS in everything()
    set_term(site)
    assert remove_old_cases() == 2
    assert WORDS not in everything()
    assert remove_old_cases() == 0
    assert figures_of(site, petition.received_on.year) == figures
    left = Case.objects.get(pk=case.pk)
    assert (left.number, left.state, left.updated_at) == (
        closed.number,
        CaseState.ANSWERED,
        closed.updated_at,
    )
    assert left.content_removed_on and not left.opens_with("")
    (row,) = RegisterEntry.objects.filter(act=Act.CASE_CONTENT_REMOVED)
    assert row.details["removed_count"] == 2 and case.number in row.details["removed_cases"]
    assert list(register_faults()) == []
    assert "remove_old_cases" in NIGHTLY


@pytest.mark.parametrize("state", [CaseState.RECEIVED, CaseState.IN_PROGRESS])
def test_what_is_open_never_goes(form: Any, site: Site, long_since: None, state: str) -> None:
    general(form, state)
    Petition.objects.get(case=Case.open(form, {"ข้อความ": WORDS}, CaseKind.INFORMATION))
    # whatever its state says: a request with a clock is open until it is decided
    Case.objects.filter(kind=CaseKind.INFORMATION).update(state=CaseState.ANSWERED)
    Case.objects.update(updated_at=timezone.now() - YEARS_AGO)
    set_term(site)
    assert remove_old_cases() == 0
    assert Case.objects.filter(content_removed_on=None).count() == 2


def test_nothing_goes_before_the_agency_said_when(form: Any, site: Site, long_since: None) -> None:
    general(form, CaseState.ANSWERED, timedelta(days=9000))
    assert term_of(site) is None and remove_old_cases() == 0


def test_what_is_younger_than_the_term_stays(form: Any, site: Site, long_since: None) -> None:
    general(form, CaseState.ANSWERED, timedelta(days=360))
    decided(form, timedelta(days=360))
    set_term(site)
    assert remove_old_cases() == 0
    assert len(ends_within(site, timedelta(days=30))) == 2


def test_officers_are_told_thirty_days_before_also_of_a_shorter_term(
    form: Any, site: Site, client: Client
) -> None:
    case = general(form, CaseState.ANSWERED)
    set_term(site)
    assert remove_old_cases() == 0
    (going,) = ends_within(site)
    assert going.on == local_date(timezone.now()) + timedelta(days=30)
    client.force_login(UserFactory(case_officer=True))
    for url in (reverse("wagtailadmin_home"), reverse("ita_petitions")):
        assert case.number in client.get(url).content.decode()
    client.force_login(UserFactory(checker=True))
    assert case.number not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_screens_say_that_it_is_gone(
    form: Any, site: Site, client: Client, long_since: None
) -> None:
    petition, case = decided(form), general(form, CaseState.DECLINED)
    set_term(site)
    remove_old_cases()
    client.force_login(UserFactory(case_officer=True))
    client.raise_request_exception = False
    assert (
        "ถูกลบเมื่อครบกำหนดแล้ว"
        in client.get(reverse("ita_petition", args=[petition.pk])).content.decode()
    )
    edited = client.post(
        reverse("case:edit", args=[case.pk]), {"state": "answered", "answer": "ใหม่"}
    )
    assert edited.status_code != 200
    assert Case.objects.get(pk=case.pk).answer == ""


def test_who_sets_the_term(site: Site, other_agency: Site, client: Client) -> None:
    set_by: list[bool] = []

    def attempt(client: Client) -> None:
        client.raise_request_exception = False
        client.post(reverse("ita_petitions"), {"action": "term", "months": "24"})
        set_by.append(term_of(site) is not None)

    every_role(attempt)
    approver = UserFactory(approver=True)
    for user, months in (
        (UserFactory(case_officer=True), 24),
        (UserFactory(approver=True, site=other_agency), 24),
        (approver, 11),
        (approver, 241),
    ):
        with pytest.raises(NotAllowed):
            removal.set_term(site, user, months)
    client.force_login(approver)
    for typed in ("", "สิบ", "-5", "999999"):
        answer = client.post(reverse("ita_petitions"), {"action": "term", "months": typed})
        assert answer.status_code == 409
    assert client.post(reverse("ita_petitions"), {"action": "term", "months": "36"}).url
    term = term_of(site)
    assert term is not None and term.months == 36


def test_of_another_agency_nothing_goes(
    site: Site, other_agency: Site, form: Any, long_since: None
) -> None:
    general(form, CaseState.ANSWERED)
    removal.set_term(other_agency, UserFactory(approver=True, site=other_agency), 12)
    assert remove_old_cases() == 0
