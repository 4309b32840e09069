"""Makes users' text safe for a workbook: whatever an officer wrote, the file opens unrepaired."""

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from home.printable import printable

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Excel's limits: "Excel specifications and limits", and 2,079 for the address of a hyperlink.
MAX_TEXT = 32_767
MAX_LINK = 2_079
CUT_MARK = _("… (too long for a cell, cut here)")
FORMULA_STARTS = ("=", "+", "-", "@", "\t")

# Excel reads "_x0041_" as the letter A (ECMA-376, 22.4.2.4); the escaped underscore stays itself.
_EXCEL_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def clean(text: str) -> str:
    """``text`` without what breaks a workbook, cut at Excel's length of a cell with a mark."""
    return _cut(_EXCEL_ESCAPE.sub("_x005F_", printable(text)))


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate ``text`` if an officer typed or pasted it."""
    return text.startswith(FORMULA_STARTS)


def safe_link(url: str) -> str | None:
    """``url`` if a cell may link to it: http or https, with a host, not too long."""
    if len(url) > MAX_LINK or url != clean(url) or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def _cut(text: str) -> str:
    """Excel counts UTF-16 units: most emoji are two."""
    units = text.encode("utf-16-le")
    if len(units) <= MAX_TEXT * 2:
        return text
    mark = f" {CUT_MARK}"
    kept = units[: (MAX_TEXT - len(mark)) * 2]
    return kept.decode("utf-16-le", "ignore") + mark
