"""Turns the rows of a framework file into data, or tells every fault at once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from home.thai.calendar import to_ce
from ita.assessment.checks import notation, vocabulary
from ita.assessment.enums import DataYear, Recurrence, Requirement, Scope, Wording
from ita.assessment.frameworks.data import (
    ElementData,
    FrameworkData,
    IndicatorData,
    ItemData,
    SubIndicatorData,
)
from ita.assessment.frameworks.deadlines import deadline
from ita.assessment.frameworks.faults import Fault, FrameworkFileError
from ita.assessment.frameworks.keys import REMARKS, unknown_keys
from ita.assessment.frameworks.layout import DATA_YEARS, SCOPES
from ita.assessment.frameworks.rows import Row, Rows
from ita.assessment.frameworks.values import Values
from ita.assessment.models import SCHEME
from ita.assessment.slugs import ITEM_CODE, slug_of

FIRST_YEAR, LAST_YEAR = 2500, 2700  # B.E.; a C.E. year by mistake falls outside
CODE_LENGTH, TITLE_LENGTH, GROUP_LENGTH, ISSUER_LENGTH = 20, 500, 1000, 200
QUARTERS, MONTHS = range(1, 5), range(1, 13)
NAME_LENGTH = 300
SCOPE_WORDS = {word: code.value for code, word in SCOPES.items()}
BULLET = re.compile(r"\s*(?:[-•*–]|\(?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)*[.)])\s*\S")


def validate(rows: Rows) -> FrameworkData:
    """The framework that ``rows`` state.

    Raises:
        FrameworkFileError: with every fault of the file.
    """
    faults: list[Fault] = []
    data = build(rows, faults)
    if faults:
        raise FrameworkFileError(faults)
    return data


def build(rows: Rows, faults: list[Fault]) -> FrameworkData:
    """What ``rows`` state, as far as it is right; what is not is added to ``faults``."""
    head = Values(rows.head, faults)
    scheme = head.text("scheme", _("Scheme"), required=True, max_length=CODE_LENGTH).upper()
    if scheme and not re.fullmatch(SCHEME, scheme):
        head.fault(_("The scheme “%(code)s” may hold only A-Z, 0-9 and -") % {"code": scheme})
    year = _fiscal_year(head)
    issuer = head.text("issuer", _("Issuer"), required=True, max_length=ISSUER_LENGTH)
    note = head.text("note", _("Note"))
    indicators = tuple(_indicator(row, faults) for row in rows.indicators)
    sub_indicators = _sub_indicators(rows.sub_indicators, indicators, faults)
    items = _items(rows, indicators, sub_indicators, faults)
    deadlines = tuple(deadline(row, faults) for row in rows.deadlines)
    if not rows.items:
        head.fault(_("There is no item in the file."))
    for found in (rows.indicators, rows.sub_indicators, rows.items):
        _refuse_duplicates(found, faults)
    _refuse_same_address(rows.items, faults)
    _refuse_cycles(items, rows.items, faults)
    return FrameworkData(
        scheme,
        year,
        issuer,
        note,
        indicators,
        sub_indicators,
        items,
        scheme_name=head.text("scheme_name", _("Name of the scheme"), max_length=NAME_LENGTH),
        applies_to=head.text("applies_to", _("Whom it scores"), max_length=NAME_LENGTH),
        scoring=head.mapping("scoring", _("Scoring")),
        remarks={key: rows.head.values[key] for key in REMARKS if key in rows.head.values},
        deadlines=deadlines,
        unknown=(*rows.unknown, *unknown_keys(rows)),
        warnings=(*rows.warnings, *looks_like_several(rows)),
    )


def _fiscal_year(head: Values) -> int:
    year = head.number("fiscal_year")
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        head.fault(
            _("The fiscal year must be a B.E. year from %(first)s to %(last)s.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
        return 0
    return to_ce(year)


def _code(values: Values, key: str = "code") -> str:
    return values.text(key, _("Code"), required=True, max_length=CODE_LENGTH)


def _indicator(row: Row, faults: list[Fault]) -> IndicatorData:
    values = Values(row, faults)
    title = values.text("title", _("Title"), required=True, max_length=TITLE_LENGTH)
    return IndicatorData(_code(values), title)


def _sub_indicators(
    rows: list[Row], indicators: tuple[IndicatorData, ...], faults: list[Fault]
) -> tuple[SubIndicatorData, ...]:
    known = [entry.code for entry in indicators]
    return tuple(_sub_indicator(row, known, faults) for row in rows)


def _sub_indicator(row: Row, known: list[str], faults: list[Fault]) -> SubIndicatorData:
    """The indicator may be left out: that of "9.1" is "9"."""
    values = Values(row, faults)
    code = _code(values)
    title = values.text("title", _("Title"), required=True, max_length=TITLE_LENGTH)
    indicator = values.text("indicator", _("Code of the indicator")) or code.rpartition(".")[0]
    values.known(indicator, known, _("Indicator"))
    return SubIndicatorData(indicator, code, title)


def _items(
    rows: Rows,
    indicators: tuple[IndicatorData, ...],
    sub_indicators: tuple[SubIndicatorData, ...],
    faults: list[Fault],
) -> tuple[ItemData, ...]:
    known = [entry.code for entry in indicators]
    parents = {entry.code: entry.indicator_code for entry in sub_indicators}
    codes = [str(row.values.get("code", "")).strip() for row in rows.items]
    elements = _elements_by_item(rows.elements, codes, faults)
    return tuple(_item(row, known, parents, elements, faults) for row in rows.items)


def _item(
    row: Row,
    indicators: list[str],
    parents: dict[str, str],
    elements: dict[str, list[ElementData]],
    faults: list[Fault],
) -> ItemData:
    values = Values(row, faults)
    code = _code(values)
    if code and not ITEM_CODE.fullmatch(code):
        values.fault(why_not_code(code))
    indicator = values.text("indicator", _("Code of the indicator"))
    sub_indicator = values.text("sub_indicator", _("Code of the sub-indicator"))
    known = values.known(indicator, indicators, _("Indicator"))
    if sub_indicator and values.known(sub_indicator, list(parents), _("Sub-indicator")):
        if known and parents[sub_indicator] != indicator:
            values.fault(
                _("The sub-indicator %(sub)s does not belong to the indicator %(indicator)s.")
                % {"sub": sub_indicator, "indicator": indicator}
            )
    data_year = values.text("data_year", _("Data year"))
    return ItemData(
        code=code,
        title=values.text("title", _("Title"), required=True),
        indicator_code=indicator,
        sub_indicator_code=sub_indicator,
        data_year=values.known(data_year, DataYear.values, _("Data year"), _data_years()),
        wording=_wording(values, "title_confirmed"),
        source=values.text("title_source", _("Source of the wording")),
        recurrence=values.choice("recurrence", Recurrence, _("How often")),
        weight=values.decimal("weight", _("Weight")),
        predecessors=values.codes("successor_of", "succeeds", _("Succeeds")),
        observed=values.texts("observed_evidence", _("Seen filed elsewhere")),
        note=_item_note(values),
        elements=tuple(elements[code]),
    )


def why_not_code(code: str) -> str:
    """What is wrong with a code that ``ITEM_CODE`` does not fit."""
    return _(
        "The code “%(code)s” may hold only Thai letters, A-Z, 0-9, - and ., because the public "
        "address of the item is made of it."
    ) % {"code": code}


def _data_years() -> str:
    """As an officer may write them in a workbook, and as JSON does."""
    return ", ".join(f"{word} ({code.value})" for code, word in DATA_YEARS.items() if code)


def _elements_by_item(
    rows: list[Row], codes: list[str], faults: list[Fault]
) -> dict[str, list[ElementData]]:
    by_item: dict[str, list[ElementData]] = defaultdict(list)
    seen = set()
    for row in rows:
        values = Values(row, faults)
        item = str(row.values.get("item") or "").strip()
        element = _element(values)
        if item not in codes:
            values.known(item, codes, _("Item"))
        if (item, element.key) in seen:
            values.fault(_("The same element stands in %(item)s twice.") % {"item": item})
        seen.add((item, element.key))
        by_item[item].append(element)
    return by_item


def _element(values: Values) -> ElementData:
    kind = values.text("kind", _("Kind of paper"), max_length=30)
    must_not = kind == Requirement.MUST_NOT
    requirement = values.choice("requirement", Requirement, _("Requirement"))
    if not requirement and values.yes_or_no("optional", _("Optional")):
        requirement = Requirement.OPTIONAL
    return ElementData(
        number=values.text("no", _("Number"), max_length=20),
        section=values.text("section", _("Group"), max_length=GROUP_LENGTH),
        text=values.text("text", _("Text"), required=True),
        kind="" if must_not else kind,
        heading=values.yes_or_no("heading", _("Heading only")),
        quarters=values.numbers("quarters", QUARTERS, _("Quarters are numbers from 1 to 4.")),
        months=values.numbers("months", MONTHS, _("Months are numbers from 1 to 12.")),
        wording=_wording(values, "confirmed"),
        source=values.text("source", _("Source of the wording")),
        scope=values.choice("scope", Scope, _("For"), SCOPE_WORDS),
        requirement=Requirement.MUST_NOT if must_not else requirement,
        note=values.text("note", _("Note")),
        checks=_checks(values),
    )


def _checks(values: Values) -> tuple[dict[str, Any], ...]:
    """A list of objects, or text with a check a line."""
    stated = values.row.values.get("checks") or []
    try:
        found = notation.from_text(stated) if isinstance(stated, str) else stated
        reasons = vocabulary.faults(found)
    except notation.ChecksTextError as error:
        found, reasons = [], error.faults
    for reason in reasons:
        values.fault(reason)
    return () if reasons else tuple(found)


def looks_like_several(rows: Rows) -> Iterator[str]:
    """Elements whose text is a list of its own: an officer may want them one by one."""
    for row in rows.elements:
        lines = [line for line in str(row.values.get("text") or "").splitlines() if line.strip()]
        if len([line for line in lines if BULLET.match(line)]) > 1:
            yield _("%(place)s: one element that looks like several (%(count)s lines)") % {
                "place": row.place,
                "count": len(lines),
            }


def _wording(values: Values, confirmed: str) -> str:
    """Without a word of its own: ``confirmed`` in a file means that an agency's page has it so."""
    stated = values.choice("wording", Wording, _("Where the wording was read"))
    if stated:
        return stated
    seen = values.yes_or_no(confirmed, _("Wording confirmed"))
    return Wording.ONE_AGENCY if seen else Wording.UNKNOWN


