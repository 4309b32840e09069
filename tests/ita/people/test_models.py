"""Posts and reasons: who holds which, from which day to which, and in which agency."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import LawPage
from ita.people.models import OfficerProfile, ReturnReason
from tests.factories import LawPageFactory, OfficerProfileFactory

FIRST, LAST = date(2026, 10, 1), date(2027, 9, 30)


@pytest.fixture
def post(site: Site) -> OfficerProfile:
    """A post for the fiscal year 2570."""
    return OfficerProfileFactory(valid_from=FIRST, valid_until=LAST)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 9, 30), False),
        (FIRST, True),
        (date(2027, 3, 1), True),
        (LAST, True),
        (date(2027, 10, 1), False),
    ],
)
def test_a_post_is_held_from_its_first_day_to_its_last(
    post: OfficerProfile, day: date, held: bool
) -> None:
    assert OfficerProfile.objects.in_post(day).filter(pk=post.pk).exists() is held


def test_a_post_without_an_end_is_held_on(site: Site) -> None:
    post = OfficerProfileFactory(valid_from=FIRST)
    assert list(OfficerProfile.objects.in_post(date(2080, 1, 1))) == [post]


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        (datetime(2026, 9, 30, 16, 59, tzinfo=UTC), False),  # 23.59 in Bangkok
        (datetime(2026, 9, 30, 17, 0, tzinfo=UTC), True),
        (datetime(2027, 9, 30, 16, 59, tzinfo=UTC), True),
        (datetime(2027, 9, 30, 17, 0, tzinfo=UTC), False),
    ],
)
def test_a_post_begins_and_ends_at_midnight_in_bangkok(
    post: OfficerProfile, monkeypatch: pytest.MonkeyPatch, moment: datetime, held: bool
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert OfficerProfile.objects.in_post().exists() is held
    assert (OfficerProfile.of(post.user, post.site) == post) is held


def test_of_two_posts_the_newer_counts_and_never_anothers(site: Site) -> None:
    older = OfficerProfileFactory(valid_from=date(2024, 10, 1))
    newer = OfficerProfileFactory(user=older.user, valid_from=date(2025, 10, 1))
    OfficerProfileFactory(valid_from=date(2026, 1, 1))
    assert OfficerProfile.of(older.user, older.site) == newer
    acting = OfficerProfileFactory(user=older.user, valid_from=date(2025, 10, 1))
    # Of one day, the one entered last.
    assert OfficerProfile.of(older.user, older.site) == acting


def test_a_post_counts_in_its_own_agency(site: Site, other_agency: Site) -> None:
    here = OfficerProfileFactory(valid_from=date(2024, 10, 1))
    there = OfficerProfileFactory(user=here.user, site=other_agency, valid_from=date(2025, 10, 1))
    assert OfficerProfile.of(here.user, site) == here
    assert OfficerProfile.of(here.user, other_agency) == there
    assert not OfficerProfile.objects.of_site(None).exists()


def test_a_post_does_not_end_before_it_begins(site: Site) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficerProfileFactory(valid_from=LAST, valid_until=FIRST)
    OfficerProfileFactory(valid_from=FIRST, valid_until=FIRST)


@pytest.fixture
def page(site: Site) -> LawPage:
    return LawPageFactory()


def test_reasons_are_offered_while_active_by_the_agency_of_the_page(
    site: Site, page: LawPage
) -> None:
    ReturnReason.objects.all().delete()
    elsewhere = Site.objects.create(hostname="other.go.th", root_page=Page.objects.get(depth=1))
    offered = ReturnReason.objects.create(site=site, code="untrue", text="ไม่ตรงข้อเท็จจริง")
    ReturnReason.objects.create(site=site, code="old", text="เลิกใช้แล้ว", active=False)
    ReturnReason.objects.create(site=elsewhere, code="theirs", text="ของหน่วยงานอื่น")
    assert list(ReturnReason.objects.offered_for(page)) == [offered]
    assert not ReturnReason.objects.offered_for(Page(path="9999", depth=1)).exists()
