"""What ends soon: who is told on which day, and the list with its buttons."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.core.outbox import SendState
from home.models import LawPage
from ita.monitoring.period_ends.ends import ends_of
from ita.monitoring.period_ends.mails import NAME, compose, whom
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.parts import Recipient
from ita.workflow.removal.operations import archive
from tests.factories import EvidenceFactory, ItemFactory, LawPageFactory, UserFactory
from tests.ita.conftest import ROLES, Officers, browser_of, publish

END = date(2099, 9, 30)
SENT = {
    "parts": [NAME],
    "state": SendState.SENT,
    "due_at": datetime(2026, 1, 1, tzinfo=UTC),
    "ended_at": datetime(2026, 1, 1, tzinfo=UTC),
}
SHOWN = "รายการที่ใกล้ครบกำหนดเผยแพร่"


@pytest.fixture
def ending(officers: Officers) -> LawPage:
    """A page of the requester that is published until 30 September."""
    page = LawPageFactory(
        title="ประกาศที่ใกล้ครบกำหนด", owner=officers.requester, publication_end_date=END
    )
    return publish(page, officers)


@pytest.fixture
def evidence(ending: LawPage, site: Site) -> Any:
    return EvidenceFactory(page=ending, item=ItemFactory(code="O12"))


def users(recipients: set[Recipient]) -> set[int]:
    return {each.user_id for each in recipients if each.user_id}


TOLD_DAYS = [END - timedelta(days=before) for before in (30, 7, 1, 0)]


def mailed_all(site: Site, page: LawPage, officers: Officers, days: list[date]) -> None:
    """The mails of the morning went out on ``days``."""
    for day in days:
        for user in (officers.requester, officers.webmaster):
            DailyMail.objects.create(site=site, recipient=user, **SENT, day=day)
        DailyMail.objects.create(site=site, unit=page.owner_unit, **SENT, day=day)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (31, False),
        (30, True),
        (29, False),
        (8, False),
        (7, True),
        (1, True),
        (0, True),
        (-1, False),
    ],
)
def test_owner_and_webmasters_are_told_on_four_days(
    site: Site, ending: LawPage, officers: Officers, before: int, told: bool
) -> None:
    day = END - timedelta(days=before)
    mailed_all(site, ending, officers, [each for each in TOLD_DAYS if each < day])
    found = whom(site, day)
    expected = {officers.requester.pk, officers.webmaster.pk}
    assert users(found) == (expected if told else set())
    unit = Recipient(unit_id=ending.owner_unit_id)
    assert (unit in found) == told


@pytest.mark.parametrize(("missed", "day"), [(7, 6), (7, 2), (30, 12), (1, 0)])
def test_a_day_without_mails_is_made_up_for(
    site: Site, ending: LawPage, officers: Officers, missed: int, day: int
) -> None:
    went = [each for each in TOLD_DAYS if each < END - timedelta(days=missed)]
    mailed_all(site, ending, officers, went)
    assert Recipient(user_id=officers.webmaster.pk) in whom(site, END - timedelta(days=day))


def test_of_a_mail_that_failed_nobody_was_told(
    site: Site, ending: LawPage, officers: Officers
) -> None:
    mailed_all(site, ending, officers, TOLD_DAYS[:1])
    next_day = TOLD_DAYS[0] + timedelta(days=1)
    assert whom(site, next_day) == set()
    DailyMail.objects.update(state=SendState.FAILED)
    assert Recipient(user_id=officers.webmaster.pk) in whom(site, next_day)


def test_of_evidence_the_ita_officers_are_told_of_what_it_is(
    site: Site, ending: LawPage, evidence: Any, ita_officer: Any, officers: Officers
) -> None:
    day = END - timedelta(days=7)
    reader = Recipient(user_id=ita_officer.pk)
    assert reader in whom(site, day)
    part = compose(site, reader, day)
    assert part and part.lines[0].title == ending.title
    framework = evidence.item.framework
    assert part.lines[0].note == f"30 ก.ย. 2642 (อีก 7 วัน) · เป็นหลักฐาน {framework} ข้อ O12"
    assert part.url.endswith(reverse("ita_period_ends"))


def test_what_is_no_evidence_is_not_told_to_ita_officers(
    site: Site, ending: LawPage, ita_officer: Any
) -> None:
    assert Recipient(user_id=ita_officer.pk) not in whom(site, END)
    assert compose(site, Recipient(user_id=ita_officer.pk), END) is None


def test_on_the_last_day_it_says_so(site: Site, ending: LawPage, officers: Officers) -> None:
    part = compose(site, Recipient(user_id=officers.requester.pk), END)
    assert part and part.lines[0].note == "30 ก.ย. 2642 (วันนี้เป็นวันสุดท้าย)"


def test_what_was_archived_or_extended_meanwhile_is_not_told(
    site: Site, ending: LawPage, officers: Officers
) -> None:
    reader = Recipient(user_id=officers.requester.pk)
    LawPage.objects.filter(pk=ending.pk).update(publication_end_date=date(2100, 9, 30))
    assert compose(site, reader, END) is None
    LawPage.objects.filter(pk=ending.pk).update(publication_end_date=END)
    archive(ending, officers.webmaster, "ครบกำหนด")
    assert compose(site, reader, END) is None


def test_another_agency_is_told_nothing(site: Site, ending: LawPage, other_agency: Site) -> None:
    UserFactory(webmaster=True, site=other_agency)
    assert whom(other_agency, END) == set()


def test_who_left_is_replaced_by_the_unit(site: Site, ending: LawPage, officers: Officers) -> None:
    colleague = UserFactory(requester=True)
    colleague.posts.update(unit=ending.owner_unit)
    officers.requester.is_active = False
    officers.requester.save()
    assert users(whom(site, END)) == {colleague.pk, officers.webmaster.pk}


def test_queries_do_not_grow(
    site: Site, ending: LawPage, evidence: Any, django_assert_num_queries: Any
) -> None:
    for _n in range(3):
        page = LawPageFactory(live=True, publication_end_date=END)
        EvidenceFactory(page=page, item=evidence.item)
    Site.clear_site_root_paths_cache()
    with django_assert_num_queries(5):
        assert len(ends_of(site, END)) == 4


@pytest.mark.parametrize("role", ROLES)
def test_officers_read_the_list_and_nobody_else(ending: LawPage, role: str) -> None:
    response = browser_of(role).get(reverse("ita_period_ends"))
    assert (response.status_code == 200) == (role not in ("anonymous", "admin without duty"))


def test_the_list_offers_what_its_reader_may_do(
    ending: LawPage, officers: Officers, client_of: Any
) -> None:
    def screen(user: Any, **query: Any) -> str:
        client: Client = client_of(user)
        with time_machine.travel(END - timedelta(days=20)):
            user.posts.update(valid_until=None)
            client.force_login(user)
            html: str = client.get(reverse("ita_period_ends"), query).content.decode()
            return html

    extend = reverse("wagtailadmin_pages:edit", args=[ending.pk])
    archive_now = reverse("ita_archive", args=[ending.pk])
    owner, keeper = screen(officers.requester, mine="1"), screen(officers.webmaster)
    assert extend in owner and archive_now not in owner
    assert archive_now in keeper and extend not in keeper
    assert ending.title in owner and ending.title not in screen(officers.requester2, mine="1")
    assert ending.title in screen(officers.checker, days="x")


def test_the_first_screen_tells_webmasters_all_and_owners_theirs(
    ending: LawPage, officers: Officers, client_of: Any
) -> None:
    def screen(user: Any) -> str:
        with time_machine.travel(END - timedelta(days=20)):
            user.posts.update(valid_until=None)
            client: Client = client_of(user)
            html: str = client.get(reverse("wagtailadmin_home")).content.decode()
            return html

    assert ending.title in screen(officers.requester)
    assert ending.title in screen(officers.webmaster)
    assert reverse("ita_period_ends") not in screen(officers.requester2).split("<main")[1]
