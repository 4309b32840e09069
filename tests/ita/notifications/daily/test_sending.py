"""What stands in the mail of the morning, and when it goes out."""

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

from django.core import mail
from django.core.mail import EmailMessage
from wagtail.models import Site

from home.core.outbox import SendState
from ita.notifications.daily import sending
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.operations import plan
from ita.notifications.daily.parts import MailPart, Recipient
from tests.factories import UserFactory
from tests.ita.notifications.daily.conftest import DAY, MORNING, NIGHT, Part, Parts


def states() -> list[str]:
    return list(DailyMail.objects.order_by("pk").values_list("state", flat=True))


def test_all_parts_are_one_mail_in_the_morning(
    site: Site, reader: Recipient, parts: Parts, clock: Any
) -> None:
    parts["bb"].readers = {reader}
    assert plan(site) == 1
    sending.send_due()
    assert mail.outbox == []  # no phone rings at night

    clock.move_to(MORNING)
    sending.send_due()
    sending.send_due()

    [message] = mail.outbox
    assert message.to == ["som@example.go.th"]
    assert "เรื่อง a 0" in message.body and "เรื่อง bb 0" in message.body
    assert message.body.index("เรื่อง a") < message.body.index("เรื่อง bb")
    row = DailyMail.objects.get()
    assert (row.state, row.parts, row.day) == (SendState.SENT, ["a", "bb"], date(2026, 11, 30))


def test_the_night_can_be_repeated(site: Site, reader: Recipient, parts: Parts, clock: Any) -> None:
    plan(site)
    parts["bb"].readers = {reader}
    assert plan(site) == 0
    clock.move_to(MORNING)
    sending.send_due()
    assert "bb" in DailyMail.objects.get().parts
    plan(site)
    sending.send_due()
    assert len(mail.outbox) == 1


def test_what_is_past_is_left_out_or_drops_the_mail(
    site: Site, reader: Recipient, parts: Parts, clock: Any
) -> None:
    parts["bb"].readers = {reader}
    plan(site)
    parts["a"].past = True
    clock.move_to(MORNING)
    sending.send_due()
    assert "เรื่อง a" not in mail.outbox[0].body
    assert DailyMail.objects.get().parts == ["bb"]

    clock.move_to(NIGHT + DAY)
    plan(site)
    parts["bb"].past = True
    clock.move_to(MORNING + DAY)
    sending.send_due()
    assert len(mail.outbox) == 1
    assert states() == [SendState.SENT, SendState.DROPPED]


def test_a_week_without_the_queue_is_one_mail(site: Site, reader: Recipient, clock: Any) -> None:
    plan(site)
    clock.move_to(MORNING + 7 * DAY + timedelta(minutes=30))
    sending.send_due()  # the minute's job comes before the night's
    plan(site)
    sending.send_due()
    assert len(mail.outbox) == 1
    assert DailyMail.objects.get().day == date(2026, 12, 7)


def test_what_waits_from_earlier_days_is_folded_into_todays(
    site: Site, reader: Recipient, parts: Parts, clock: Any
) -> None:
    plan(site)
    parts["a"].readers, parts["bb"].readers = set(), {reader}
    clock.move_to(NIGHT + DAY)
    plan(site)
    sending.send_due()  # yesterday's is due: it is told at eight, with today's
    assert mail.outbox == []
    clock.move_to(MORNING + DAY)
    sending.send_due()
    [message] = mail.outbox
    assert "เรื่อง a" in message.body and "เรื่อง bb" in message.body
    assert sorted(states()) == [SendState.DROPPED, SendState.SENT]


def test_after_midnight_yesterdays_waits_for_the_morning(
    site: Site, reader: Recipient, clock: Any
) -> None:
    plan(site)
    clock.move_to(NIGHT.replace(hour=0, minute=10) + DAY)
    sending.send_due()
    assert mail.outbox == []
    assert plan(site) == 0  # it has become today's
    clock.move_to(MORNING + DAY)
    sending.send_due()
    assert len(mail.outbox) == 1