def _item_note(values: Values) -> str:
    """What the file says of the item, and of its change from the year before."""
    parts = [values.text(key, _("Note")) for key in ("note", "change", "change_source")]
    return "\n".join(part for part in parts if part)


def _refuse_cycles(items: tuple[ItemData, ...], rows: Iterable[Row], faults: list[Fault]) -> None:
    """A predecessor is of the year before: naming the same code twice says nothing."""
    for item, row in zip(items, rows, strict=True):
        if len({code.lower() for code in item.predecessors}) < len(item.predecessors):
            reason = _("%(code)s names the same predecessor twice.") % {"code": item.code}
            faults.append(Fault(row.place, reason, row.position))


def _refuse_duplicates(rows: Iterable[Row], faults: list[Fault]) -> None:
    """Codes differ also when capitals do not count: addresses are in small letters."""
    first: dict[str, str] = {}
    for row in rows:
        code = str(row.values.get("code") or "").strip()
        if code.lower() in first:
            reason = _("The code “%(code)s” was used already (%(place)s).")
            place = first[code.lower()]
            reason = reason % {"code": code, "place": place}
            faults.append(Fault(row.place, reason, row.position))
        elif code:
            first[code.lower()] = row.place


def _refuse_same_address(rows: Iterable[Row], faults: list[Fault]) -> None:
    """Two codes of one list never lead to one address: "1 ก" and "1-ก" read alike."""
    first: dict[str, str] = {}
    for row in rows:
        code = str(row.values.get("code") or "").strip()
        other = first.setdefault(slug_of(code), code)
        if code and other.lower() != code.lower():
            reason = _("The codes “%(one)s” and “%(other)s” would have the same public address.")
            faults.append(Fault(row.place, reason % {"one": other, "other": code}, row.position))
