"""Takes values out of a row of a framework file; what is wrong becomes a fault, not an error."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from home.thai.numerals import to_arabic_digits
from ita.assessment.frameworks.faults import Fault
from ita.assessment.frameworks.rows import Row

MAX_TEXT = 5_000
UNREADABLE = {"Cc", "Cs", "Cn", "Co"}  # controls, lone surrogates, U+FFFE, private use
ALLOWED_CONTROLS = "\n\t"
WHOLE_NUMBER = re.compile(r"\d{1,6}(\.0+)?")


class Values:
    """The values of one row; collects its faults in ``faults``."""

    def __init__(self, row: Row, faults: list[Fault]) -> None:
        self.row = row
        self.faults = faults

    def fault(self, reason: str) -> None:
        self.faults.append(Fault(self.row.place, reason, self.row.position))

    def text(
        self, key: str, label: str, *, required: bool = False, max_length: int = MAX_TEXT
    ) -> str:
        """The text under ``key``, without blanks around it; "" with a fault when it is wrong."""
        value = self.row.values.get(key)
        if isinstance(value, bool) or not isinstance(value, str | int | float | None):
            self.fault(_("%(field)s must be text.") % {"field": label})
            return ""
        text = "" if value is None else str(value).replace("\r\n", "\n").strip()
        if required and not text:
            self.fault(_("%(field)s is missing.") % {"field": label})
        if len(text) > max_length:
            limits = {"field": label, "limit": max_length}
            self.fault(_("%(field)s is longer than %(limit)s characters.") % limits)
        if any(_is_unreadable(character) for character in text):
            self.fault(_("%(field)s holds characters that cannot be stored.") % {"field": label})
            return ""
        return text

    def yes_or_no(self, key: str, label: str) -> bool:
        value = self.row.values.get(key, False)
        if value in (True, False):
            return bool(value)
        self.fault(_("%(field)s must be yes or no (true or false).") % {"field": label})
        return False

    def choice(
        self,
        key: str,
        choices: type[models.TextChoices],
        label: str,
        words: Mapping[str, str] | None = None,
    ) -> str:
        """One of ``choices``, also by the words that files use for them."""
        words = words or {}
        text = self.text(key, label)
        return self.known(words.get(text, text), ["", *choices.values], label, _listed(choices))

    def decimal(self, key: str, label: str) -> Decimal | None:
        value = self.row.values.get(key)
        if value in (None, ""):
            return None
        try:
            number = Decimal(to_arabic_digits(value).strip())
        except InvalidOperation:
            number = Decimal(-1)
        if isinstance(value, bool) or not 0 <= number < 100_000:
            self.fault(_("%(field)s must be a number that is not negative.") % {"field": label})
            return None
        return number.quantize(Decimal("0.001"))

    def numbers(self, key: str, allowed: Collection[int], reason: str) -> tuple[int, ...]:
        entries = self.row.values.get(key) or []
        if isinstance(entries, list) and all(
            entry in allowed and not isinstance(entry, bool) for entry in entries
        ):
            return tuple(int(entry) for entry in entries)
        self.fault(reason)
        return ()

    def texts(self, key: str, label: str) -> tuple[str, ...]:
        entries = self.row.values.get(key) or []
        if isinstance(entries, str):
            entries = [entries]
        if isinstance(entries, list) and all(isinstance(entry, str) for entry in entries):
            return tuple(entry.strip() for entry in entries if entry.strip())
        self.fault(_("%(field)s must be a list of texts.") % {"field": label})
        return ()

    def codes(self, key: str, single: str, label: str) -> tuple[str, ...]:
        """The codes under ``key``, or where that is missing the one under ``single``."""
        return self.texts(key if key in self.row.values else single, label)

    def mapping(self, key: str, label: str) -> dict[str, Any]:
        value = self.row.values.get(key) or {}
        if isinstance(value, dict):
            return dict(value)
        self.fault(_("%(field)s must be an object.") % {"field": label})
        return {}

    def objects(self, key: str, label: str) -> list[dict[str, Any]]:
        value = self.row.values.get(key) or []
        if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
            return [dict(entry) for entry in value]
        self.fault(_("%(field)s must be a list of objects.") % {"field": label})
        return []

    def number(self, key: str) -> int | None:
        """A whole number, also as text and in Thai digits; nothing when it is none."""
        value = self.row.values.get(key)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return None
        text = to_arabic_digits(value).strip()
        return int(float(text)) if WHOLE_NUMBER.fullmatch(text) else None

    def known(self, value: str, choices: Collection[str], label: str, listed: str = "") -> str:
        """``value`` if it is among ``choices``; else a fault that names them (or ``listed``)."""
        if value in choices:
            return value
        listed = listed or ", ".join(str(choice) for choice in choices if choice)
        self.fault(
            _("%(field)s “%(value)s” is unknown; known are: %(choices)s")
            % {"field": label, "value": value, "choices": listed or "-"}
        )
        return ""


def _listed(choices: type[models.TextChoices]) -> str:
    return ", ".join(f"{choice.label} ({choice.value})" for choice in choices if choice.value)


def _is_unreadable(character: str) -> bool:
    return unicodedata.category(character) in UNREADABLE and character not in ALLOWED_CONTROLS
