"""Sends the mails of the morning: to each reader that of today, and no other."""

import logging
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from home.core import outbox
from home.core.outbox import SendState
from home.thai.calendar import local_date
from ita.notifications.daily.mail import compose, parts_of
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.operations import morning_of
from ita.notifications.daily.parts import Recipient
from ita.notifications.daily.readers import readers_of
from ita.notifications.jobs import JOB_SECONDS
from ita.notifications.mail import words_of_failure

logger = logging.getLogger(__name__)


def send_due() -> None:
    """Every minute: queue a job for each reader for whom a mail is due."""
    due = DailyMail.objects.due(timezone.now()).order_by()
    queue(Recipient(*row) for row in due.values_list("recipient_id", "unit_id").distinct())


def queue(readers: Iterable[Recipient]) -> None:
    for reader in readers:
        job = "ita.notifications.daily.sending.send_to"
        async_task(job, reader.user_id, reader.unit_id, timeout=JOB_SECONDS)


def send_to(user_id: int | None, unit_id: int | None = None) -> int:
    """Mail the reader what is due, one mail for each agency; returns how many mails went out."""
    rows = DailyMail.objects.to(Recipient(user_id, unit_id))
    by_site: dict[int, list[DailyMail]] = {}
    for row in outbox.claim(rows.select_related("site", "recipient", "unit"), timezone.now()):
        by_site.setdefault(row.site_id, []).append(row)
    today = local_date(timezone.now())
    mails = [_mail_of_today(of_site, today) for of_site in by_site.values()]
    return sum(_send(mail) for mail in mails if mail)


@transaction.atomic
def _mail_of_today(claimed: list[DailyMail], today: date) -> DailyMail | None:
    """The one that is to be sent now: all of ``claimed`` are told in the mail of today, and where
    that one is sent or still waits for its hour, nothing is sent now."""
    newest = max(claimed, key=lambda row: row.day)
    others = DailyMail.objects.of_site(newest.site).to(newest.reader).filter(day=today)
    stored = others.select_for_update(of=("self",)).first()
    mail = next((row for row in claimed if row.day == today), stored or newest)
    outbox.drop([row for row in claimed if row.pk != mail.pk])
    if mail.state != SendState.WAITING:
        return None
    for row in claimed:
        mail.add_parts(row.parts)
    mail.save(update_fields=["parts"])
    if mail not in claimed:
        return None
    return mail if mail.day == today else _move_to(mail, today)


def _move_to(mail: DailyMail, today: date) -> DailyMail | None:
    """A mail that was not sent on its day becomes that of today; not before its hour."""
    mail.day = today
    if timezone.now() >= morning_of(today):
        mail.save(update_fields=["day"])
        return mail
    mail.due_at, mail.attempts = morning_of(today), 0
    mail.save(update_fields=["day", "due_at", "attempts"])
    return None


def _send(mail: DailyMail) -> bool:
    """Send one mail; returns whether it went out. What is past is left out, or drops it."""
    with translation.override(settings.LANGUAGE_CODE):
        try:
            return _compose_and_send(mail)
        except Exception as error:  # whatever it was, the other readers must get theirs
            logger.warning("Mail of the morning %s failed: %s", mail.pk, error)
            outbox.put_off([mail], words_of_failure(error))
            return False


def _compose_and_send(mail: DailyMail) -> bool:
    is_reader = mail.reader in readers_of(mail.site, mail.day)
    parts = parts_of(mail) if is_reader else []
    if not parts:
        outbox.drop([mail])
        return False
    if not mail.address:
        outbox.give_up([mail], _("The user has no e-mail address."))
        return False
    mail.parts = [name for name, part in parts]
    mail.save(update_fields=["parts"])
    compose(mail, [part for name, part in parts]).send()
    outbox.mark_sent([mail])
    return True
