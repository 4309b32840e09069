"""Headings and words of files, compared as text is searched: blanks, signs, capitals, Thai digits
and the two ways to write ำ make no difference."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from home.thai.normal import normalise

BRACKETED = re.compile(r"[(\[（][^)\]）]*[)\]）]")
COMPARED = 200


def key(text: object) -> str:
    """What of a heading is compared; what stands in brackets only explains it."""
    return _key(str(text)[:COMPARED])


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    words = normalise(text)
    bare = _letters(BRACKETED.sub("", words))
    return bare or _letters(words)


def known(text: object, words: Mapping[str, Any]) -> Any:
    """What ``words`` (by any spelling) has for ``text``; None where it has nothing."""
    wanted = key(text)
    return next((value for word, value in words.items() if key(word) == wanted), None)


def nearest(text: object, words: Iterable[str]) -> str:
    """The one of ``words`` that somebody who wrote ``text`` may have meant; "" for none."""
    by_key = {key(word): word for word in words}
    found = get_close_matches(key(text), list(by_key), n=1, cutoff=0.75)
    return by_key[found[0]] if found else ""


def _letters(text: str) -> str:
    return "".join(ch for ch in text if ch.isalnum() or "\u0e31" <= ch <= "\u0e4e")
