"""Which entries of the index have some words; how each database is asked stands in its module."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import CharField, Exists, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Length
from wagtail.search.models import IndexEntry

from home.thai.dictionary import dictionary
from search.analysis.one_question import read_once
from search.analysis.parsing import Phrase, Unit
from search.models import Word
from search.retrieval.ranking import Entry

SHORTEST_PART = 2
MOST_WITH_PART = 60
TITLE, BODY, TYPED = "title", "body", "autocomplete"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an entry must have: of all units (or of any) one of its phrases."""

    units: tuple[tuple[Phrase, ...], ...]
    is_any: bool = False

    @classmethod
    def units_of(cls, units: Iterable[Unit], *, is_any: bool = False) -> "Wanted":
        return cls(tuple(tuple(p for p, _weight in unit.phrases) for unit in units), is_any)

    @classmethod
    def words_of(cls, phrase: Phrase, *, is_any: bool = False) -> "Wanted":
        return cls(tuple(((word,),) for word in dict.fromkeys(phrase)), is_any)

    def or_any(self, phrases: Iterable[Phrase]) -> "Wanted":
        """Any of these or of ``phrases``."""
        return Wanted((*self.units, *((phrase,) for phrase in phrases)), is_any=True)

    @classmethod
    def phrase(cls, phrase: Phrase) -> "Wanted":
        return cls(((phrase,),))


class Lookup(ABC):
    """The entries of the index for the objects of a queryset. ``entry`` is the path from the model
    that is asked to the entry, ``texts`` the columns with the prepared title and body."""

    entry: ClassVar[str]
    texts: ClassVar[tuple[str, str]]

    def __init__(self, objects: QuerySet[Any], content_types: Sequence[int]) -> None:
        self.objects = objects
        self.content_types = content_types

    @abstractmethod
    def matching(self, column: str, wanted: Wanted) -> QuerySet[Any]:
        """What has ``wanted`` in ``column``, whatever it is."""

    @abstractmethod
    def by_relevance(self, matching: QuerySet[Any]) -> QuerySet[Any]:
        """``matching`` as the database orders it, most relevant first, within bounded time."""

    def planned(self) -> AbstractContextManager[None]:
        """Around the questions of one answer: what the database must be told about its plans."""
        return nullcontext()

    def shortest_first(self, matching: QuerySet[Any]) -> QuerySet[Any]:
        return matching.order_by(Length(self.entry + self.texts[0]), f"-{self.entry}pk")

    def typed(self, matching: QuerySet[Any]) -> QuerySet[Any]:
        """Only entries for the types of the queryset; asked so that a database does not take the
        index of types for that of words."""
        types = matching.alias(of_type=F(f"{self.entry}content_type_id") + 0)
        found: QuerySet[Any] = types.filter(of_type__in=self.content_types)
        return found

    def first(self, matching: QuerySet[Any], limit: int) -> list[int]:
        """The first entries of ``matching`` (in order) whose objects are in the queryset."""
        return self.first_in_turn([matching], limit)

    def first_in_turn(self, matchings: Sequence[QuerySet[Any]], limit: int) -> list[int]:
        """The same of several, all of one before those of the next.

        Mostly the first in the index are also in the queryset; the slower question, with the
        queryset inside, is asked only when too many are not."""
        rows: list[tuple[QuerySet[Any], list[tuple[int, str]]]] = []
        numbers = f"{self.entry}pk", f"{self.entry}object_id"
        for matching in map(self.typed, matchings):
            rows.append((matching, list(matching.values_list(*numbers)[:limit])))
            if len(rows[-1][1]) == limit:  # mostly enough
                break
        allowed = self.allowed(list({key for _matching, found in rows for _pk, key in found}))
        kept: dict[int, None] = {}
        for matching, found in rows:
            mine = [pk for pk, key in found if key in allowed]
            if len(mine) < len(found) == limit:
                mine = list(self.within(matching).values_list(numbers[0], flat=True)[:limit])
            kept |= dict.fromkeys(mine)
        if len(kept) < limit and (others := matchings[len(rows) :]):
            kept |= dict.fromkeys(self.first_in_turn(others, limit))
        return list(kept)[:limit]

    def allowed(self, keys: list[str]) -> set[str]:
        """Those of the ``keys`` (object ids as text) that are in the queryset."""
        if not keys:
            return set()
        field = self.objects.model._meta.pk
        rows = self.objects.order_by().filter(pk__in=[field.to_python(key) for key in keys])
        return {str(pk) for pk in rows.values_list("pk", flat=True)}

    def within(self, matching: QuerySet[Any]) -> QuerySet[Any]:
        """``matching`` for the objects of the queryset only."""
        key = Cast(OuterRef(f"{self.entry}object_id"), _key_field(self.objects.model))
        return matching.filter(Exists(self.objects.order_by().filter(pk=key)))

    def objects_of(self, matching: QuerySet[Any]) -> QuerySet[Any]:
        """The objects of the queryset whose entries match."""
        key = Cast(f"{self.entry}object_id", _key_field(self.objects.model))
        keys = self.typed(matching).order_by().annotate(key=key).values("key")
        return self.objects.filter(pk__in=keys)

    def titles_with_part(self, parts: list[list[str]], limit: int) -> list[str]:
        """Prepared titles of the queryset with one of the ``parts``, each trigrams in a row."""
        wanted = Wanted(tuple((tuple(part),) for part in parts), is_any=True)
        matching = self.typed(self.by_relevance(self.matching(TYPED, wanted)))
        columns = f"{self.entry}object_id", self.entry + self.texts[0]
        rows = list(matching.values_list(*columns)[:limit])
        allowed = self.allowed([key for key, _title in rows])
        return [title for key, title in rows if key in allowed]

    def has(self, phrase: Phrase) -> bool:
        """Whether an object of the queryset has the words of ``phrase`` side by side: what is
        proposed must not tell of drafts."""
        matching = self.typed(self.matching(BODY, Wanted.phrase(phrase)))
        return bool(phrase) and self.within(matching).exists()

    def read(self, numbers: Sequence[int]) -> list[Entry]:
        """The entries ``numbers``, in this order."""
        columns = ("pk", "object_id", *self.texts, "title_norm")
        rows = IndexEntry.objects.filter(pk__in=numbers).values_list(*columns)
        entries = {row[0]: Entry(*row) for row in rows}
        return [entries[number] for number in numbers if number in entries]


