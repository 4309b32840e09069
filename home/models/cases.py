"""A citizen's case: what was sent through an online form, its number, state and answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.dispatch import Signal
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import AbstractFormSubmission
from wagtail.models import Page

from home.models.base import ContentPage
from home.thai.calendar import current_fiscal_year, to_be

SECRET_LENGTH = 10
SECRET_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # nothing that reads like another


class CaseState(models.TextChoices):
    RECEIVED = "received", _("Received")
    IN_PROGRESS = "in_progress", _("In progress")
    ANSWERED = "answered", _("Answered")
    DECLINED = "declined", _("Cannot be done")


class CaseKind(models.TextChoices):
    """What a case is by law. Those with a clock of their own stand on a register of their own,
    which a room above keeps (``case_opened``)."""

    GENERAL = "", _("General")
    INFORMATION = "information", _("Request under the Information Act")
    HARM = "harm", _("Report of harm by a page")


@dataclass(frozen=True)
class EnteredCase:
    """How a case came that an officer entered: on which day, by which way (a stored value of the
    room that keeps it)."""

    received_on: date
    channel: str
    user: User


# In the transaction that opens a case; ``case`` is stored, ``entered`` is an EnteredCase or None.
case_opened = Signal()
CLOSED_STATES = {CaseState.ANSWERED, CaseState.DECLINED}


class Case(AbstractFormSubmission):
    """What a citizen sent through an online form, with its number, state and answer.

    The citizen reads it again by the number and a secret; only a hash of the secret is kept.
    """

    number = models.CharField(_("case number"), max_length=20, unique=True, editable=False)
    secret_hash = models.CharField(max_length=64, editable=False)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=CaseKind.choices,
        default=CaseKind.GENERAL,
        blank=True,
        editable=False,
    )
    state = models.CharField(
        _("state"), max_length=20, choices=CaseState.choices, default=CaseState.RECEIVED
    )
    answer = models.TextField(
        _("answer"), blank=True, help_text=_("The sender reads this with the case number.")
    )
    updated_at = models.DateTimeField(_("last updated"), auto_now=True)
    content_removed_on = models.DateField(
        _("personal content removed on"), null=True, blank=True, editable=False
    )

    secret: str | None = None  # readable only on the object that open() returns

    class Meta(AbstractFormSubmission.Meta):
        verbose_name = _("e-Service case")
        verbose_name_plural = _("e-Service cases")
        ordering = ["-submit_time", "-pk"]

    def __str__(self) -> str:
        return self.number

    def clean(self) -> None:
        super().clean()
        self.answer = self.answer.strip()
        if self.state in CLOSED_STATES and not self.answer:
            raise ValidationError(
                {"answer": _("Write the answer first: the sender reads it with this state.")}
            )

    @classmethod
    def open(
        cls,
        page: ContentPage,
        data: dict[str, Any],
        kind: str = "",
        entered: EnteredCase | None = None,
    ) -> "Case":
        """A new case of ``page`` with ``data``; its ``secret`` is set on the result alone."""
        secret = get_random_string(SECRET_LENGTH, SECRET_ALPHABET)
        with transaction.atomic():
            lock_page(page)  # numbers run without gaps: one writer at a time
            case: Case = cls.objects.create(
                page=page,
                form_data=data,
                kind=kind,
                number=cls._next_number(page),
                secret_hash=_hash(secret),
            )
            case_opened.send(cls, case=case, entered=entered)
        case.secret = secret
        return case

    @classmethod
    def _next_number(cls, page: ContentPage) -> str:
        prefix = f"{to_be(current_fiscal_year())}-{page.pk}-"
        last = cls.objects.filter(number__startswith=prefix).order_by("-pk").first()
        return f"{prefix}{int(last.number.rsplit('-', 1)[1]) + 1 if last else 1:04d}"

    def remove_content(self, day: date) -> None:
        """Take away for good what people wrote and were told. Number, kind, state and times stay,
        and nobody opens it by its secret any more."""
        nothing = {"form_data": {}, "answer": "", "secret_hash": ""}
        rows = type(self).objects.filter(pk=self.pk)
        rows.update(**nothing, content_removed_on=day)  # without touching when it was closed
        self.refresh_from_db()

    def opens_with(self, secret: str) -> bool:
        """Whether ``secret`` is the one that the sender was given."""
        return constant_time_compare(self.secret_hash, _hash(secret.strip().upper()))


def lock_page(page: ContentPage) -> Page:
    """``page`` as it is now. Officers' acts lock this very row, the tree's, and no type's own."""
    locked: Page = Page.objects.select_for_update(no_key=True).get(pk=page.pk)
    return locked


def _hash(secret: str) -> str:
    return salted_hmac("home.Case", secret, algorithm="sha256").hexdigest()
