"""Who attaches a signed paper: who decides, and who asked last, each while in office."""

import pytest
from django.contrib.auth.models import User
from wagtail.models import Site

from home.models import LawPage
from ita.papers.rules import why_not_attach_scan
from ita.people.models import PostDuty
from ita.workflow import operations
from tests.factories import UserFactory
from tests.ita.conftest import Officers, correct, fresh, latest_request_of, step
from tests.officers import return_for_correction


@pytest.fixture
def asked_again(draft: LawPage, officers: Officers) -> int:
    """A request that the first requester made, and the second made again after the return."""
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "แนบไฟล์ไม่ครบ")
    correct(draft, officers.requester2)
    operations.request_publication(fresh(draft), officers.requester2)
    return latest_request_of(draft)


def test_of_two_requesters_the_one_who_asked_last(asked_again: int, officers: Officers) -> None:
    assert why_not_attach_scan(officers.requester2, asked_again) is None
    assert why_not_attach_scan(officers.requester, asked_again)


def test_who_asked_and_is_no_requester_any_more_attaches_nothing(
    asked_again: int, officers: Officers
) -> None:
    PostDuty.objects.filter(post__user=officers.requester2).delete()
    assert why_not_attach_scan(officers.requester2, asked_again)


@pytest.mark.parametrize("role", ["requester2", "checker"])
def test_without_a_post_nobody_attaches(asked_again: int, officers: Officers, role: str) -> None:
    user = getattr(officers, role)
    user.posts.update(valid_until="2025-06-30")
    assert why_not_attach_scan(user, asked_again)


def test_an_ita_officer_attaches_nothing(asked_again: int, ita_officer: User) -> None:
    assert why_not_attach_scan(ita_officer, asked_again)


def test_officers_of_another_agency_attach_nothing(asked_again: int, other_agency: Site) -> None:
    assert why_not_attach_scan(UserFactory(checker=True, site=other_agency), asked_again)
    assert why_not_attach_scan(UserFactory(checker=True), asked_again) is None
