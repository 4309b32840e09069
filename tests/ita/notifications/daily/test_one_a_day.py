"""One mail a reader and day, whatever happens to clock, queue and server."""

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import local_date
from ita.notifications.daily import sending
from ita.notifications.daily.operations import plan, tell
from ita.notifications.daily.parts import Recipient
from tests.ita.notifications.daily.conftest import DAY, MORNING, NIGHT, Parts


def test_in_two_years_nobody_gets_two_mails_a_day(
    site: Site, reader: Recipient, parts: Parts, mailbox: Recipient, clock: Any
) -> None:
    """Jobs come twice, late or not at all, servers fail, officers press buttons, the clock of the
    machine jumps; every mail is counted by the day in Bangkok on which it went out."""
    chance = random.Random(2569)
    parts["a"].readers = {reader, mailbox}
    sent: Counter[tuple[date, str]] = Counter()
    real_send = EmailMessage.send

    def send(message: EmailMessage, *args: Any, **kwargs: Any) -> int:
        if chance.random() < 0.2:
            raise TimeoutError
        sent[local_date(timezone.now()), message.to[0]] += 1
        return real_send(message, *args, **kwargs)

    now = NIGHT
    with patch.object(EmailMessage, "send", send):
        while now < NIGHT + 730 * DAY:
            clock.move_to(now)
            for act in chance.choices(["plan", "send", "tell", "nothing"], [3, 5, 1, 1], k=3):
                if act == "plan":
                    plan(site)
                elif act == "tell":
                    tell(site, chance.choice(["a", "bb"]), [reader])
                elif act == "send":
                    sending.send_due()
            jump = chance.choice([0.2, 6, 9, 24, 24, 24 * 8 if chance.random() < 0.1 else 2])
            now += timedelta(hours=jump)
    assert len(sent) > 200
    assert max(sent.values()) == 1


def test_a_clock_that_was_wrong_costs_no_mail_and_doubles_none(
    site: Site, reader: Recipient, clock: Any
) -> None:
    clock.move_to(NIGHT + 400 * DAY)
    plan(site)
    clock.move_to(NIGHT)
    plan(site)
    clock.move_to(MORNING)
    sending.send_due()
    assert len(mail.outbox) == 1
    clock.move_to(NIGHT + 400 * DAY)
    plan(site)
    clock.move_to(MORNING + 400 * DAY)
    sending.send_due()
    assert len(mail.outbox) == 2
