"""The night's plan and the officer's button."""

from typing import Any

from django.core import mail
from wagtail.models import Site

from home.core.outbox import SendState
from ita.notifications.daily import operations, sending
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.operations import Told, plan, tell
from ita.notifications.daily.parts import Recipient
from tests.factories import UserFactory
from tests.ita.notifications.daily.conftest import DAY, MORNING, NIGHT, Parts


class TestTelling:
    """The button of an officer."""

    def test_now_where_there_was_none(self, site: Site, reader: Recipient, clock: Any) -> None:
        assert tell(site, "a", [reader]) == Told(1, 0)
        sending.send_due()
        assert len(mail.outbox) == 1

    def test_todays_that_waits_is_sent_now(self, site: Site, reader: Recipient, clock: Any) -> None:
        plan(site)
        assert tell(site, "bb", [reader]) == Told(1, 0)
        sending.send_due()
        assert "เรื่อง bb" in mail.outbox[0].body
        clock.move_to(MORNING)
        sending.send_due()
        assert len(mail.outbox) == 1

    def test_who_had_todays_is_told_tomorrow(
        self, site: Site, reader: Recipient, parts: Parts, clock: Any
    ) -> None:
        plan(site)
        clock.move_to(MORNING)
        sending.send_due()
        assert tell(site, "bb", [reader]) == Told(0, 1)
        assert tell(site, "bb", [reader]) == Told(0, 1)
        sending.send_due()
        assert len(mail.outbox) == 1
        clock.move_to(NIGHT + DAY)
        plan(site)
        clock.move_to(MORNING + DAY)
        sending.send_due()
        assert len(mail.outbox) == 2 and "เรื่อง bb" in mail.outbox[1].body

    def test_what_failed_today_is_tried_again(
        self, site: Site, user: Any, reader: Recipient, clock: Any
    ) -> None:
        DailyMail.objects.create(
            site=site,
            recipient=user,
            day=NIGHT.date(),
            due_at=NIGHT,
            state=SendState.FAILED,
            attempts=4,
            parts=["a"],
        )
        assert tell(site, "a", [reader]) == Told(1, 0)
        sending.send_due()
        assert len(mail.outbox) == 1

    def test_who_is_none_of_the_agency_is_not_told(
        self, site: Site, parts: Parts, clock: Any
    ) -> None:
        assert tell(site, "a", [Recipient(user_id=UserFactory().pk)]) == Told(0, 0)
        assert not DailyMail.objects.exists()


def test_old_ones_are_removed(site: Site, reader: Recipient, clock: Any) -> None:
    plan(site)
    clock.move_to(MORNING)
    sending.send_due()
    clock.move_to(MORNING + 89 * DAY)
    assert operations.purge() == 0
    clock.move_to(MORNING + 91 * DAY)
    assert operations.purge() == 1


def test_the_night_asks_a_fixed_number_of_times(
    site: Site, parts: Parts, clock: Any, django_assert_max_num_queries: Any
) -> None:
    parts["a"].readers = {Recipient(user_id=UserFactory(checker=True).pk) for _n in range(30)}
    with django_assert_max_num_queries(12):
        plan(site)
    assert DailyMail.objects.count() == 30
