"""Users' text in files that a spreadsheet program opens: whatever was written, it stays text, and
the file opens unrepaired."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from home.core.printable import printable

MAX_TEXT = 32_767  # Excel's limit of a cell ("Excel specifications and limits")
CUT_MARK = _("… (too long for a cell, cut here)")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

# Excel reads "_x0041_" as the letter A (ECMA-376, 22.4.2.4); the escaped underscore stays itself.
_EXCEL_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate ``text`` if somebody typed or pasted it."""
    return text.startswith(FORMULA_STARTS)


def excel_text(text: str) -> str:
    """``text`` without what breaks a workbook, cut at Excel's length of a cell with a mark."""
    return _cut(_EXCEL_ESCAPE.sub("_x005F_", printable(text)))


def keep_as_text(cell: Any) -> None:
    """Have Excel show the value of ``cell`` (of openpyxl, which takes "=…" for a formula and "#N/A"
    for an error) as text, also when somebody edits the cell."""
    cell.data_type = "s"
    cell.quotePrefix = looks_like_formula(str(cell.value))


def csv_text(text: str) -> str:
    """``text`` for a CSV. There a cell has no type: the apostrophe makes it text."""
    shown = printable(text)
    return f"'{shown}" if looks_like_formula(shown) else shown


def _cut(text: str) -> str:
    """Excel counts UTF-16 units: most emoji are two."""
    units = text.encode("utf-16-le")
    if len(units) <= MAX_TEXT * 2:
        return text
    mark = f" {CUT_MARK}"
    kept = units[: (MAX_TEXT - len(mark)) * 2]
    return kept.decode("utf-16-le", "ignore") + mark
