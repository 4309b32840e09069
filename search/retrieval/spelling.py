"""What was probably meant, when what was typed is hardly found.

Only what the index has is proposed. The slip may have changed where the words begin, so we look at
stretches of words that were written together. Where other spellings come from: titles that share a
part of it, and the words of the index and of the dictionary that sound about the same.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple, Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from home.thai.dictionary import dictionary
from home.thai.normal import normalise, normalise_mapped
from home.thai.sounds import sound
from home.thai.words import Word as TypedWord
from home.thai.words import forms, is_thai, words
from search.analysis.terms import from_index, question_trigrams
from search.indexing.vocabulary import is_counted
from search.models import Word
from search.retrieval.ranking import spaced

LONGEST = 40  # letters of a stretch; what is longer is several words
SHORTEST = 3
MOST_WORDS = 5  # of a stretch
TITLES = 40
MOST_NEAR = 60  # sounds near that of a stretch
MOST_KNOWN = 200  # proposals whose words are looked up
MOST_CHECKED = 10  # proposals that the index is asked for
LONGEST_HEARD = 18  # letters of one word
EACH_WORD = 0.2  # what each word costs that a run is taken for: few long ones are likelier
SHORTEST_PART = 4  # letters
PIECES = (2, 3)  # one slip leaves one half of a stretch as it is, two leave a third
WRITTEN = 0.3  # what a letter costs that is another but sounds the same
CONTEXT = 0.05  # what each letter of a stretch is worth: a longer one is less by chance
BESIDE = 0.5  # what it is worth that the index has the spelling beside a neighbour


class Index(Protocol):
    """What the speller asks of the index."""

    def titles_with_part(self, parts: list[list[str]], limit: int) -> list[str]:
        """Prepared titles that have one of the ``parts``, each trigrams in a row."""
        ...

    def has(self, phrase: tuple[str, ...]) -> bool:
        """Whether an entry has the words of ``phrase`` side by side."""
        ...


@dataclass(frozen=True, order=True, slots=True)
class Stretch:
    """Words of the question that were written together; ``text`` is their normal form."""

    text: str
    start: int  # in the question
    end: int
    written: str  # normalised, with the signs that belong to no word
    words: tuple[str, ...]
    before: str  # the word before it in the same run
    after: str
    is_unknown: bool  # it has a word that no entry has
    is_whole: bool  # it is all that was written together
    is_wrong: bool = True  # it has a word that the dictionary has not either


class Proposal(NamedTuple):
    """Another spelling of a stretch; the smaller, the likelier."""

    cost: float
    shortness: int
    text: str
    stretch: Stretch


def correct(
    question: str, index: Index, texts: Sequence[str], right: Collection[str] = ()
) -> str | None:
    """``question`` as it was probably meant, or None. ``texts``: prepared texts of what it found so
    far, in which most can be looked up; ``right``: words that are no slips, for they have synonyms.
    """
    typed = words(question)
    known = _known(word.form for word in typed)
    runs = [list(run) for _number, run in groupby(typed, key=lambda word: word.run)]
    stretches = [
        stretch
        for run in runs
        for stretch in _stretches(question, run, known)
        if stretch.text not in right
    ]
    near = _Near(stretches, index, texts)
    proposals = [proposal for stretch in stretches for proposal in near.spellings(stretch)]
    for run in runs:
        if heard := _heard_as_words(question, run):
            elsewhere = [
                one for one in proposals if not run[0].start <= one.stretch.start < run[-1].end
            ]
            here = [one for one in proposals if any(_overlap(one, other) for other in heard)]
            proposals = [*elsewhere, *here, *heard]
    corrected = question
    for proposal in sorted(_chosen(proposals, near), key=lambda one: -one.stretch.start):
        start, end = proposal.stretch.start, proposal.stretch.end
        corrected = corrected[:start] + proposal.text + corrected[end:]
    return corrected if forms(corrected) != [word.form for word in typed] else None


def _known(typed: Iterable[str]) -> set[str]:
    return set(Word.objects.filter(text__in=set(typed)).values_list("text", flat=True))


def _stretches(question: str, run: list[TypedWord], known: set[str]) -> Iterator[Stretch]:
    """The stretches of a run that may be a misspelled word, or a few words with a slip."""
    unknown = [word.form not in known or len(word.form) == 1 for word in run]
    wrong = [
        is_new and word.form not in dictionary() for is_new, word in zip(unknown, run, strict=True)
    ]
    for first in range(len(run)):
        for last in range(first + 1, min(len(run), first + MOST_WORDS) + 1):
            text = "".join(word.form for word in run[first:last])
            is_unknown, is_whole = any(unknown[first:last]), last - first == len(run)
            if SHORTEST <= len(text) <= LONGEST and not text[0].isdigit():
                yield Stretch(
                    text=text,
                    start=run[first].start,
                    end=run[last - 1].end,
                    written=normalise(question[run[first].start : run[last - 1].end]),
                    words=tuple(word.form for word in run[first:last]),
                    before="".join(word.form for word in run[max(first - 1, 0) : first]),
                    after="".join(word.form for word in run[last : last + 1]),
                    is_unknown=is_unknown,
                    is_whole=is_whole,
                    is_wrong=any(wrong[first:last]),
                )


def _heard_as_words(question: str, run: list[TypedWord]) -> list[Proposal]:
    """The words that a run sounds like from end to end: a slip that hides where its words begin
    (คุ่มือประชาชน) changes hardly how it sounds. Nothing where it is right as it stands."""
    begin = run[0].start
    normal, places = normalise_mapped(question[begin : run[-1].end])
    if len(normal) > LONGEST or not is_thai(normal):
        return []
    best: list[tuple[float, list[tuple[int, str]]] | None] = [(0.0, []), *[None] * len(normal)]
    for first in range(len(normal)):
        if (so_far := best[first]) is None:
            continue
        for last in range(first + 2, min(len(normal), first + LONGEST_HEARD) + 1):
            piece = normal[first:last]
            for word in _heard_as(piece):
                cost = so_far[0] + WRITTEN * OSA.distance(piece, word) + EACH_WORD
                known = best[last]
                if known is None or cost < known[0]:
                    best[last] = (cost, [*so_far[1], (first, word)])
    if not best[-1]:
        return []
    words_heard = best[-1][1]
    ends = [first for first, _word in words_heard[1:]] + [len(normal)]
    return [
        Proposal(
            WRITTEN * OSA.distance(normal[first:last], text) - CONTEXT * len(normal),
            -len(normal),
            text,
            Stretch(
                text=normal[first:last],
                start=begin + places[first],
                end=begin + places[last - 1] + 1,
                written=normal[first:last],
                words=tuple(forms(normal[first:last])),
                before=words_heard[place - 1][1] if place else "",
                after=words_heard[place + 1][1] if place + 1 < len(words_heard) else "",
                is_unknown=True,
                is_whole=False,
            ),
        )
        for place, ((first, word), last) in enumerate(zip(words_heard, ends, strict=True))
        if word != normal[first:last]
        for text in _heard_as(normal[first:last])
    ]


def _heard_as(piece: str) -> tuple[str, ...]:
    """The words of the dictionary that ``piece`` is or sounds like; short ones only as they are."""
    if len(piece) < SHORTEST:
        return (piece,) if piece in dictionary() else ()
    by_sound = _dictionary_sounds().by_sound
    heard = {sound(piece), sound(piece.replace("ะ", ""))}
    return tuple(word for same in sorted(heard) for word in by_sound.get(same, ()))


def _chosen(proposals: list[Proposal], near: "_Near") -> list[Proposal]:
    """The likeliest proposals that the index has, none over another."""
    weighed = [
        proposal._replace(cost=cost)
        for proposal in _of_known_words(sorted(proposals)[:MOST_KNOWN])[:MOST_CHECKED]
        if (cost := _cost_in_context(proposal, near)) is not None
    ]
    kept: list[Proposal] = []
    for proposal in sorted(weighed):
        if not any(_overlap(proposal, one) for one in kept):
            kept.append(proposal)
    return kept


def _overlap(one: Proposal, other: Proposal) -> bool:
    return one.stretch.start < other.stretch.end and other.stretch.start < one.stretch.end


def _of_known_words(proposals: list[Proposal]) -> list[Proposal]:
    """Without those that have a word which stands nowhere: short words have dozens of neighbours in
    the dictionary."""
    forms_of = {text: forms(text) for text in {proposal.text for proposal in proposals}}
    known = _known(form for there in forms_of.values() for form in there)
    return [
        proposal
        for proposal in proposals
        if all(form in known or not is_counted(form) for form in forms_of[proposal.text])
    ]


def _cost_in_context(proposal: Proposal, near: "_Near") -> float | None:
    """The cost, less when it is found beside a neighbour, None when it is not there, or when what
    was typed is there as well."""
    stretch, text = proposal.stretch, proposal.text
    if not stretch.is_unknown:
        if len(stretch.words) == 1 and stretch.is_whole:
            return None
        if near.is_at_hand(stretch.before + stretch.text + stretch.after):
            return None
    beside = [stretch.before + text] * bool(stretch.before)
    beside += [text + stretch.after] * bool(stretch.after)
    if any(near.is_at_hand(together) for together in beside):
        return proposal.cost - BESIDE
    if stretch.is_whole:
        return proposal.cost if near.is_there(text) else None
    if stretch.text in dictionary():
        return None  # a right word, though no entry has it
    if stretch.is_unknown or len(stretch.words) > 2:
        return proposal.cost + BESIDE if near.is_there(text) else None
    return None


class _Near:
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
        in_dictionary = _dictionary_sounds()
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


class _DictionarySounds:
    """The words of the dictionary by what they sound like."""

    def __init__(self) -> None:
        self.by_sound: dict[str, tuple[str, ...]] = {}
        self._by_ends: dict[str, list[str]] = {}
        for word in sorted(dictionary()):  # a set has another order in each process
            heard = sound(word)
            if heard not in self.by_sound and len(heard) > 2:
                self._by_ends.setdefault(heard[:2], []).append(heard)
                self._by_ends.setdefault(f"{heard[-2:]}$", []).append(heard)
            # What is heard of an unwritten ะ is the same (พะยูง, พยูง).
            for same in {heard, sound(word.replace("ะ", ""))}:
                self.by_sound[same] = (*self.by_sound.get(same, ()), word)

    def like(self, heard: str) -> list[str]:
        """Sounds that begin or end as ``heard``."""
        return [*self._by_ends.get(heard[:2], ()), *self._by_ends.get(f"{heard[-2:]}$", ())]


@cache
def _dictionary_sounds() -> _DictionarySounds:
    return _DictionarySounds()