def test_who_left_gets_none(site: Site, user: Any, reader: Recipient, clock: Any) -> None:
    plan(site)
    user.posts.update(valid_until=date(2026, 11, 29))
    clock.move_to(MORNING)
    sending.send_due()
    assert mail.outbox == [] and states() == [SendState.DROPPED]
    clock.move_to(NIGHT + DAY)
    assert plan(site) == 0

    user.posts.update(valid_until=None)
    user.is_active = False
    user.save()
    assert plan(site) == 0


def test_a_stranger_or_a_unit_without_mailbox_gets_none(
    site: Site, other_agency: Site, parts: Parts, mailbox: Recipient, clock: Any
) -> None:
    stranger = UserFactory(requester=True, site=other_agency)
    parts["a"].readers = {Recipient(user_id=stranger.pk), mailbox}
    assert plan(site) == 1
    assert plan(other_agency) == 1  # the unit is not theirs
    clock.move_to(MORNING)
    sending.send_due()
    assert sorted(message.to[0] for message in mail.outbox) == sorted(
        ["klang@example.go.th", stranger.email]
    )


def test_an_officer_of_two_agencies_gets_one_of_each(
    site: Site, other_agency: Site, user: Any, reader: Recipient, clock: Any
) -> None:
    UserFactory._meta.model.objects.get(pk=user.pk).posts.create(
        site=other_agency, full_name="ก", position="ข", valid_from=date(2025, 1, 1)
    )
    plan(site)
    plan(other_agency)
    clock.move_to(MORNING)
    sending.send_due()
    assert len(mail.outbox) == 2


def test_without_address_the_screen_says_so_and_the_next_day_forgets_it(
    site: Site, user: Any, reader: Recipient, clock: Any
) -> None:
    user.email = ""
    user.save()
    plan(site)
    clock.move_to(MORNING)
    sending.send_due()
    row = DailyMail.objects.get()
    assert row.state == SendState.FAILED and "ไม่มีที่อยู่อีเมล" in row.error
    clock.move_to(NIGHT + DAY)
    plan(site)
    assert DailyMail.objects.failed().count() == 0


def test_a_server_that_fails_is_tried_again(site: Site, reader: Recipient, clock: Any) -> None:
    plan(site)
    clock.move_to(MORNING)
    with patch.object(EmailMessage, "send", side_effect=TimeoutError):
        sending.send_due()
    row = DailyMail.objects.get()
    assert (row.state, row.attempts) == (SendState.WAITING, 1) and row.error
    clock.move_to(MORNING + timedelta(minutes=2))
    sending.send_due()
    assert len(mail.outbox) == 1


def test_a_part_that_cannot_be_told_holds_up_no_other_reader(
    site: Site, reader: Recipient, parts: Parts, clock: Any
) -> None:
    other = Recipient(user_id=UserFactory(checker=True).pk)
    parts["a"].breaks, parts["bb"].readers = True, {other}
    plan(site)
    clock.move_to(MORNING)
    sending.send_due()
    assert len(mail.outbox) == 1
    assert DailyMail.objects.to(reader).get().error


def test_a_part_that_cannot_say_whom_holds_up_no_other_part(
    site: Site, reader: Recipient, parts: Parts, clock: Any
) -> None:
    parts["a"].names_nobody, parts["bb"].readers = True, {reader}
    assert plan(site) == 1
    assert DailyMail.objects.get().parts == ["bb"]


def test_a_heading_with_a_line_break_is_no_header(
    site: Site, reader: Recipient, parts: Parts, clock: Any
) -> None:
    parts["a"].name = "a"
    plan(site)
    clock.move_to(MORNING)
    with patch.object(Part, "compose", autospec=True) as composed:
        composed.return_value = MailPart("หัวเรื่อง\nBcc: x@example.com", [], "http://x/")
        sending.send_due()
    assert "\n" not in mail.outbox[0].subject