def words_with_part(parts: Iterable[str]) -> dict[str, list[str]]:
    """For each of the ``parts`` the commonest words of the index that begin or end with it: the
    segmenter takes some compounds and names for one word (หมูป่า, หนองวัวซอ)."""
    asked = [part for part in set(parts) if len(part) >= SHORTEST_PART and not part.isascii()]
    longer = Q()
    for part in asked:
        longer |= Q(text__startswith=part) | Q(text__endswith=part)
    if not longer:
        return {}
    found: dict[str, list[str]] = {part: [] for part in asked}
    rows = Word.objects.filter(longer).order_by("-entries", "text").values_list("text", flat=True)
    for text in rows[:MOST_WITH_PART]:
        for part in asked:
            is_longer = text != part and (text.startswith(part) or text.endswith(part))
            if is_longer and _is_compound(text, part):
                found[part].append(text)
    return found


def _is_compound(text: str, part: str) -> bool:
    """Whether what is left of ``text`` without ``part`` is a word too. In a word of the dictionary
    two letters may be left by chance (มาตรา is not มา and ตรา)."""
    rest = text.removesuffix(part) if text.endswith(part) else text.removeprefix(part)
    return rest in dictionary() and len(rest) > (2 if text in dictionary() else 1)


def _key_field(model: type[Model]) -> Any:
    """The type of the key of ``model``, to compare it with the index's text."""
    field: Any = model._meta.pk
    while field.remote_field:
        field = field.target_field
    return field.__class__() if not isinstance(field, CharField) else CharField()


def entries_with(words: Iterable[str]) -> dict[str, int]:
    """How many entries of the index have each of the ``words``, without those that none has."""
    asked = frozenset(words)
    rows = Word.objects.filter(text__in=asked).values_list("text", "entries")
    return read_once(("entries", asked), lambda: dict(rows))
