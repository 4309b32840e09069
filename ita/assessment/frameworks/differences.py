"""What loading a framework would change, and what it would destroy (design, invariant 6)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.thai.calendar import to_be
from ita.assessment.enums import DataYear
from ita.assessment.frameworks.data import ElementData, FrameworkData, ItemData
from ita.assessment.frameworks.protection import (
    why_not_lose_elements,
    why_not_lose_item,
    why_not_recode,
)
from ita.assessment.models import Element, Framework, Item


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


def changes(data: FrameworkData) -> Changes:
    """What loading ``data`` would change, and the reasons to refuse it. Changes nothing."""
    framework = stored(data.scheme, data.fiscal_year)
    if framework is None:
        new = Change(ChangeKind.ADDED, str(data), _describe(data))
        return Changes(None, data, (new,), tuple(_missing_predecessors(data)))
    refusals = (*_refusals(framework, data), *_missing_predecessors(data))
    data = with_confirmed_wording(data, framework)
    return Changes(framework, data, tuple(_changes(framework, data)), refusals)


def stored(scheme: str, fiscal_year: int) -> Framework | None:
    """The framework of ``scheme`` and year (C.E.) in the database."""
    return Framework.objects.filter(scheme=scheme, fiscal_year=fiscal_year).first()


def predecessors(data: FrameworkData) -> dict[str, Item]:
    """The items of the same scheme in the year before, by code."""
    items = Item.objects.filter(
        framework__scheme=data.scheme, framework__fiscal_year=data.fiscal_year - 1
    )
    return {item.code: item for item in items}


def with_confirmed_wording(data: FrameworkData, framework: Framework) -> FrameworkData:
    """``data`` with the titles that an officer has confirmed, where the file has none such."""
    confirmed = dict(framework.items.filter(title_confirmed=True).values_list("code", "title"))
    return replace(data, items=tuple(_confirmed(item, confirmed) for item in data.items))


def _confirmed(item: ItemData, confirmed: dict[str, str]) -> ItemData:
    if item.title_confirmed or item.code not in confirmed:
        return item
    return replace(item, title=confirmed[item.code], title_confirmed=True)


def _describe(data: FrameworkData) -> str:
    return _("%(items)s items, %(elements)s elements") % {
        "items": len(data.items),
        "elements": sum(len(item.elements) for item in data.items),
    }


def _changes(framework: Framework, data: FrameworkData) -> Iterator[Change]:
    yield from _field_changes(str(data), framework, data, ("issuer", "note"))
    groups = (
        (framework.indicators.all(), data.indicators, ("title",)),
        (framework.sub_indicators.all(), data.sub_indicators, ("title", "indicator_code")),
        (framework.items.prefetch_related("elements", "succeeds"), data.items, ITEM_FIELDS),
    )
    for rows, entries, fields in groups:
        yield from _group_changes(list(rows), entries, fields)


ITEM_FIELDS = ("title", "title_confirmed", "indicator_code", "sub_indicator_code", "data_year")


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
        before, after = getattr(row, name), getattr(entry, name)
        if before != after:
            label = row._meta.get_field(name).verbose_name
            detail = f"{label}: {_shown(name, before)} → {_shown(name, after)}"
            yield Change(ChangeKind.CHANGED, what, detail)


def _shown(name: str, value: str | bool) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == "data_year":
        return str(DataYear(value).label)
    return value or "-"


def _item_changes(item: Item, entry: ItemData) -> Iterator[Change]:
    before = item.succeeds.code if item.succeeds else ""
    if entry.succeeds and entry.succeeds != before:
        detail = f"{_('succeeds')}: {before or '-'} → {entry.succeeds}"
        yield Change(ChangeKind.CHANGED, item.code, detail)
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
    """What of an element may change without its becoming another one."""
    return {
        "kind": element.kind,
        "heading": element.heading,
        "quarters": list(element.quarters),
        "confidence": element.confidence,
    }


def _refusals(framework: Framework, data: FrameworkData) -> Iterator[str]:
    entries = {entry.code: entry for entry in data.items}
    code_of_title = {entry.title: entry.code for entry in data.items}
    for item in framework.items.filter(evidence__isnull=False).distinct():
        entry = entries.get(item.code)
        new_code = code_of_title.get(item.title)
        reasons = (
            why_not_recode(item, new_code) if new_code and new_code != item.code else None,
            why_not_lose_item(item) if entry is None and not new_code else None,
            why_not_lose_elements(item, {e.key for e in entry.elements}) if entry else None,
        )
        yield from (reason for reason in reasons if reason)


def _missing_predecessors(data: FrameworkData) -> Iterator[str]:
    known = predecessors(data)
    for item in data.items:
        if item.succeeds and item.succeeds not in known:
            yield _("%(code)s succeeds %(before)s, but %(scheme)s %(year)s has no such item.") % {
                "code": item.code,
                "before": item.succeeds,
                "scheme": data.scheme,
                "year": to_be(data.fiscal_year - 1),
            }
