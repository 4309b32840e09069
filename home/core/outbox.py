"""What leaves the house: how it is taken, sent and given up; the same for mails and webhooks.

The queue delivers a job at least once, and a worker can be killed at any moment. A row is taken by
moving ``due_at`` ahead and counting the try, in one short transaction; sent outside of it; then
marked. A second delivery finds nothing to take. A worker that is killed before it sends loses
nothing: the row is due again after ``LEASE``. One that is killed after the server accepted the mail
and before the mark sends it once more: no mail at all would be worse, so this edge stays; the mail
carries the same Message-ID then.
"""

from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MAX_TRIES = 4
PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
LEASE = timedelta(minutes=15)  # longer than the queue lets any job run


class SendState(models.TextChoices):
    """How far something is that leaves the house: a notice by mail, a call of a webhook."""

    WAITING = "waiting", _("Waiting to be sent")
    SENT = "sent", _("Sent out")
    DROPPED = "dropped", _("Not sent: no longer needed")
    FAILED = "failed", _("Could not be sent")


class OutgoingQuerySet(models.QuerySet[Any]):
    def due(self, by: datetime) -> Self:
        """What waits to be sent and is due at the moment ``by``."""
        return self.filter(state=SendState.WAITING, due_at__lte=by)

    def failed(self) -> Self:
        return self.filter(state=SendState.FAILED)


class Outgoing(models.Model):
    """Something on its way to somebody: each row once, through the queue.

    ``due_at`` is when it is tried next. Whoever tries moves it ahead first, so that no other worker
    takes the row; when the worker was killed, the row is due again by then.
    """

    state = models.CharField(
        _("state"), max_length=10, choices=SendState.choices, default=SendState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    error = models.TextField(_("what went wrong"), blank=True)
    due_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["pk"]


@transaction.atomic
def claim(rows: OutgoingQuerySet, by: datetime) -> list[Any]:
    """Take those of ``rows`` that are due ``by`` then, oldest first: nobody else sends them now.

    What was taken too often, and never marked, killed its workers: it is given up.
    """
    due = list(rows.select_for_update(of=("self",)).due(by).order_by("pk"))
    fresh = [row for row in due if row.attempts < MAX_TRIES]
    give_up(
        [row for row in due if row not in fresh], gettext("The sending was interrupted each time.")
    )
    for row in fresh:
        row.attempts += 1
        row.due_at = timezone.now() + LEASE
    if fresh:
        type(fresh[0]).objects.bulk_update(fresh, ["attempts", "due_at"])
    return fresh


def mark_sent(rows: list[Any]) -> None:
    _end(rows, SendState.SENT)


def drop(rows: list[Any]) -> None:
    """Do not send what nobody needs any more."""
    _end(rows, SendState.DROPPED)


def give_up(rows: list[Any], error: str) -> None:
    """Do not try again by itself; ``error`` is for the administrator to read."""
    _end(rows, SendState.FAILED, error)


def put_off(rows: list[Any], error: str) -> None:
    """Try again later, at most ``MAX_TRIES`` times in all."""
    give_up([row for row in rows if row.attempts >= MAX_TRIES], error)
    for row in rows:
        if row.attempts < MAX_TRIES:
            row.error, row.due_at = error, timezone.now() + PAUSES[row.attempts - 1]
            row.save(update_fields=["error", "due_at"])


def _end(rows: list[Any], state: SendState, error: str = "") -> None:
    if rows:
        ended = type(rows[0]).objects.filter(pk__in=[row.pk for row in rows])
        ended.update(state=state, error=error, ended_at=timezone.now())
