"""From a question to objects in order: the same plan on every database.

1. What has all parts of the question: in the title first, then side by side, then anywhere.
2. If that is little: what has the words of its compounds apart, what was probably meant (spelling),
   what has the rarest parts.
3. The best few hundred of these are ordered by ``search.retrieval.ranking``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.search.models import IndexEntry

from search.analysis.parsing import LONGEST_QUESTION, ParsedQuery, Phrase, Unit, parse
from search.analysis.terms import index_text, question_trigrams
from search.indexing import vocabulary
from search.retrieval import spelling
from search.retrieval.lookup import (
    BODY,
    TITLE,
    TYPED,
    Lookup,
    Wanted,
    entries_with,
    words_with_part,
)
from search.retrieval.ranking import Entry, Ranking, Scored, rarity, spaced
from search.thesaurus.lookup import synonyms

POOL = 200  # entries that are ordered by our ranking
ENOUGH = 10  # results; with fewer we look further
AT_A_STEP = 60  # entries that one way of looking further adds
COMMON = 0.1  # words in more than this part of all entries tell little
MOST_TOLD = 1500  # entries that are looked at for one of the rare parts
FEW_ALONE = 100  # entries with a word; for commoner ones no longer words are looked up
MOST_WITH_PARTS = 2  # parts of a question for which longer words are looked up
PART = 0.5  # what a longer word counts that has a word of the question in it
CORRECTED, CORRECTED_BESIDE_FOUND = 0.95, 0.5  # what a result for another spelling counts
FEWEST = 0.3  # part of the question that must be there where others have all of it
LIKE_THE_BEST = 0.04  # of the best score; what is below is noise


class Answer:
    """What a question finds in a queryset."""

    def __init__(
        self,
        lookup: Lookup,
        parsed: ParsedQuery,
        *,
        is_any: bool = False,
        is_strict: bool = False,
        titles_only: bool = False,
    ) -> None:
        """``is_any``: a part of the question is enough; ``is_strict``: nothing else will do."""
        self.lookup = lookup
        self.is_strict = is_strict
        self.is_any = is_any
        self.column = TITLE if titles_only else BODY
        self.asked = parsed

    @cached_property
    def _found(self) -> tuple[ParsedQuery, list[Scored], bool]:
        """The parsed query (with its correction), the best entries, and whether these are all."""
        with self.lookup.planned():
            return self._find()

    def _find(self) -> tuple[ParsedQuery, list[Scored], bool]:
        parsed = self.asked
        if not parsed.units:
            return parsed, [], True
        pool = dict.fromkeys(self._exact(parsed))
        if self.is_strict or (len(pool) >= ENOUGH and not self.is_any):
            return parsed, self._ranked(parsed, pool), len(pool) < POOL
        wider = with_parts(parsed, self._counts(parsed)[0])
        has_all = bool(pool)
        if wider != parsed:
            pool |= dict.fromkeys(self._exact(wider))
        scored = self._ranked(wider, self._looser(wider, pool))
        if correction := self._correction(scored):
            meant = parse(correction, synonyms())
            exact = dict.fromkeys(self._exact(meant))
            again = self._ranked(meant, exact or self._looser(meant, {}))
            weight = CORRECTED_BESIDE_FOUND if has_all else CORRECTED
            again = [replace(one, score=one.score * weight) for one in again]
            is_better = not scored or (again and again[0].score > scored[0].score)
            if exact and (is_better or not has_all):
                parsed = parsed.with_correction(correction)
            scored = _merged(scored, again)
        best = scored[0].score if scored else 0.0
        fewest = FEWEST if has_all else 0.0
        near = [one for one in scored if one.coverage >= fewest]
        return parsed, [one for one in near if one.score >= LIKE_THE_BEST * best], True

    def _correction(self, scored: list[Scored]) -> str | None:
        if self._is_as_typed(scored):
            return None
        bodies = [one.entry.body for one in scored]
        right = {"".join(unit.typed) for unit in self.asked.units if len(unit.phrases) > 1}
        return spelling.correct(self.asked.text, self.lookup, bodies, right)

    def _is_as_typed(self, scored: list[Scored]) -> bool:
        """Whether what was written together stands together in the likeliest entries: then nothing
        was mistyped."""
        bodies = [f" {one.entry.body} " for one in scored[:ENOUGH]]
        return all(any(spaced(run) in body for body in bodies) for run in self.asked.runs)

    @property
    def parsed(self) -> ParsedQuery:
        return self._found[0]

    @cached_property
    def keys(self) -> list[str]:
        """The object ids of the best entries, in order."""
        return [scored.entry.object_id for scored in self._found[1]]

    @property
    def scores(self) -> dict[str, float]:
        return {scored.entry.object_id: scored.score for scored in self._found[1]}

    @property
    def is_complete(self) -> bool:
        """Whether ``keys`` are all that was found."""
        return self._found[2]

    def all_objects(self) -> QuerySet[Any]:
        """Everything that was found, in no order."""
        if self.is_complete:
            return self.lookup.objects.filter(pk__in=self.keys)
        return self.lookup.objects_of(self.lookup.matching(self.column, self._wanted(self.asked)))

    def _wanted(self, parsed: ParsedQuery) -> Wanted:
        """All parts of the question; where nothing near will do, but any part is enough, one."""
        return Wanted.units_of(parsed.required, is_any=self.is_strict and self.is_any)

    def _exact(self, parsed: ParsedQuery) -> list[int]:
        """Entries with what is ``_wanted``, the likelier first."""
        wanted = self._wanted(parsed)
        lookup = self.lookup
        ways = [lookup.shortest_first(lookup.matching(TITLE, wanted))]
        if self.column != TITLE:
            ways.append(lookup.by_relevance(lookup.matching(BODY, wanted)))
        return lookup.first_in_turn(ways, POOL)

    def _looser(self, parsed: ParsedQuery, pool: dict[int, None]) -> dict[int, None]:
        """``pool`` and entries with the words of compounds apart, with parts of the question in the
        title or side by side, or with its rarest parts."""
        lookup = self.lookup
        pool = dict(pool)
        words = tuple(word for unit in parsed.required for word in unit.typed)
        telling = Wanted.units_of(self._telling(parsed), is_any=True)
        steps = [(TITLE, telling), (self.column, telling.or_any(self._pairs(words)))]
        if len(words) > len(parsed.required):
            steps.insert(0, (self.column, Wanted.words_of(words)))
        for column, wanted in steps:
            if wanted.units and len(pool) < POOL:
                matching = lookup.by_relevance(lookup.matching(column, wanted))
                pool |= dict.fromkeys(lookup.first(matching, AT_A_STEP))
        return pool

    def _telling(self, parsed: ParsedQuery) -> list[Unit]:
        """The parts that some entry has: the rarest, of which together not too many entries have
        one; without the common ones if there are others."""
        counts, entries = self._counts(parsed)
        counted = [(_least(unit, counts), place) for place, unit in enumerate(parsed.required)]
        there = sorted((count, place) for count, place in counted if count)
        rare = [one for one in there if one[0] <= COMMON * entries] or there
        telling, total = list[Unit](), 0
        for count, place in rare:
            total += count
            if telling and total > MOST_TOLD:
                break
            telling.append(parsed.required[place])
        return telling

    def _pairs(self, phrase: Phrase) -> list[Phrase]:
        """Words of ``phrase`` side by side; not two common ones, which many entries would have to
        be looked through for."""
        counts = entries_with(phrase)
        pairs = dict.fromkeys(pairwise(phrase))
        return [
            (one, other)
            for one, other in pairs
            if min(counts.get(one, 0), counts.get(other, 0)) <= MOST_TOLD
        ]

    def _counts(self, parsed: ParsedQuery) -> tuple[dict[str, int], int]:
        words = [word for unit in parsed.units for phrase, _w in unit.phrases for word in phrase]
        uncounted = {word: 1 for word in words if not vocabulary.is_counted(word)}
        return uncounted | entries_with(words), _entries()

    def _ranked(self, parsed: ParsedQuery, pool: Iterable[int]) -> list[Scored]:
        counts, entries = self._counts(parsed)
        weights = [rarity(min(_least(unit, counts), entries), entries) for unit in parsed.required]
        ranking = Ranking(parsed, weights)
        scored = [ranking.score(entry) for entry in self.lookup.read(list(pool))]
        return sorted(scored, key=_best_first)


def with_parts(parsed: ParsedQuery, counts: Mapping[str, int]) -> ParsedQuery:
    """``parsed``, if short, with longer words of the index that begin or end with a part of it that
    few entries have (``counts``: how many have each word)."""
    if len(parsed.required) > MOST_WITH_PARTS:
        return parsed
    rare = [unit for unit in parsed.required if _least(unit, counts) <= FEW_ALONE]
    longer = words_with_part(word for unit in rare for word in (unit.typed[0], unit.typed[-1]))
    units = []
    for unit in parsed.units:
        first, last = unit.typed[0], unit.typed[-1]
        phrases = [
            *((word, *unit.typed[1:]) for word in longer.get(first, ()) if word.endswith(first)),
            *((*unit.typed[:-1], word) for word in longer.get(last, ()) if word.startswith(last)),
        ]
        units.append(replace(unit, phrases=(*unit.phrases, *((one, PART) for one in phrases))))
    return replace(parsed, units=tuple(units))


def _best_first(scored: Scored) -> tuple[float, int, int]:
    entry = scored.entry
    return (-scored.score, len(entry.title), -entry.pk)


def _least(unit: Unit, counts: Mapping[str, int]) -> int:
    """In about how many entries the part stands: words side by side are rarer than each."""
    return max(
        -(-min(counts.get(word, 0) for word in phrase) // len(phrase))
        for phrase, _weight in unit.phrases
    )


def _merged(first: list[Scored], second: list[Scored]) -> list[Scored]:
    best: dict[int, Scored] = {}
    for scored in [*first, *second]:
        other = best.get(scored.entry.pk)
        if other is None or scored.score > other.score:
            best[scored.entry.pk] = scored
    return sorted(best.values(), key=_best_first)


def _entries() -> int:
    return cache.get_or_set("search-entries", IndexEntry.objects.count, timeout=60) or 1


class HalfTypedAnswer(Answer):
    """What a half-typed question finds: titles that have it, then what it finds as words."""

    def __init__(self, lookup: Lookup, text: str) -> None:
        super().__init__(lookup, parse(text, synonyms()))
        self.typed = text[:LONGEST_QUESTION]

    def _find(self) -> tuple[ParsedQuery, list[Scored], bool]:
        parts = [trigrams for part in self.typed.split() if (trigrams := question_trigrams(part))]
        if not parts:
            return self.asked, [], True
        wanted = Wanted(tuple((_adjacent(trigrams),) for trigrams in parts))
        matching = self.lookup.shortest_first(self.lookup.matching(TYPED, wanted))
        entries = self.lookup.read(self.lookup.first(matching, POOL))
        written = [index_text(part).replace(" ", "") for part in self.typed.split()]
        scored = [_half_typed(entry, written) for entry in entries]
        scored.sort(key=_best_first)
        if len(scored) >= ENOUGH:
            return self.asked, scored, True
        # What is half typed and stands in a title is not misspelled; nothing near is wanted.
        self.is_strict = bool(scored)
        parsed, others, is_complete = super()._find()
        known = {one.entry.pk for one in scored}
        return (
            parsed,
            [*scored, *(one for one in others if one.entry.pk not in known)],
            is_complete,
        )


def _adjacent(trigrams: list[str]) -> tuple[str, ...]:
    """A phrase of trigrams; what is shorter is the beginning of one."""
    return tuple(trigrams) if len(trigrams[0]) == 3 else (f"{trigrams[0]}*",)


def _half_typed(entry: Entry, written: list[str]) -> Scored:
    """A title that has all as it was written before one that only sounds so; one that begins with
    it before one that has it inside."""
    title = entry.title.replace(" ", "")
    there = sum(part in title for part in written) / len(written)
    begins = title.startswith(written[0])
    share = sum(map(len, written)) / max(len(title), 1)
    return Scored(entry, (5 + there + 2 * begins + share) * (0.9 + 0.1 * entry.prior), there)
