"""What was probably meant, when what was typed is hardly found.

Only what the index has is proposed. The slip may have changed where the words begin, so we look at
stretches of words written together: those around a word that no entry has, and whole runs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Protocol

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz.distance import DamerauLevenshtein

from home.thai.dictionary import dictionary
from home.thai.sounds import sound
from home.thai.words import Word as TypedWord
from home.thai.words import forms, words
from search.models import Word
from search.preparation import from_index, question_trigrams

LONGEST = 40  # letters of a stretch; what is longer is several words
SHORTEST = 3
NEIGHBOURS = 2  # words on either side of an unknown one that may belong to it
TITLES = 60
SIMILAR_WORDS = 400


class Titles(Protocol):
    """What the speller asks of the index."""

    def titles_with_part(self, parts: list[list[str]], limit: int) -> list[str]:
        """Prepared titles that have one of the ``parts``, each trigrams in a row."""
        ...

    def has(self, phrase: tuple[str, ...]) -> bool:
        """Whether an entry has the words of ``phrase`` side by side."""
        ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the question that were written together."""

    start: int  # in the question
    end: int
    text: str  # normalised
    has_unknown: bool


@dataclass(frozen=True, order=True, slots=True)
class Candidate:
    """Another spelling of a stretch; the smaller, the likelier."""

    cost: float
    text: str


def correct(question: str, titles: Titles) -> str | None:
    """``question`` as it was probably meant, or None."""
    typed = words(question)
    known = set(
        Word.objects.filter(text__in={w.form for w in typed}).values_list("text", flat=True)
    )
    corrections: list[tuple[Stretch, Candidate]] = []
    for _run, group in groupby(typed, key=lambda word: word.run):
        run = [word for word in group if _is_text(word.form)]
        proposed = [
            (stretch, candidate)
            for stretch in _stretches(run, known)
            if (candidate := _best(stretch, titles))
        ]
        if proposed:
            corrections.append(min(proposed, key=lambda pair: (pair[1].cost, -len(pair[0].text))))
    corrected = question
    for stretch, candidate in reversed(corrections):
        corrected = corrected[: stretch.start] + candidate.text + corrected[stretch.end :]
    return corrected if forms(corrected) != [word.form for word in typed] else None


def _is_text(form: str) -> bool:
    return not form[0].isdigit()


def _stretches(run: list[TypedWord], known: set[str]) -> Iterator[Stretch]:
    """The stretches of a run that may be one misspelled word."""
    size = len(run)
    unknown = [word.form not in known or len(word.form) == 1 for word in run]
    seen = set()
    for first in range(size):
        for last in range(first + 1, min(size, first + 2 * NEIGHBOURS + 2) + 1):
            if any(unknown[first:last]) or (first, last) == (0, size):
                seen.add((first, last))
    if size:
        seen.add((0, size))
    for first, last in sorted(seen):
        text = "".join(word.form for word in run[first:last])
        if SHORTEST <= len(text) <= LONGEST:
            yield Stretch(run[first].start, run[last - 1].end, text, any(unknown[first:last]))


def _best(stretch: Stretch, titles: Titles) -> Candidate | None:
    heard = sound(stretch.text)
    most = _slips(heard) if stretch.has_unknown else min(_slips(heard), 1)
    found: dict[str, float] = {}
    for text in {*_windows(stretch.text, heard, titles), *_similar(heard, most)}:
        if text == stretch.text:
            return None
        distance = DamerauLevenshtein.distance(heard, sound(text), score_cutoff=most)
        if distance <= most:
            written = DamerauLevenshtein.distance(stretch.text, text)
            found[text] = (distance + 0.3 * written) / len(heard)
    for text, cost in sorted(found.items(), key=lambda item: (item[1], item[0]))[:5]:
        if titles.has(tuple(forms(text))):
            return Candidate(cost, text)
    return None


def _slips(heard: str) -> int:
    """How many letters may be wrong in something that sounds so."""
    return 1 if len(heard) < 6 else 2 if len(heard) < 14 else 3


def _windows(text: str, heard: str, titles: Titles) -> set[str]:
    """Words side by side in titles, about as long as ``text``. A slip leaves one half as it is, two
    leave a third: titles that have one."""
    trigrams = question_trigrams(text)
    if len(trigrams) < 2:
        return set()
    parts = [part for pieces in (2, 3) for part in _cut(trigrams, pieces) if part]
    found = set()
    for title in titles.titles_with_part(parts, TITLES):
        in_title = [from_index(word) for word in title.split()]
        for first in range(len(in_title)):
            window = ""
            for word in in_title[first:]:
                window += word
                if len(window) > len(text) + 3:
                    break
                if len(window) >= len(text) - 3:
                    found.add(window)
    return found


def _cut(trigrams: list[str], pieces: int) -> list[list[str]]:
    size = max((len(trigrams) + 2) // pieces - 2, 1)
    step = size + 2
    return [trigrams[start : start + size] for start in range(0, len(trigrams), step)]


def _similar(heard: str, most: int) -> set[str]:
    """Words of the index and of the dictionary that sound about so."""
    if len(heard) < 2:
        return set()
    near = Q(sound__startswith=heard[:2]) | Q(sound__endswith=heard[-2:])
    of_index = (
        Word.objects.alias(length=Length("sound"))
        .filter(near, length__range=(len(heard) - most, len(heard) + most))
        .order_by("-entries")
        .values_list("text", flat=True)[:SIMILAR_WORDS]
    )
    return {*of_index, *_dictionary_sounds().get(heard, ())}


@cache
def _dictionary_sounds() -> dict[str, tuple[str, ...]]:
    """The words of the dictionary by what they sound like."""
    by_sound: dict[str, tuple[str, ...]] = {}
    for word in dictionary():
        heard = sound(word)
        by_sound[heard] = (*by_sound.get(heard, ()), word)
    return by_sound
