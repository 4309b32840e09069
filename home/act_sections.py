"""Which sections of the Information Act a page serves: by its type itself, or because it says so.

One table says what types say by themselves; lists ask it in SQL (``serving``), a page and the index
of the Act ask it in Python.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from home.enums import ActSection, AnnouncementKind, LawKind, PlanKind

SHOWN_IN_INDEX = 5  # pages of a section that the index names; its list has all


@dataclass(frozen=True)
class TypeRule:
    """A page of the type ``model`` serves ``section`` where its ``field`` has one of ``values``;
    without values always."""

    section: ActSection
    model: str
    field: str = "pk"
    values: frozenset[Any] | None = None

    @property
    def column(self) -> str:
        """The field as ``ContentPage`` reaches it."""
        return f"{self.model}__{self.field}"

    def holds(self, value: object) -> bool:
        return value is not None and (self.values is None or value in self.values)

    def condition(self) -> Q:
        if self.values is None:
            return Q(**{f"{self.column}__isnull": False})
        return Q(**{f"{self.column}__in": sorted(self.values)})


def _of(section: ActSection, model: str, field: str = "pk", *values: str) -> TypeRule:
    return TypeRule(section, model, field, frozenset(values) or None)


OWN_RULES = (LawKind.REGULATION, LawKind.ORDINANCE, LawKind.ORDER)
PLANS_OF_THE_YEAR = (PlanKind.ACTION_PLAN, PlanKind.PROJECT, PlanKind.BUDGET)
TYPE_RULES = (
    _of(ActSection.S7_1, "organisationstructurepage"),
    _of(ActSection.S7_2, "agencyprofilepage"),
    _of(ActSection.S7_3, "contactpage"),
    _of(ActSection.S7_4, "lawpage", "law_kind", *OWN_RULES),
    _of(ActSection.S9_3, "planpage", "plan_kind", *PLANS_OF_THE_YEAR),
    _of(ActSection.S9_4, "operationsmanualpage"),
    _of(ActSection.S9_8, "procurementresultpage"),
    _of(ActSection.S9_8, "announcementpage", "announcement_kind", AnnouncementKind.PROCUREMENT),
    *(_of(section, "disclosurepage", "act_section", section) for section in ActSection),
)
_COLUMNS = tuple(dict.fromkeys(rule.column for rule in TYPE_RULES))


@dataclass(frozen=True)
class ActIndexEntry:
    """A section of the Act, how many pages serve it, and the first of them."""

    value: str
    label: str
    count: int
    pages: tuple[Any, ...] = ()


def sections_of(page: Any) -> list[str]:
    """The sections that ``page`` (specific) serves, in the Act's order."""
    model = page._meta.model_name
    own = [rule for rule in TYPE_RULES if rule.model == model]
    values = {r.column: getattr(page, r.field) if r.values else True for r in own}
    return _in_order(page.act_sections, values)


def labels_of_sections(sections: Iterable[str]) -> list[str]:
    """ "มาตรา 9(3): …" of each, in the language that is in force."""
    known = dict(ActSection.choices)
    return [str(known[section]) for section in sections if section in known]


def serving(section: str) -> Q:
    """The condition of content pages that serve ``section``."""
    rules = [rule.condition() for rule in TYPE_RULES if rule.section == section]
    return reduce(or_, rules, Q(act_sections__has=section))


def serving_any() -> Q:
    """The condition of content pages that serve any section."""
    rules = [rule.condition() for rule in TYPE_RULES]
    return reduce(or_, rules, ~Q(act_sections=[]))


def values_with_sections(pages: QuerySet[Any], *columns: str) -> Iterator[tuple[Any, ...]]:
    """The ``columns`` of ``pages`` (content pages), and behind them the list of the sections that
    each serves. One query."""
    rows = pages.values_list(*columns, "act_sections", *_COLUMNS).iterator()
    for row in rows:
        stated, *values = row[len(columns) :]
        sections = _in_order(stated, dict(zip(_COLUMNS, values, strict=True)))
        yield (*row[: len(columns)], sections)


def act_index(pages: QuerySet[Any]) -> list[ActIndexEntry]:
    """Every section of the Act in order, those without a page too: what is missing is visible.

    Two queries.

    Args:
        pages: the content pages of an agency that the public may read, in the order of lists.
    """
    numbers: dict[str, list[int]] = defaultdict(list)
    for pk, sections in values_with_sections(pages.filter(serving_any()), "pk"):
        for section in sections:
            numbers[section].append(pk)
    shown = {pk for found in numbers.values() for pk in found[:SHOWN_IN_INDEX]}
    known = pages.model.objects.select_related("locale", "owner_unit").in_bulk(shown)
    return [
        ActIndexEntry(
            value,
            str(label),
            len(numbers[value]),
            tuple(known[pk] for pk in numbers[value][:SHOWN_IN_INDEX]),
        )
        for value, label in ActSection.choices
    ]


def _in_order(stated: Iterable[str], values: dict[str, Any]) -> list[str]:
    """The sections that are stated, and those that types say by the ``values`` of columns."""
    by_type = {str(r.section) for r in TYPE_RULES if r.holds(values.get(r.column))}
    served = by_type | set(stated)
    return [section for section in ActSection.values if section in served]
