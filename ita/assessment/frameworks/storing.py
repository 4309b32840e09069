"""Writes a framework that was read from a file. Called by ``loading`` inside a transaction."""

from typing import Any

from ita.assessment.frameworks.data import FrameworkData, ItemData
from ita.assessment.frameworks.differences import element_fields, element_key, predecessors
from ita.assessment.models import Element, Framework, Indicator, Item, SubIndicator


def store(data: FrameworkData) -> Framework:
    """Make the framework in the database be what ``data`` says; what fits stays the same row."""
    framework: Framework
    framework, _created = Framework.objects.update_or_create(
        scheme=data.scheme,
        fiscal_year=data.fiscal_year,
        defaults={"issuer": data.issuer, "note": data.note},
    )
    _store_rows(Indicator, framework, {e.code: {"title": e.title} for e in data.indicators})
    sub_indicators = {
        e.code: {"title": e.title, "indicator_code": e.indicator_code} for e in data.sub_indicators
    }
    _store_rows(SubIndicator, framework, sub_indicators)
    _store_items(framework, data)
    return framework


def _store_rows(
    model: type[Indicator | SubIndicator | Item],
    framework: Framework,
    rows: dict[str, dict[str, Any]],
) -> None:
    stored = model.objects.filter(framework=framework)
    stored.exclude(code__in=rows).delete()
    for order, (code, fields) in enumerate(rows.items()):
        model.objects.update_or_create(
            framework=framework, code=code, defaults={**fields, "sort_order": order}
        )


def _store_items(framework: Framework, data: FrameworkData) -> None:
    before = predecessors(data)
    rows = {entry.code: _item_fields(entry, before) for entry in data.items}
    _store_rows(Item, framework, rows)
    stored = {item.code: item for item in framework.items.prefetch_related("elements")}
    for entry in data.items:
        _store_elements(stored[entry.code], entry)


def _item_fields(entry: ItemData, before: dict[str, Item]) -> dict[str, Any]:
    """A file that names no predecessor leaves the one that an officer may have set."""
    fields: dict[str, Any] = {
        "title": entry.title,
        "title_confirmed": entry.title_confirmed,
        "indicator_code": entry.indicator_code,
        "sub_indicator_code": entry.sub_indicator_code,
        "data_year": entry.data_year,
    }
    return {**fields, "succeeds": before[entry.succeeds]} if entry.succeeds else fields


def _store_elements(item: Item, entry: ItemData) -> None:
    stored = {element_key(element): element for element in item.elements.all()}
    wanted = {element.key for element in entry.elements}
    lost = [element.pk for key, element in stored.items() if key not in wanted]
    Element.objects.filter(pk__in=lost).delete()
    new, kept = [], []
    for order, data in enumerate(entry.elements):
        fields = {**element_fields(data), "sort_order": order}
        if (element := stored.get(data.key)) is None:
            key = {"number": data.number, "section": data.section, "text": data.text}
            new.append(Element(item=item, **key, **fields))
            continue
        for name, value in fields.items():
            setattr(element, name, value)
        kept.append(element)
    Element.objects.bulk_create(new)
    Element.objects.bulk_update(kept, ["kind", "heading", "quarters", "confidence", "sort_order"])
