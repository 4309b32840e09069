"""What is found in a text, and which of it may not be published without a word."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Stored values never change."""

    IDENTITY = "identity", _("Identity number")
    BANK_ACCOUNT = "bank_account", _("Bank account number")
    PERSON_PHONE = "person_phone", _("Mobile number beside a person's name")
    PERSON_MAIL = "person_mail", _("E-mail address beside a person's name")
    JURISTIC = "juristic", _("Number of a juristic person")
    PHONE = "phone", _("Telephone number")
    MAIL = "mail", _("E-mail address of an office holder")

    @property
    def holds(self) -> bool:
        """Whether it stops a publication; the others often must be public (the telephone of an
        office, the number of a company) and are only pointed out."""
        return self in HOLDING


HOLDING = (Kind.IDENTITY, Kind.BANK_ACCOUNT, Kind.PERSON_PHONE, Kind.PERSON_MAIL)


class Match(NamedTuple):
    """``text[start:end]`` is personal data of this kind."""

    kind: Kind
    start: int
    end: int
