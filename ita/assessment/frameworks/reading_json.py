"""Reads a framework file in the format of ``shipped/*.json``."""

import json
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from json.decoder import JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from django.utils.translation import gettext as _

from ita.assessment.frameworks.faults import Fault, FrameworkFileError
from ita.assessment.frameworks.rows import Row, Rows


class _Object(dict[str, Any]):
    """A JSON object that knows the line on which it begins."""

    line = 0


class _LineDecoder(json.JSONDecoder):
    """The standard decoder tells lines only of syntax errors; a fault in the data has one too."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.parse_object = self._parse_object
        self.object_pairs_hook = list  # before the scanner, which takes it over
        self.scan_once = py_make_scanner(self)
        self._line_ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
        self.faults: list[Fault] = []

    def _parse_object(self, text_and_start: tuple[str, int], *args: Any) -> tuple[Any, int]:
        pairs, end = JSONObject(text_and_start, *args)
        found = _Object(pairs)
        found.line = bisect_right(self._line_ends, text_and_start[1] - 1) + 1
        if len(found) < len(pairs):
            self._name_doubled([key for key, _value in pairs], found.line)
        return found, end

    def _name_doubled(self, keys: list[str], line: int) -> None:
        """Which of two values is meant, nobody can know."""
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            reason = _("“%(key)s” stands twice in the same object.") % {"key": key[:80]}
            self.faults.append(Fault(_line(line), reason, line))


def read_json(content: bytes) -> Rows:
    """The rows of the JSON file ``content``.

    Raises:
        FrameworkFileError: not JSON, or not built as a framework is.
    """
    document, faults = _parse(content)
    if not isinstance(document, _Object):
        raise FrameworkFileError([Fault("", _("The file must hold one JSON object."))])
    items = _rows(document, "items", faults)
    elements = [
        replace(element, values={**element.values, "item": item.values.get("code")})
        for item in items
        for element in _rows(item.values, "elements", faults)
    ]
    rows = Rows(
        head=_row(document),
        indicators=_rows(document, "indicators", faults),
        sub_indicators=_rows(document, "sub_indicators", faults),
        items=items,
        elements=elements,
        deadlines=_rows(document, "deadlines", faults),
    )
    if faults:
        raise FrameworkFileError(faults)
    return rows


def _parse(content: bytes) -> tuple[Any, list[Fault]]:
    try:
        text = content.decode("utf-8-sig")
        decoder = _LineDecoder(text)
        return decoder.decode(text), decoder.faults
    except UnicodeDecodeError as error:
        reason = _("The file is not text in UTF-8.")
        raise FrameworkFileError([Fault("", reason)]) from error
    except json.JSONDecodeError as error:
        reason = _("This is not valid JSON (column %(column)s).") % {"column": error.colno}
        raise FrameworkFileError([Fault(_line(error.lineno), reason)]) from error
    except (RecursionError, ValueError) as error:  # nested too deep, a number of 5,000 digits
        reason = _("This is not a framework file.")
        raise FrameworkFileError([Fault("", reason)]) from error


def _rows(parent: dict[str, Any], key: str, faults: list[Fault]) -> list[Row]:
    entries = parent.get(key, [])
    place = _line(getattr(parent, "line", 1))
    if not isinstance(entries, list):
        faults.append(Fault(place, _("“%(key)s” must be a list.") % {"key": key}))
        return []
    wrong = [number for number, entry in enumerate(entries, 1) if not isinstance(entry, _Object)]
    faults += [
        Fault(
            place, _("“%(key)s”: entry %(number)s must be an object.") % {"key": key, "number": n}
        )
        for n in wrong
    ]
    return [_row(entry) for entry in entries if isinstance(entry, _Object)]


def _row(entry: _Object) -> Row:
    return Row(_line(entry.line), entry, entry.line)


def _line(number: int) -> str:
    return _("line %(number)s") % {"number": number}
