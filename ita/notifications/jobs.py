"""What the queue does: it delivers each job at least once, and each can be repeated."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django_q.tasks import async_task

from home.core.outbox import SendState
from ita.notifications import audiences, events, mail
from ita.notifications.audiences import Audience
from ita.notifications.models import Notice, OutgoingAct, Webhook, WebhookCall
from ita.register.models import RegisterEntry

KEPT = timedelta(days=90)
JOB_SECONDS = 120  # a server that answers byte by byte holds up a worker no longer


@transaction.atomic
def create_notices(entry_id: int) -> int:
    """Write the notices and calls about the act; returns how many. A second run adds none."""
    entry = RegisterEntry.objects.filter(pk=entry_id).first()
    if entry is None:
        return 0
    due_at = timezone.now() + mail.delay()
    told = {
        user.pk: Notice(
            entry=entry,
            recipient=user,
            audience=telling.audience,
            due_at=due_at + telling.wait,
        )
        for telling in reversed(
            events.notifications_of(entry)
        )  # the first that fits somebody counts
        for user in audiences.people(telling.audience, entry)
    }
    Notice.objects.bulk_create(told.values(), ignore_conflicts=True)
    calls = [
        WebhookCall(entry=entry, webhook=hook, due_at=timezone.now())
        for hook in Webhook.objects.filter(enabled=True, site_id=entry.site_id)
        if events.notifications_of(entry)
    ]
    WebhookCall.objects.bulk_create(calls, ignore_conflicts=True)
    if not settings.NOTICE_DELAY:
        queue_mails(list(told))
    queue_calls([call.webhook_id for call in calls])
    return len(told) + len(calls)


@transaction.atomic
def create_head_notices() -> int:
    """Every night: have each register's head mailed to its approvers; returns to how many.

    Once for each head: while nothing is appended, the mail that they have is still the last.
    """
    return sum(_mail_head(RegisterEntry.objects.get(pk=pk)) for pk in _last_rows())


def _last_rows() -> Iterable[int]:
    rows = RegisterEntry.objects.order_by().values("site_id")
    return rows.annotate(last=Max("pk")).values_list("last", flat=True)


def _mail_head(entry: RegisterEntry) -> int:
    due_at = timezone.now() + mail.delay()
    keepers = list(audiences.keepers(entry).exclude(email=""))
    known = Notice.objects.filter(entry=entry, recipient__in=keepers)
    told = set(known.values_list("recipient_id", flat=True))
    waiting = {"audience": Audience.KEEPERS, "state": SendState.WAITING, "due_at": due_at}
    # Who was not mailed of the act itself (it was past by then) is mailed the head.
    revived = known.filter(state=SendState.DROPPED).update(**waiting, attempts=0, ended_at=None)
    new = [
        Notice(entry=entry, recipient=user, **waiting) for user in keepers if user.pk not in told
    ]
    Notice.objects.bulk_create(new, ignore_conflicts=True)
    return revived + len(new)


def send_due() -> None:
    """Every minute: queue a job for each person and webhook for whom something is due."""
    now = timezone.now()
    notices, calls = Notice.objects.due(now), WebhookCall.objects.due(now)
    queue_mails(notices.order_by().values_list("recipient_id", flat=True).distinct())
    queue_calls(calls.order_by().values_list("webhook_id", flat=True).distinct())


def queue_mails(user_ids: Iterable[int]) -> None:
    for number in user_ids:
        async_task("ita.notifications.mail.send_to", number, timeout=JOB_SECONDS)


def queue_calls(webhook_ids: Iterable[int]) -> None:
    for number in webhook_ids:
        async_task("ita.notifications.webhook.post_to", number, timeout=JOB_SECONDS)


def purge() -> int:
    """Remove what ended long ago; the register keeps the acts themselves. Returns how many."""
    return sum(_purge(model) for model in (Notice, WebhookCall))


def _purge(model: type[OutgoingAct]) -> int:
    ended = model._default_manager.exclude(state=SendState.WAITING)
    return ended.filter(ended_at__lt=timezone.now() - KEPT).delete()[0]
