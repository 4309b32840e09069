"""Finds rows of the register by words or by number."""

import re

from django.db.models import Q

from home.thai.calendar import to_ce
from home.thai.numerals import to_arabic_digits, to_thai_digits
from ita.register.models import RegisterEntryQuerySet

TEXTS = (
    "page_title",
    "subject_label",
    "actor_name",
    "actor_position",
    "reason",
    "details__reason_text",
)
# "12", "12/2570", "เลขที่ 12/2570"
NUMBER = re.compile(r"(?:เลขที่\s*|เลขทะเบียน\s*)?(\d{1,9})(?:\s*/\s*(\d{4}))?")


def search(entries: RegisterEntryQuerySet, text: str) -> RegisterEntryQuerySet:
    """The rows that hold ``text``, in Thai or Arabic digits, or bear it as their number."""
    if not text.strip():
        return entries
    return entries.filter(_holds(text.strip()) | _numbered(text))


def _holds(text: str) -> Q:
    found = Q()
    for spelling in {text, to_arabic_digits(text), to_thai_digits(text)}:
        for field in TEXTS:
            found |= Q(**{f"{field}__icontains": spelling})
    return found


def _numbered(text: str) -> Q:
    match = NUMBER.fullmatch(to_arabic_digits(text).strip())
    if match is None:
        return Q(pk__in=[])
    number, year = match.groups()
    wanted = Q(number=int(number))
    return wanted & Q(fiscal_year=to_ce(int(year))) if year else wanted
