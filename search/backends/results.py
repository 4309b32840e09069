"""Wagtail's question and result objects, answered by ``search.retrieval.answers``."""

from collections import Counter, OrderedDict
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Count, Q, QuerySet
from django.utils.functional import cached_property
from modelsearch.backends.base import BaseSearchResults, FilterFieldError
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search.query import (
    And,
    Boost,
    Fuzzy,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)

from search.analysis.parsing import ParsedQuery, parse, parse_phrase
from search.retrieval.answers import Answer, HalfTypedAnswer
from search.retrieval.lookup import Lookup
from search.thesaurus.lookup import synonyms


class EveryPart(PlainText):
    """A question of which a result must have every part, as it was typed; nothing near will do."""

    def __init__(self, query_string: str) -> None:
        super().__init__(query_string)


class SomePart(PlainText):
    """A question of which a result must have some part, as it was typed; nothing near will do."""

    def __init__(self, query_string: str) -> None:
        super().__init__(query_string, operator="or")


class QuestionMixin:
    """Mixed into Wagtail's query compilers: keeps their checks, answers otherwise."""

    lookup_class: ClassVar[type[Lookup]]
    is_half_typed: ClassVar[bool] = False
    queryset: QuerySet[Any]
    query: SearchQuery
    fields: list[str] | None
    order_by_relevance: bool

    @cached_property
    def answer(self) -> Answer | None:
        """The answer to the words of the question; None for one that has none (everything)."""
        text = self._leaf(self.query)
        if text is None:
            return None
        return self._answer(text, is_strict=isinstance(text, Phrase | EveryPart | SomePart))

    def objects(self) -> QuerySet[Any]:
        """What the question finds, in no order."""
        return self._filtered(self.query)

    def _leaf(self, query: SearchQuery) -> PlainText | Phrase | Fuzzy | None:
        """The words that decide the order: of several the first that are wanted."""
        if isinstance(query, PlainText | Phrase | Fuzzy):
            return query
        if isinstance(query, Boost):
            return self._leaf(query.subquery)
        if isinstance(query, And | Or):
            return next((leaf for part in query.subqueries if (leaf := self._leaf(part))), None)
        return None

    def _answer(self, query: PlainText | Phrase | Fuzzy, *, is_strict: bool) -> Answer:
        content_types = get_descendants_content_types_pks(self.queryset.model)
        lookup = self.lookup_class(self.queryset, content_types)
        if self.is_half_typed:
            return HalfTypedAnswer(lookup, _text_of(query))
        return Answer(
            lookup,
            _parsed(query),
            is_any=getattr(query, "operator", "and") == "or",
            is_strict=is_strict,
            titles_only=self.fields is not None and set(self.fields) == {"title"},
        )

    def _filtered(self, query: SearchQuery) -> QuerySet[Any]:
        if isinstance(query, MatchAll):
            return self.queryset
        if isinstance(query, Not):
            return self.queryset.exclude(pk__in=self._filtered(query.subquery).values("pk"))
        if isinstance(query, Boost):
            return self._filtered(query.subquery)
        if isinstance(query, And):
            every = [Q(pk__in=self._filtered(part).values("pk")) for part in query.subqueries]
            return self.queryset.filter(*every)
        if isinstance(query, Or):
            any_of = Q(pk__in=[])
            for part in query.subqueries:
                any_of |= Q(pk__in=self._filtered(part).values("pk"))
            return self.queryset.filter(any_of)
        if self.is_simple and self.answer:
            return self.answer.all_objects()
        return self._answer(query, is_strict=True).all_objects()

    @property
    def is_simple(self) -> bool:
        """Whether the question is words only, without and, or, not."""
        query = self.query
        while isinstance(query, Boost):
            query = query.subquery
        return isinstance(query, PlainText | Phrase | Fuzzy)


def _text_of(query: PlainText | Phrase | Fuzzy) -> str:
    return str(query.query_string)


def _parsed(query: PlainText | Phrase | Fuzzy) -> ParsedQuery:
    if isinstance(query, Phrase):
        return parse_phrase(_text_of(query))
    return parse(_text_of(query), synonyms())


class Results(BaseSearchResults):
    """Results in the order of the answer. ``parsed`` says how the question was understood."""

    supports_facet = True

    @property
    def parsed(self) -> ParsedQuery:
        answer = self.query_compiler.answer
        return answer.parsed if answer else ParsedQuery()

    def _do_search(self) -> list[Any]:
        compiler = self.query_compiler
        if not compiler.order_by_relevance or compiler.answer is None:
            objects = compiler.objects()
            if not objects.query.order_by:
                objects = objects.order_by("-pk")  # stable pages, wagtail#3729
            return self._scored(list(objects[self.start : self.stop]))
        return self._scored(self._by_relevance())

    def _by_relevance(self) -> list[Any]:
        """The best in the order of the answer, then what else was found."""
        compiler = self.query_compiler
        keys = compiler.answer.keys
        if not compiler.is_simple:
            allowed = {str(pk) for pk in compiler.objects().values_list("pk", flat=True)}
            keys = [key for key in keys if key in allowed]
        best = self._in_order(keys[self.start : self.stop])
        if compiler.is_simple and compiler.answer.is_complete:
            return best
        if self.stop is not None and self.stop <= len(keys):
            return best
        rest = compiler.objects().exclude(pk__in=keys).order_by("-pk")
        start = max(self.start - len(keys), 0)
        stop = None if self.stop is None else self.stop - len(keys)
        return [*best, *rest[start:stop]]

    def _in_order(self, keys: list[str]) -> list[Any]:
        objects = self.query_compiler.queryset.order_by().filter(pk__in=keys)
        by_key = {str(found.pk): found for found in objects}
        return [by_key[key] for key in keys if key in by_key]

    def _scored(self, objects: list[Any]) -> list[Any]:
        if self._score_field:
            answer = self.query_compiler.answer
            scores = answer.scores if answer else {}
            for found in objects:
                setattr(found, self._score_field, scores.get(str(found.pk), 0.0))
        return objects

    def _do_count(self) -> int:
        compiler = self.query_compiler
        if compiler.is_simple and compiler.answer.is_complete:
            total = len(compiler.answer.keys)
        else:
            total = compiler.objects().count()
        stop = total if self.stop is None else min(total, self.stop)
        return int(max(stop - self.start, 0))

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        """How many of what was found have each value of a filter field."""
        return OrderedDict(self.facets([field_name])[field_name].most_common())

    def facets(self, field_names: Sequence[str]) -> dict[str, Counter[Any]]:
        """``facet`` of each of the filter fields; one query for all."""
        for field_name in field_names:
            self._filterable(field_name)
        objects = self.query_compiler.objects().order_by()
        found: dict[str, Counter[Any]] = {name: Counter() for name in field_names}
        for *values, count in objects.values_list(*field_names).annotate(
            count=Count("pk", distinct=True)
        ):
            for name, value in zip(field_names, values, strict=True):
                found[name][value] += count
        return found

    def _filterable(self, field_name: str) -> None:
        """
        Raises:
            FilterFieldError: the index has no filter field ``field_name``.
        """
        if self.query_compiler._get_filterable_field(field_name) is None:
            raise FilterFieldError(
                f'Cannot facet search results with field "{field_name}". Please add '
                f"index.FilterField('{field_name}') to {self.model.__name__}.search_fields.",
                field_name=field_name,
            )
