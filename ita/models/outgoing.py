"""What leaves the house because of an act: each row once, through the queue."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.thai.calendar import format_datetime
from ita.enums import SendState
from ita.models.register import RegisterEntry


class OutgoingQuerySet(models.QuerySet):
    def due(self, by: datetime) -> Self:
        """What waits to be sent and is due at the moment ``by``."""
        return self.filter(state=SendState.WAITING, due_at__lte=by)

    def failed(self) -> Self:
        return self.filter(state=SendState.FAILED)


class Outgoing(models.Model):
    """An act of the register on its way to somebody.

    ``due_at`` is when it is tried next. Whoever tries moves it ahead first, so that no other worker
    takes the row; when the worker was killed, the row is due again by then.
    """

    # Not a database constraint: that a row of the register vanished is found by verify_register.
    entry = models.ForeignKey(
        RegisterEntry,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name=_("act"),
    )
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
        indexes = [models.Index(fields=["state", "due_at"], name="ita_%(class)s_due")]

    @property
    def time_display(self) -> str:
        """When it was sent or given up; until then, since when it waits."""
        return format_datetime(self.ended_at or self.created_at)
