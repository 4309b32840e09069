"""The mails of the morning: one row a reader, agency and day."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.core.outbox import Outgoing, OutgoingQuerySet
from home.models import Unit
from home.thai.calendar import format_date, format_datetime
from ita.notifications.daily.parts import Recipient


class DailyMailQuerySet(OutgoingQuerySet):
    def of_site(self, site: Site) -> Self:
        return self.filter(site=site)

    def to(self, reader: Recipient) -> Self:
        return self.filter(recipient=reader.user_id, unit=reader.unit_id)


class DailyMail(Outgoing):
    """That one reader is mailed on one day what can wait until the morning.

    What stands in it is looked up when it is sent. Only the row of today is ever sent: that there
    is but one of them is what keeps a reader from two such mails a day.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    # An officer, or the mailbox of a unit.
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("recipient"),
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("unit")
    )
    day = models.DateField(_("day"))  # of Bangkok
    # Names of parts: until it is sent those that have something to tell, then those that it told.
    parts = models.JSONField(default=list)

    objects = DailyMailQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Outgoing.Meta):
        verbose_name = _("mail of the morning")
        verbose_name_plural = _("mails of the morning")
        default_permissions = ()
        indexes = [models.Index(fields=["state", "due_at"], name="ita_dailymail_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "recipient", "day"], name="ita_daily_mail_once_to_officer"
            ),
            models.UniqueConstraint(
                fields=["site", "unit", "day"], name="ita_daily_mail_once_to_unit"
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=False, unit__isnull=True)
                | Q(recipient__isnull=True, unit__isnull=False),
                name="ita_daily_mail_one_reader",
            ),
        ]

    def __str__(self) -> str:
        return f"{format_date(self.day, short=True)} → {self.recipient or self.unit}"

    @property
    def reader(self) -> Recipient:
        return Recipient(self.recipient_id, self.unit_id)

    @property
    def address(self) -> str:
        """Where it goes; empty where the reader has none."""
        if self.unit:
            return self.unit.mailbox
        return self.recipient.email if self.recipient else ""

    @property
    def name(self) -> str:
        """The reader's, as the account or the agency has it."""
        if self.unit:
            return self.unit.name
        user = self.recipient
        return user.get_full_name() or user.get_username() if user else ""

    @property
    def reader_display(self) -> str:
        """Name and address, as far as they are known."""
        return f"{self.name} <{self.address}>" if self.address else self.name

    @property
    def time_display(self) -> str:
        """When it was sent or given up; until then, since when it waits."""
        return format_datetime(self.ended_at or self.created_at)

    def add_parts(self, names: Iterable[str]) -> None:
        self.parts = sorted({*self.parts, *names})
