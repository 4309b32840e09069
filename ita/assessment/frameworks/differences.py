"""What loading a framework would change, and what it would destroy (design, invariant 6)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from ita.assessment.enums import DataYear, Recurrence, Wording
from ita.assessment.frameworks.addresses import why_not_beside
from ita.assessment.frameworks.data import ElementData, FrameworkData, ItemData
from ita.assessment.frameworks.moves import Loss, Moves, losses, unanswered
from ita.assessment.models import Deadline, Element, Framework, Item

CHOICES: dict[str, type[models.TextChoices]] = {
    "data_year": DataYear,
    "wording": Wording,
    "recurrence": Recurrence,
}


class ChangeKind(models.TextChoices):
    ADDED = "added", gettext_lazy("Added")
    CHANGED = "changed", gettext_lazy("Changed")
    REMOVED = "removed", gettext_lazy("Removed")


@dataclass(frozen=True)
class Change:
    """``what`` names the thing ("O12"), ``detail`` says the difference."""

    kind: ChangeKind
    what: str
    detail: str

    def __str__(self) -> str:
        return f"{self.kind.label} {self.what}: {self.detail}"


@dataclass(frozen=True)
class Changes:
    """``framework`` is the one in the database, if there is one yet."""

    framework: Framework | None
    data: FrameworkData
    changes: tuple[Change, ...]
    refusals: tuple[str, ...]
    losses: tuple[Loss, ...] = ()
    moves: Moves = field(default_factory=dict)
    common: Framework | None = None  # of the same name, which the agency's own would go before


def changes(data: FrameworkData, site: Site | None = None, moves: Moves | None = None) -> Changes:
    """What loading ``data`` as the list of the agency of ``site`` (None: of all) would change,
    and the reasons to refuse it, as far as ``moves`` does not answer them. Changes nothing."""
    moves = moves or {}
    framework = stored(data.scheme, data.fiscal_year, site)
    common = stored(data.scheme, data.fiscal_year, None) if site else None
    codes = [item.code for item in data.items]
    hidden = tuple(why_not_beside(data.scheme, data.fiscal_year, codes, site))
    if framework is None:
        new = Change(ChangeKind.ADDED, str(data), _describe(data))
        return Changes(None, data, (new,), hidden, common=common)
    found = losses(framework, data)
    refusals = (*hidden, *(loss.reason for loss in unanswered(found, moves)))
    differences = tuple(_changes(framework, data))
    return Changes(framework, data, differences, refusals, found, moves, common)


def stored(scheme: str, fiscal_year: int, site: Site | None) -> Framework | None:
    """The framework of ``scheme`` and year (C.E.) that is the agency's own (None: of all)."""
    named = Framework.objects.filter(scheme=scheme, fiscal_year=fiscal_year)
    return named.filter(site=site).first()


def _describe(data: FrameworkData) -> str:
    return _("%(items)s items, %(elements)s elements") % {
        "items": len(data.items),
        "elements": sum(len(item.elements) for item in data.items),
    }


def _changes(framework: Framework, data: FrameworkData) -> Iterator[Change]:
    yield from _field_changes(str(data), framework, data, FRAMEWORK_FIELDS)
    groups = (
        (framework.indicators.all(), data.indicators, ("title",)),
        (framework.sub_indicators.all(), data.sub_indicators, ("title", "indicator_code")),
        (framework.items.prefetch_related("elements"), data.items, ITEM_FIELDS),
    )
    for rows, entries, fields in groups:
        yield from _group_changes(list(rows), entries, fields)
    yield from _deadline_changes(framework, data)


FRAMEWORK_FIELDS = ("scheme_name", "issuer", "applies_to", "note", "scoring", "remarks")
ITEM_FIELDS = (
    "title",
    "indicator_code",
    "sub_indicator_code",
    "data_year",
    "wording",
    "source",
    "recurrence",
    "weight",
    "predecessors",
    "observed",
    "note",
)
# What of an element may change without its becoming another one.
ELEMENT_FIELDS = (
    "kind",
    "heading",
    "quarters",
    "months",
    "wording",
    "source",
    "scope",
    "requirement",
    "note",
    "checks",
)


def _deadline_changes(framework: Framework, data: FrameworkData) -> Iterator[Change]:
    """A file that names none leaves those that are there."""
    before = [deadline_words(row) for row in framework.deadlines.all()]
    after = [deadline_words(row) for row in data.deadlines]
    if not data.deadlines:
        return
    label = str(Deadline._meta.verbose_name)
    yield from (Change(ChangeKind.ADDED, label, row) for row in after if row not in before)
    yield from (Change(ChangeKind.REMOVED, label, row) for row in before if row not in after)


def deadline_words(row: Any) -> str:
    return " · ".join(part for part in (row.what, row.stated, row.source) if part)


def _group_changes(
    rows: Sequence[Any], entries: Sequence[Any], fields: tuple[str, ...]
) -> Iterator[Change]:
    by_code = {row.code: row for row in rows}
    codes = [entry.code for entry in entries]
    for entry in entries:
        row = by_code.get(entry.code)
        if row is None:
            yield Change(ChangeKind.ADDED, entry.code, entry.title)
            continue
        yield from _field_changes(entry.code, row, entry, fields)
        if isinstance(row, Item):
            yield from _item_changes(row, entry)
    for row in rows:
        if row.code not in codes:
            yield Change(ChangeKind.REMOVED, row.code, row.title)
    kept = [row.code for row in sorted(rows, key=lambda row: row.sort_order or 0)]
    if [code for code in kept if code in codes] != [code for code in codes if code in by_code]:
        label = rows[0]._meta.verbose_name_plural
        yield Change(ChangeKind.CHANGED, str(label), _("other order"))


def _field_changes(what: str, row: Any, entry: object, names: Iterable[str]) -> Iterator[Change]:
    for name in names:
        before, after = getattr(row, name), stored_value(getattr(entry, name))
        if before != after:
            label = row._meta.get_field(name).verbose_name
            detail = f"{label}: {_shown(name, before)} → {_shown(name, after)}"
            yield Change(ChangeKind.CHANGED, what, detail)


def _shown(name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(part) for part in value) or "-"
    if name in CHOICES:
        return str(CHOICES[name](value).label)
    return str(value or "-")


def stored_value(value: Any) -> Any:
    """As the database gives it back."""
    return list(value) if isinstance(value, tuple) else value


def _item_changes(item: Item, entry: ItemData) -> Iterator[Change]:
    stored_elements = {element_key(element): element for element in item.elements.all()}
    wanted = {element.key: element for element in entry.elements}
    for key, element in wanted.items():
        if key not in stored_elements:
            yield Change(ChangeKind.ADDED, item.code, element.text)
        elif any(getattr(stored_elements[key], n) != v for n, v in element_fields(element).items()):
            yield Change(ChangeKind.CHANGED, item.code, element.text)
    for key, row in stored_elements.items():
        if key not in wanted:
            yield Change(ChangeKind.REMOVED, item.code, row.text)


def element_key(element: Element) -> tuple[str, str, str]:
    return (element.number, element.section, element.text)


def element_fields(element: Element | ElementData) -> dict[str, Any]:
    return {name: stored_value(getattr(element, name)) for name in ELEMENT_FIELDS}


def item_fields(entry: ItemData) -> dict[str, Any]:
    return {name: stored_value(getattr(entry, name)) for name in ITEM_FIELDS}
