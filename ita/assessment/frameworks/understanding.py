"""What can be taken out of a file that is not right: a draft, which an officer completes."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from ita.assessment.frameworks.data import (
    ElementData,
    FrameworkData,
    IndicatorData,
    ItemData,
    SubIndicatorData,
)
from ita.assessment.frameworks.faults import Fault
from ita.assessment.frameworks.rows import Rows
from ita.assessment.frameworks.validation import (
    CODE_LENGTH,
    GROUP_LENGTH,
    ISSUER_LENGTH,
    NAME_LENGTH,
    TITLE_LENGTH,
    build,
)
from ita.assessment.models import SCHEME_PATTERN
from ita.assessment.slugs import ITEM_CODE, slug_of

DEFAULT_INDICATOR = "1"
KIND_LENGTH = 30


def understood(rows: Rows) -> FrameworkData | None:
    """What of ``rows`` can be stored, whatever else is wrong with it; None where that is no item.
    ``scheme`` and ``fiscal_year`` may be empty: the officer says them."""
    faults: list[Fault] = []
    data = build(rows, faults)
    items = _items(data)
    if not items:
        return None
    indicators = _indicators(data, items)
    known = {row.code for row in indicators}
    subs = [
        replace(row, title=row.title[:TITLE_LENGTH])
        for row in _once(data.sub_indicators)
        if row.indicator_code in known
    ]
    sub_codes = {row.code for row in subs}
    return replace(
        data,
        scheme=data.scheme if SCHEME_PATTERN.fullmatch(data.scheme[:CODE_LENGTH]) else "",
        issuer=data.issuer[:ISSUER_LENGTH],
        scheme_name=data.scheme_name[:NAME_LENGTH],
        applies_to=data.applies_to[:NAME_LENGTH],
        indicators=tuple(indicators),
        sub_indicators=tuple(subs),
        items=tuple(
            row if row.sub_indicator_code in sub_codes else replace(row, sub_indicator_code="")
            for row in items
        ),
        deadlines=tuple(row for row in data.deadlines if row.what),
    )


def _items(data: FrameworkData) -> list[ItemData]:
    return [
        replace(
            item,
            indicator_code=item.indicator_code[:CODE_LENGTH] or DEFAULT_INDICATOR,
            elements=tuple(_elements(item.elements)),
        )
        for item in _once(data.items, slug_of)
        if ITEM_CODE.fullmatch(item.code)
    ]


def _elements(elements: Iterable[ElementData]) -> Iterable[ElementData]:
    seen = set()
    for row in elements:
        row = replace(
            row,
            number=row.number[:CODE_LENGTH],
            section=row.section[:GROUP_LENGTH],
            kind=row.kind[:KIND_LENGTH],
        )
        if row.text and row.key not in seen:
            seen.add(row.key)
            yield row


def _indicators(data: FrameworkData, items: list[ItemData]) -> list[IndicatorData]:
    """Those of the file, and those that items name without its having them."""
    named: list[IndicatorData] = _once(data.indicators)
    stated = [IndicatorData(row.code, row.title[:TITLE_LENGTH]) for row in named]
    known = {row.code for row in stated}
    missing = dict.fromkeys(row.indicator_code for row in items if row.indicator_code not in known)
    return [*stated, *(IndicatorData(code, "") for code in missing)]


def _once(rows: Iterable[Any], key: Callable[[str], str] = str.lower) -> list[Any]:
    """The first of each code that fits."""
    found: dict[str, IndicatorData | SubIndicatorData | ItemData] = {}
    for row in rows:
        if row.code and len(row.code) <= CODE_LENGTH:
            found.setdefault(key(row.code), row)
    return list(found.values())
