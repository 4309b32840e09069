"""Takes values out of a row of a framework file; what is wrong becomes a fault, not an error."""

import re
import unicodedata
from collections.abc import Collection

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


def _is_unreadable(character: str) -> bool:
    return unicodedata.category(character) in UNREADABLE and character not in ALLOWED_CONTROLS
