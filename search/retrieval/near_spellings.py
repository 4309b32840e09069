"""Spellings near the stretches of a question: from titles that share a part of it, and from the
words of the index and of the dictionary that sound about the same."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from home.thai.sounds import sound
from home.thai.words import forms
from search.analysis.terms import from_index, question_trigrams
from search.models import Word
from search.retrieval.dictionary_sounds import dictionary_sounds
from search.retrieval.ranking import spaced
from search.retrieval.stretches import MOST_WORDS, Proposal, Stretch

TITLES = 40
MOST_NEAR = 60  # sounds near that of a stretch
SHORTEST_PART = 4  # letters
PIECES = (2, 3)  # one slip leaves one half of a stretch as it is, two leave a third
WRITTEN = 0.3  # what a letter costs that is another but sounds the same
CONTEXT = 0.05  # what each letter of a stretch is worth: a longer one is less by chance


class Index(Protocol):
    """What the speller asks of the index."""

    def titles_with_part(self, parts: list[list[str]], limit: int) -> list[str]:
        """Prepared titles that have one of the ``parts``, each trigrams in a row."""
        ...

    def has(self, phrase: tuple[str, ...]) -> bool:
        """Whether an entry has the words of ``phrase`` side by side."""
        ...


class Near:
    """Spellings near the stretches of a question, and whether the index has them."""

    def __init__(self, stretches: list[Stretch], index: Index, texts: Sequence[str]) -> None:
        self._index = index
        titles = _titles(stretches, index)
        self._texts = [f" {text} " for text in (*titles, *texts)]
        self._of_titles = _windows(titles, max((len(one.text) for one in stretches), default=0))
        heard = {sound(stretch.text) for stretch in stretches}
        self._of_index: dict[str, list[str]] = {}
        for text, same in Word.objects.filter(sound__in=heard).values_list("text", "sound"):
            self._of_index.setdefault(same, []).append(text)

    def is_at_hand(self, text: str) -> bool:
        """Whether ``text`` stands in what was read already."""
        phrase = spaced(tuple(forms(text)))
        return any(phrase in known for known in self._texts)

    def is_there(self, text: str) -> bool:
        """Whether ``text`` stands anywhere."""
        return self.is_at_hand(text) or self._index.has(tuple(forms(text)))

    def spellings(self, stretch: Stretch) -> list[Proposal]:
        """Other spellings: for words that the index has only such that sound the same."""
        heard = sound(stretch.text)
        in_dictionary = dictionary_sounds()
        near = {heard}
        if most := _slips(heard, stretch):
            for sounds in (list(self._of_titles), in_dictionary.like(heard)):
                found = process.extract(
                    heard, sounds, scorer=OSA.distance, score_cutoff=most, limit=MOST_NEAR
                )
                near |= {same for same, _distance, _place in found}
        texts = {
            text
            for same in near
            for text in (
                *self._of_titles.get(same, ()),
                *self._of_index.get(same, ()),
                *in_dictionary.by_sound.get(same, ()),
            )
        }
        if stretch.text in texts and not (stretch.is_whole or stretch.is_unknown):
            return []
        return [
            Proposal(_cost(stretch.text, heard, text), -len(stretch.text), text, stretch)
            for text in texts
            if text != stretch.written and tuple(forms(text)) != stretch.words
        ]


def _cost(typed: str, heard: str, text: str) -> float:
    """How unlikely it is that ``typed`` was meant as ``text``; an unwritten ะ counts little."""
    distance = min(
        OSA.distance(heard, sound(text)),
        OSA.distance(sound(typed.replace("ะ", "")), sound(text.replace("ะ", ""))),
    )
    return distance + WRITTEN * OSA.distance(typed, text) - CONTEXT * len(typed)


def _slips(heard: str, stretch: Stretch) -> int:
    """How many letters may be wrong in a stretch that sounds so."""
    if not stretch.is_unknown:
        return int(stretch.is_whole and len(heard) > 7)
    return 1 if len(heard) < 6 or not stretch.is_wrong else 2 if len(heard) < 14 else 3


def _titles(stretches: list[Stretch], index: Index) -> list[str]:
    """Titles that have a part of one of the stretches."""
    parts = [
        part
        for stretch in stretches
        if stretch.is_unknown or stretch.is_whole
        for part in _parts(stretch.text)
    ]
    distinct = [list(part) for part in dict.fromkeys(map(tuple, parts))]
    return index.titles_with_part(distinct, TITLES) if distinct else []


def _windows(titles: Iterable[str], length: int) -> dict[str, set[str]]:
    """Words side by side in ``titles``, hardly longer than ``length``, by what they sound like."""
    found: dict[str, set[str]] = {}
    for title in titles:
        in_title = [(word, sound(word)) for word in map(from_index, title.split())]
        for first in range(len(in_title)):
            text = heard = ""
            for word, word_sound in in_title[first : first + MOST_WORDS + 1]:
                text, heard = text + word, heard + word_sound
                if len(text) > length + 3:
                    break
                found.setdefault(heard, set()).add(text)
    return found


def _parts(text: str) -> Iterator[list[str]]:
    """The halves and thirds of a text, as trigrams in a row; none that is in every other title."""
    trigrams = question_trigrams(text)
    for pieces in PIECES:
        size = (len(trigrams) + 2) // pieces
        if size >= SHORTEST_PART:
            for start in range(0, len(trigrams), size):
                if len(part := trigrams[start : start + size - 2]) >= SHORTEST_PART - 2:
                    yield part
