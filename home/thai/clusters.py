"""Where a text may be cut without tearing what a reader sees as one sign.

A Thai cluster is a consonant with what stands before, above, below and after it: "เกี่ยว" may be
cut before the ย, "กำ" nowhere. The rules are those of Unicode's grapheme clusters (UAX #29), and
stricter for Thai: a leading vowel stays with its consonant, ะ า ำ ๅ ๆ ฯ stay with what they follow.
Only the two signs beside a place are looked at, so a place in a long text costs as little.
"""

import unicodedata
from itertools import pairwise

LEADING_VOWELS = frozenset("เแโใไ")
FOLLOWING = frozenset("ะาำๅๆฯ")
JOINERS = frozenset("\u200c\u200d\u2060")  # zero-width (non-)joiner, word joiner
_MARKS = frozenset({"Mn", "Mc", "Me"})


def is_boundary(text: str, place: int) -> bool:
    """Whether ``text`` may be cut before ``text[place]``; its two ends always may."""
    if place <= 0 or place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    return not (_clings(after) or _hold(before, after) or _are_one(before, after))


def boundary_before(text: str, place: int) -> int:
    """The last place at or before ``place`` where ``text`` may be cut."""
    place = min(max(place, 0), len(text))
    while not is_boundary(text, place):
        place -= 1
    return place


def boundary_after(text: str, place: int) -> int:
    """The first place at or after ``place`` where ``text`` may be cut."""
    place = min(max(place, 0), len(text))
    while not is_boundary(text, place):
        place += 1
    return place


def clusters(text: str) -> list[str]:
    """``text`` in its clusters; joined they are ``text``."""
    cuts = [place for place in range(len(text) + 1) if is_boundary(text, place)]
    return [text[start:end] for start, end in pairwise(cuts)]


def _clings(sign: str) -> bool:
    """Whether ``sign`` belongs to what stands before it."""
    if sign in FOLLOWING or sign in JOINERS:
        return True
    return unicodedata.category(sign) in _MARKS or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _hold(before: str, after: str) -> bool:
    """A leading vowel, or a joiner, and what it was written for."""
    return (before in LEADING_VOWELS or before == "\u200d") and not after.isspace()


def _are_one(before: str, after: str) -> bool:
    """Line ends of two characters, and the two letters of a flag."""
    return (before == "\r" and after == "\n") or (_is_flag(before) and _is_flag(after))


def _is_flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"
