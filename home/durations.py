"""How long all steps of a manual take together, from what each step says in words."""

import re
from collections.abc import Iterable

from django.utils.translation import ngettext

from home.thai.numerals import to_arabic_digits

# The units that manuals use, the longest first; a working day is not a day.
UNITS: tuple[tuple[str, str], ...] = (
    ("month", r"เดือน|months?"),
    ("working day", r"วันทำการ|วันทําการ|วันราชการ|working\s+days?"),
    ("day", r"วัน|days?"),
    ("hour", r"ชั่วโมง|ชม\.|hours?"),
    ("minute", r"นาที|minutes?"),
)
_ONE = re.compile(
    r"(\d+)\s*(?:" + "|".join(f"(?P<u{n}>{words})" for n, (_u, words) in enumerate(UNITS)) + ")",
    re.IGNORECASE,
)
MINUTES_AN_HOUR = 60


def total(durations: Iterable[str]) -> str:
    """The sum in words ("3 working days 35 minutes"); "" where a step says something that is no
    plain length of time, because a sum without it would be false."""
    sums = dict.fromkeys((unit for unit, _words in UNITS), 0)
    steps = list(durations)
    for text in steps:
        lengths = _lengths(to_arabic_digits(text).strip())
        if lengths is None:
            return ""
        for unit, count in lengths:
            sums[unit] += count
    hours, sums["minute"] = divmod(sums["minute"], MINUTES_AN_HOUR)
    sums["hour"] += hours
    return " ".join(_in_words(unit, count) for unit, count in sums.items() if count)


def _lengths(text: str) -> list[tuple[str, int]] | None:
    """[("hour", 1), ("minute", 30)] of "1 ชั่วโมง 30 นาที"; None for anything else."""
    rest = _ONE.sub("", text)
    if not text or rest.strip():
        return None
    found = []
    for match in _ONE.finditer(text):
        number = next(n for n in range(len(UNITS)) if match.group(f"u{n}"))
        found.append((UNITS[number][0], int(match.group(1))))
    return found


def _in_words(unit: str, count: int) -> str:
    words = {
        "month": ngettext("%(count)s month", "%(count)s months", count),
        "working day": ngettext("%(count)s working day", "%(count)s working days", count),
        "day": ngettext("%(count)s day", "%(count)s days", count),
        "hour": ngettext("%(count)s hour", "%(count)s hours", count),
        "minute": ngettext("%(count)s minute", "%(count)s minutes", count),
    }
    return words[unit] % {"count": count}
