"""What was probably meant, when what was typed is hardly found.

Only what the index has is proposed. The slip may have changed where the words begin, so we look at
stretches of words that were written together.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from rapidfuzz.distance import OSA

from home.thai.dictionary import dictionary
from home.thai.normal import normalise_mapped
from home.thai.sounds import sound
from home.thai.words import Word as TypedWord
from home.thai.words import forms, is_thai, words
from search.indexing.vocabulary import is_counted
from search.models import Word
from search.retrieval.dictionary_sounds import dictionary_sounds
from search.retrieval.near_spellings import CONTEXT, WRITTEN, Index, Near
from search.retrieval.stretches import LONGEST, SHORTEST, Proposal, Stretch, stretches_of

MOST_KNOWN = 200  # proposals whose words are looked up
MOST_CHECKED = 10  # proposals that the index is asked for
LONGEST_HEARD = 18  # letters of one word
EACH_WORD = 0.2  # what each word costs that a run is taken for: few long ones are likelier
BESIDE = 0.5  # what it is worth that the index has the spelling beside a neighbour


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
        for stretch in stretches_of(question, run, known)
        if stretch.text not in right
    ]
    near = Near(stretches, index, texts)
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
    by_sound = dictionary_sounds().by_sound
    heard = {sound(piece), sound(piece.replace("ะ", ""))}
    return tuple(word for same in sorted(heard) for word in by_sound.get(same, ()))


def _chosen(proposals: list[Proposal], near: Near) -> list[Proposal]:
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


def _cost_in_context(proposal: Proposal, near: Near) -> float | None:
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
