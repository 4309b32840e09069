"""What a group of synonyms may hold, and if not, why. No models here."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from search.analysis.keys import key_of

MOST_WORDS = 30
MOST_REASONS = 5  # somebody may paste a book
LONGEST_WORD = 100  # characters
SHORTEST_WORD = 2  # one letter stands in every text

_SEPARATORS = re.compile(r"[\n\r,;=]+")  # officers also write "อบต. = องค์การบริหารส่วนตำบล"
_OPERATORS = re.compile(r"[\"*^~|<>{}\[\]\\%]|\b(?:AND|OR|NOT|NEAR)\b")


def split(text: str) -> list[str]:
    """The words and phrases of ``text``, in their order, with single spaces."""
    return [word for part in _SEPARATORS.split(text) if (word := " ".join(part.split()))]


def why_not_group(words: list[str]) -> list[str]:
    """Why ``words`` can be no group; empty when they can."""
    reasons = [reason for word in words if (reason := why_not_word(word))]
    if reasons:
        return reasons[:MOST_REASONS]
    if twin := _twins(words):
        return [
            _(
                "“%(word)s” and “%(other)s” are the same word to the search. Please write it once, "
                "and beside it a different word with the same meaning."
            )
            % {"word": twin[0], "other": twin[1]}
        ]
    if len(words) < 2:
        return [_("Please write at least two words that mean the same, each on its own line.")]
    if len(words) > MOST_WORDS:
        return [_("A group has at most %(count)s words. Please divide it.") % {"count": MOST_WORDS}]
    return []


def why_not_word(word: str) -> str | None:
    """Why ``word`` can stand in no group."""
    shown = {"word": word[:LONGEST_WORD]}
    if found := _OPERATORS.search(word):
        return _("“%(word)s”: please leave out “%(sign)s”. A synonym is words only.") % {
            **shown,
            "sign": found[0],
        }
    key = key_of(word)
    if not key:
        return _("“%(word)s” has neither a letter nor a digit.") % shown
    if len(key) < SHORTEST_WORD:
        return _("“%(word)s” is too short: a single character stands in every text.") % shown
    if len(word) > LONGEST_WORD:
        return _("“%(word)s…” is too long. A word or phrase has at most %(count)s characters.") % {
            **shown,
            "count": LONGEST_WORD,
        }
    return None


def why_not_beside(words: list[str], others: Iterable[Any]) -> list[str]:
    """For each of ``words`` that stands in one of the groups ``others``, a sentence that says in
    which."""
    written = {key_of(word): word for word in words}
    reasons = (
        _(
            "“%(word)s” already stands in the group “%(group)s”. "
            "Please add your words to that group, or take it out of use first."
        )
        % {"word": written[key], "group": other}
        for other in others
        for key in other.keys
        if key in written
    )
    return list(islice(reasons, MOST_REASONS))


def _twins(words: list[str]) -> tuple[str, str] | None:
    """Two words that are one in the compared form."""
    seen: dict[str, str] = {}
    for word in words:
        if (key := key_of(word)) in seen:
            return seen[key], word
        seen[key] = word
    return None
