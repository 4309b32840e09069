"""Sends what waits for one officer."""

import logging
from datetime import timedelta
from itertools import groupby
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from home.core import outbox
from ita.notifications import audiences, digest, words
from ita.notifications.models import Notice

logger = logging.getLogger(__name__)


def delay() -> timedelta:
    """How long a notice waits for others to the same person."""
    return timedelta(seconds=settings.NOTICE_DELAY)


def send_to(user_id: int) -> int:
    """Mail the officer everything that waits for them; returns how many mails went out.

    One mail for each agency. What is past by now is dropped: somebody has acted, the request was
    withdrawn, the page was deleted, the officer lost the duty.
    """
    rows = Notice.objects.filter(recipient_id=user_id).select_related("entry")
    notices = outbox.claim(rows, timezone.now() + delay())
    user = User.objects.filter(pk=user_id).first()
    due = [notice for notice in notices if user and _is_due(notice, user)]
    outbox.drop([notice for notice in notices if notice not in due])
    due.sort(key=lambda notice: (notice.entry.site_id, notice.pk))
    groups = groupby(due, key=lambda notice: notice.entry.site_id)
    return sum(_mail(user, list(group)) for _site_id, group in groups) if user else 0


def _is_due(notice: Notice, user: User) -> bool:
    has_words = bool(words.sentence(notice.entry, notice.audience))
    return has_words and audiences.is_due(notice.audience, notice.entry, user)


def _mail(user: User, notices: list[Notice]) -> bool:
    """Send one mail; returns whether it went out."""
    if not user.email:
        outbox.give_up(notices, _("The user has no e-mail address."))
        return False
    try:
        digest.compose(user, notices).send()
    except Exception as error:  # whatever it was, the other officers must get theirs
        logger.warning("Mail to user %s failed: %s", user.pk, error)
        outbox.put_off(notices, words_of_failure(error))
        return False
    outbox.mark_sent(notices)
    return True


def words_of_failure(error: Exception) -> str:
    """What the administrator reads; the log has the rest."""
    if isinstance(error, SMTPRecipientsRefused):
        return _("The mail server refused the address.")
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return _("The mail server did not answer in time.")
    if isinstance(error, OSError):
        return _("The mail server did not take the mail (%(error)s).") % {"error": error}
    return _("The mail could not be made or sent (%(error)s).") % {"error": error}
