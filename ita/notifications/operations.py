"""What an administrator does about mails; no acts of publication, so not on the register."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from home.core.exceptions import NotAllowed
from home.core.outbox import SendState
from ita.notifications import jobs, rules
from ita.notifications.daily import sending
from ita.notifications.daily.models import DailyMail
from ita.notifications.models import Notice


@transaction.atomic
def send_again(notice: Notice, user: User) -> None:
    """Try a mail once more that was given up; what is past by now is not sent.

    Raises:
        NotAllowed: see ``rules.why_not_send_again``.
    """
    _try_again(Notice, notice.pk, user)
    jobs.queue_mails([notice.recipient_id])


@transaction.atomic
def send_daily_again(mail: DailyMail, user: User) -> None:
    """As ``send_again``, for a mail of the morning: it is told in that of today.

    Raises:
        NotAllowed: see ``rules.why_not_send_again``.
    """
    _try_again(DailyMail, mail.pk, user)
    sending.queue([mail.reader])


def _try_again(model: type[Notice] | type[DailyMail], number: int, user: User) -> None:
    mail = model.objects.select_for_update().get(pk=number)
    if reason := rules.why_not_send_again(user, mail):
        raise NotAllowed(reason)
    mail.state, mail.attempts, mail.due_at = SendState.WAITING, 0, timezone.now()
    mail.save(update_fields=["state", "attempts", "due_at"])
