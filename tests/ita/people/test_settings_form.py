"""What an agency declares of its duties, and when that is an act on the register."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from ita.people.enums import DutyConflict
from ita.people.models import PublicationSettings
from ita.register.models import RegisterEntry

Save = Callable[..., str]
USUAL = {"overlaps": ["check_publish"], "confirm_within_days": "3"}


@pytest.fixture
def save(site: Site, approver: Any) -> Save:
    """The approver saves the settings; what the screen says then."""
    client = Client()
    client.force_login(approver)
    url = reverse("wagtailsettings:edit", args=["ita", "publicationsettings", site.pk])
    return lambda **data: client.post(url, USUAL | data, follow=True).content.decode()


def test_what_the_announcement_allows_needs_no_order(site: Site, save: Save) -> None:
    save(confirm_within_days="5")
    assert PublicationSettings.for_site(site).confirm_within_days == 5


def test_saving_what_stands_there_already_is_no_act(site: Site, save: Save) -> None:
    save()
    assert not RegisterEntry.objects.exists()
    save(confirm_within_days="5")
    assert RegisterEntry.objects.count() == 1


def test_no_order_allows_to_approve_ones_own_request(site: Site, save: Save) -> None:
    answer = save(overlaps=["request_approve"], overlaps_order="คำสั่งที่ 7/2570")
    assert DutyConflict.REQUEST_APPROVE.value in answer
    assert PublicationSettings.for_site(site).overlaps == [DutyConflict.CHECK_PUBLISH]
    assert not RegisterEntry.objects.exists()


@pytest.mark.parametrize(("days", "expected"), [(0, 3), (1, 1), (30, 30), (31, 3)])
def test_the_term_to_confirm_may_be_lengthened_and_not_removed(
    site: Site, save: Save, days: int, expected: int
) -> None:
    save(confirm_within_days=str(days))
    assert PublicationSettings.for_site(site).confirm_within_days == expected


@pytest.mark.parametrize("conflict", [DutyConflict.RECORD_CHECK, DutyConflict.RECORD_PUBLISH])
def test_what_the_recorder_of_a_word_does_beside_is_declared_by_an_order(
    site: Site, save: Save, conflict: DutyConflict
) -> None:
    assert str(conflict.label) in save(overlaps=[conflict.value])
    assert PublicationSettings.for_site(site).overlaps == [DutyConflict.CHECK_PUBLISH]
    save(overlaps=[conflict.value], overlaps_order="คำสั่งที่ 7/2570")
    assert PublicationSettings.for_site(site).overlaps == [conflict]
