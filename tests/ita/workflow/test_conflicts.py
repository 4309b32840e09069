"""Several duties in one hand: never without the agency's word, and never unseen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import LawPage
from ita.people.enums import DutyConflict
from ita.people.models import PublicationSettings
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations, rules
from tests.factories import LawPageFactory, UserFactory
from tests.ita.conftest import Officers, correct, step
from tests.officers import pass_step

ClientOf = Callable[[Any], Client]
ROLES = ("requester", "checker", "approver", "webmaster")
CASES = [
    (DutyConflict.REQUEST_CHECK, "requester", "checker"),
    (DutyConflict.CHECK_APPROVE, "checker", "approver"),
    (DutyConflict.REQUEST_PUBLISH, "requester", "webmaster"),
    (DutyConflict.CHECK_PUBLISH, "checker", "webmaster"),
    (DutyConflict.APPROVE_PUBLISH, "approver", "webmaster"),
]


def allow(site: Site, *overlaps: DutyConflict) -> None:
    settings = PublicationSettings.for_site(site)
    settings.overlaps = [str(overlap) for overlap in overlaps]
    settings.save()


def until(page: LawPage, role: str, officers: Officers, person: User, first: str) -> None:
    """Bring the request to the step of ``role``; ``person`` acts in the step ``first``."""
    people = {name: getattr(officers, name) for name in ROLES} | {first: person}
    operations.request_publication(page, people["requester"])
    for name in ROLES[1 : ROLES.index(role)]:
        pass_step(step(page), people[name])


@pytest.mark.parametrize(("overlap", "first", "second"), CASES)
def test_one_hand_holds_two_duties_only_where_the_agency_declared_it(
    site: Site, officers: Officers, overlap: DutyConflict, first: str, second: str
) -> None:
    both = UserFactory(**{first: True, second: True})
    page = LawPageFactory(owner=both if first == "requester" else officers.requester)
    until(page, second, officers, both, first)
    others = [each for each in DutyConflict if each != overlap]

    allow(site, *others)
    with pytest.raises(NotAllowed) as refused:
        pass_step(step(page), both)
    assert str(overlap.label) in refused.value.reason

    allow(site, overlap)
    pass_step(step(page), both)
    row = RegisterEntry.objects.last()
    assert row.details["overlaps"] == [overlap]
    assert row.conflicts == [overlap.label]


def test_nothing_allows_to_approve_what_one_requested_or_edited(
    site: Site, officers: Officers
) -> None:
    allow(site, *DutyConflict)
    head = UserFactory(requester=True, approver=True)
    requested, edited = LawPageFactory(owner=head), LawPageFactory(owner=officers.requester)
    operations.request_publication(requested, head)
    edited.save_revision(user=head)
    operations.request_publication(edited, officers.requester)
    for page in (requested, edited):
        pass_step(step(page), officers.checker)
        assert rules.why_not_act(head, step(page))


def test_an_office_that_declared_nothing_lets_the_checker_publish(
    site: Site, officers: Officers
) -> None:
    """As in the announcement, where the checker is one of the two webmasters."""
    assert PublicationSettings.for_site(site).overlaps == [DutyConflict.CHECK_PUBLISH]


def test_who_checked_an_earlier_round_may_approve_the_next(site: Site, officers: Officers) -> None:
    allow(site)
    both = UserFactory(checker=True, approver=True)
    page = LawPageFactory(owner=officers.requester)
    operations.request_publication(page, officers.requester)
    pass_step(step(page), both)
    operations.return_for_correction(step(page), officers.approver, "แก้ไข", "incorrect")
    page.refresh_from_db()
    correct(page, officers.requester)
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker)
    assert rules.why_not_act(both, step(page)) is None


def address(site: Site) -> str:
    return reverse("wagtailsettings:edit", args=["ita", "publicationsettings", site.pk])


def test_the_approver_declares_it_with_an_order_and_it_is_on_the_register(
    site: Site, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.approver)
    data = {"overlaps": ["check_publish", "check_approve"], "confirm_within_days": "5"}
    refused = client.post(address(site), data)
    assert "คำสั่ง" in refused.content.decode()
    assert PublicationSettings.for_site(site).overlaps == [DutyConflict.CHECK_PUBLISH]

    client.post(address(site), data | {"overlaps_order": "คำสั่งที่ 7/2570"})
    assert PublicationSettings.for_site(site).overlaps == data["overlaps"]
    row = RegisterEntry.objects.get()
    assert (row.act, row.actor_id) == (Act.SETTINGS_CHANGED, officers.approver.pk)
    assert row.details["allowed_overlaps"] == data["overlaps"]
    assert "คำสั่งที่ 7/2570" in row.reason


@pytest.mark.parametrize("role", ["requester", "checker", "webmaster", None])
def test_nobody_else_declares_it(
    site: Site, officers: Officers, client: Client, role: str | None
) -> None:
    if role:
        client.force_login(getattr(officers, role))
    data = {"overlaps": ["check_approve"], "overlaps_order": "1/2570", "confirm_within_days": "3"}
    assert client.post(address(site), data).status_code in (302, 403)
    assert PublicationSettings.for_site(site).overlaps == [DutyConflict.CHECK_PUBLISH]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officers.approver)
    assert strict.post(address(site), data).status_code == 403
    assert not RegisterEntry.objects.exists()
