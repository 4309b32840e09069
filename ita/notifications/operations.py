"""What an administrator does about mails; no acts of publication, so not on the register."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from home.core.exceptions import NotAllowed
from home.core.outbox import SendState
from ita.notifications import jobs, rules
from ita.notifications.models import Notice


@transaction.atomic
def send_again(notice: Notice, user: User) -> None:
    """Try a mail once more that was given up; what is past by now is not sent.

    Raises:
        NotAllowed: see ``rules.why_not_send_again``.
    """
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if reason := rules.why_not_send_again(user, notice):
        raise NotAllowed(reason)
    notice.state, notice.attempts, notice.due_at = SendState.WAITING, 0, timezone.now()
    notice.save(update_fields=["state", "attempts", "due_at"])
    jobs.queue_mails([notice.recipient_id])
