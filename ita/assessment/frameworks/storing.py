"""Writes a framework that was read from a file. Called by ``loading`` inside a transaction."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Site

from ita.assessment.frameworks.data import ElementData, FrameworkData
from ita.assessment.frameworks.differences import (
    ELEMENT_FIELDS,
    FRAMEWORK_FIELDS,
    element_fields,
    element_key,
    item_fields,
)
from ita.assessment.frameworks.moves import Leaving, Moves, leaving, same_texts, wanted_element
from ita.assessment.frameworks.moves import moved_codes as codes_of
from ita.assessment.frameworks.ownership import forget_owners
from ita.assessment.models import Deadline, Element, Framework, Indicator, Item, SubIndicator
from ita.assessment.operations import move

BATCH = 500
Key = tuple[str, str, str]


def store(
    data: FrameworkData,
    site: Site | None = None,
    moves: Moves | None = None,
    user: User | None = None,
) -> Framework:
    """Make the framework in the database be what ``data`` says; what fits stays the same row, and
    evidence goes where ``moves`` says."""
    framework: Framework
    framework, _created = Framework.objects.update_or_create(
        site=site,
        scheme=data.scheme,
        fiscal_year=data.fiscal_year,
        defaults={name: getattr(data, name) for name in FRAMEWORK_FIELDS},
    )
    left = leaving(framework, moves or {})
    forget_owners(framework, data, moves or {})
    _store_deadlines(framework, data)
    indicators = {entry.code: {"title": entry.title} for entry in data.indicators}
    sub_indicators = {
        entry.code: {"title": entry.title, "indicator_code": entry.indicator_code}
        for entry in data.sub_indicators
    }
    for model, rows in ((Indicator, indicators), (SubIndicator, sub_indicators)):
        _store_rows(model, framework, rows)
        _stored(model, framework).exclude(code__in=rows).delete()
    _store_rows(Item, framework, {entry.code: item_fields(entry) for entry in data.items})
    _store_elements(framework, data)
    _move(framework, data, left, codes_of(moves or {}), user)
    _stored(Item, framework).exclude(code__in=[entry.code for entry in data.items]).delete()
    return framework


def _stored(model: Any, framework: Framework) -> Any:
    return model.objects.filter(framework=framework)


def _store_rows(model: Any, framework: Framework, rows: dict[str, dict[str, Any]]) -> None:
    stored = {row.code: row for row in _stored(model, framework)}
    new, changed = [], []
    names: set[str] = set()
    for order, (code, fields) in enumerate(rows.items()):
        fields = {**fields, "sort_order": order}
        names |= fields.keys()
        if (row := stored.get(code)) is None:
            new.append(model(framework=framework, code=code, **fields))
        elif _set(row, fields):
            changed.append(row)
    model.objects.bulk_create(new, BATCH)
    if changed:
        model.objects.bulk_update(changed, sorted(names), BATCH)


def _set(row: Any, fields: dict[str, Any]) -> bool:
    """Give ``row`` the values of ``fields``; whether any of them was another."""
    differ = [name for name, value in fields.items() if getattr(row, name) != value]
    for name in differ:
        setattr(row, name, fields[name])
    return bool(differ)


def _store_deadlines(framework: Framework, data: FrameworkData) -> None:
    """A file that names none leaves those that an officer may have set."""
    if not data.deadlines:
        return
    Deadline.objects.filter(framework=framework).delete()
    Deadline.objects.bulk_create(
        Deadline(framework=framework, sort_order=order, **asdict(row))
        for order, row in enumerate(data.deadlines)
    )


def _store_elements(framework: Framework, data: FrameworkData) -> None:
    items = {row.code: row for row in _stored(Item, framework)}
    wanted = {
        (entry.code, element.key): (order, element)
        for entry in data.items
        for order, element in enumerate(entry.elements)
    }
    codes = {entry.code for entry in data.items}
    changed, known, lost = [], set(), []
    rows = Element.objects.filter(item__framework=framework).select_related("item")
    for row in rows:
        place = (row.item.code, element_key(row))
        if place not in wanted or place in known:
            # Of an item that goes, the elements go with it.
            if row.item.code in codes:
                lost.append(row.pk)
            continue
        known.add(place)
        order, element = wanted[place]
        if _set(row, {**element_fields(element), "sort_order": order}):
            changed.append(row)
    new = [
        _element(items[code], order, element)
        for (code, key), (order, element) in wanted.items()
        if (code, key) not in known
    ]
    for start in range(0, len(lost), BATCH):
        Element.objects.filter(pk__in=lost[start : start + BATCH]).delete()
    Element.objects.bulk_create(new, BATCH)
    if changed:
        Element.objects.bulk_update(changed, [*ELEMENT_FIELDS, "sort_order"], BATCH)


def _element(item: Item, order: int, data: ElementData) -> Element:
    key = {"number": data.number, "section": data.section, "text": data.text}
    return Element(item=item, sort_order=order, **key, **element_fields(data))


def _move(
    framework: Framework,
    data: FrameworkData,
    left: Leaving,
    codes: dict[str, str],
    user: User | None,
) -> None:
    items = {row.code: row for row in _stored(Item, framework).prefetch_related("elements")}
    entries = {entry.code: entry for entry in data.items}
    for old, rows in left.of_item.items():
        target = items[codes[old]]
        for evidence in rows:
            elements = same_texts(list(target.elements.all()), left.texts[evidence.pk])
            move(evidence, target, elements, user)
    for (code, number), rows in left.of_element.items():
        wanted = wanted_element(entries[code], number)
        if wanted is None:
            continue
        found = _with_key(items[code].elements.all(), wanted.key)
        for evidence in rows:
            move(evidence, evidence.item, [*evidence.elements.all(), *found], user)


def _with_key(elements: Iterable[Element], key: Key) -> list[Element]:
    return [row for row in elements if element_key(row) == key]
