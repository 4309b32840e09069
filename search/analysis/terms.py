"""How text is written into the index: the same for every database and every search server."""

import hashlib
import re
from collections.abc import Iterable
from functools import cache

from home.thai import segmenters
from home.thai.normal import normalise
from home.thai.sounds import sound
from home.thai.words import forms

RULES = 2  # raise it when the same text is prepared otherwise than before

# The tokenizers of SQLite and PostgreSQL cut at Thai marks and at a decimal point. In the index
# others stand for all of Thai: letters to every tokenizer, and of two bytes where Thai has three
# (U+0671 to U+06D3, Arabic letters of other languages; a mix-up would take whole words of these).
_THAI = range(0x0E01, 0x0E5C)
_TO_INDEX = {code: code - 0x0E01 + 0x0671 for code in _THAI} | {ord("."): 0x0620}
_FROM_INDEX = {letter: code for code, letter in _TO_INDEX.items()}
_END = "\u063f"  # stands after a title, so that its last letters begin a trigram too
_NO_LETTER = re.compile("[^\\w\u0e30-\u0e4e]+|_+")  # a Thai mark is no letter to \\w


def indexed(form: str) -> str:
    """A word as it stands in the index."""
    return form.translate(_TO_INDEX)


def from_index(word: str) -> str:
    """The word that stands in the index as ``word``."""
    return word.translate(_FROM_INDEX)


def index_text(text: str) -> str:
    """The words of ``text`` as the index has them, with a space between."""
    return " ".join(indexed(form) for form in forms(text))


def title_trigrams(text: str) -> list[str]:
    """Every three letters in a row of what ``text`` sounds like, spaces and signs left out: so a
    half-typed or misspelled title is found."""
    heard = _heard(text)
    return _trigrams(indexed(heard) + _END * 2) if heard else []


def question_trigrams(text: str) -> list[str]:
    """The trigrams of what was typed so far; fewer than three letters are one beginning."""
    heard = indexed(_heard(text))
    return _trigrams(heard) if len(heard) > 2 else [heard] if heard else []


def _heard(text: str) -> str:
    return _NO_LETTER.sub("", sound(normalise(text)))


def _trigrams(letters: str) -> list[str]:
    return [letters[place : place + 3] for place in range(len(letters) - 2)]


def index_words(texts: Iterable[str]) -> set[str]:
    """The words of prepared ``texts``."""
    return {from_index(word) for word in {word for text in texts for word in text.split()}}


@cache
def fingerprint() -> str:
    """Changes when an index made before would not be found with today's rules."""
    return hashlib.sha256(f"{RULES} {segmenters.segmenter().name}".encode()).hexdigest()
