"""Parts of a question that may be misspelled, and what each may be instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from home.thai.dictionary import dictionary
from home.thai.normal import normalise
from home.thai.words import Word

LONGEST = 40  # letters of a stretch; what is longer is several words
SHORTEST = 3
MOST_WORDS = 5  # of a stretch


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


def stretches_of(question: str, run: list[Word], known: set[str]) -> Iterator[Stretch]:
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
