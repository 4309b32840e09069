"""What the files of a page say: the page's own content, as headings, paragraphs and tables."""

from collections.abc import Iterator
from typing import Any

from ita_site.demo.content import PageEntry, read

Part = dict[str, Any]
WIDE_TABLE = 6  # columns; wider ones need a landscape sheet
NUMBER_FIELDS = {"budget", "reference_price", "count", "percent"}


def document_of(entry: PageEntry, title: str = "") -> dict[str, Any]:
    """The content of ``entry`` as a document: title, subtitle, source and parts."""
    parts = [
        {"type": "text", "text": entry.summary},
        *_body(entry),
        *_fields(entry),
        *_lists(entry),
    ]
    return {
        "agency": read("agency")["settings"]["name"],
        "title": title or entry.title,
        "subtitle": entry.unit,
        "source": f"ที่มา: {entry.source}",
        "landscape": any(len(part.get("head", ())) >= WIDE_TABLE for part in parts),
        "parts": parts,
    }


def tables_of(entry: PageEntry) -> list[Part]:
    """The tables of ``entry``: those in its body, then its structured lists."""
    return [part for part in [*_body(entry), *_lists(entry)] if part["type"] == "table"]


def _body(entry: PageEntry) -> Iterator[Part]:
    for block in entry.body:
        if isinstance(block, str):
            yield {"type": "text", "text": block}
        elif "h" in block:
            yield {"type": "heading", "text": block["h"]}
        elif "list" in block:
            yield {"type": "list", "items": block["list"]}
        elif "steps" in block:
            yield {"type": "steps", "items": block["steps"]}
        elif "table" in block:
            table = block["table"]
            yield _table(table.get("caption", ""), table["head"], table["rows"])


def _fields(entry: PageEntry) -> Iterator[Part]:
    for name, heading in read("tables")["fields"].items():
        if text := entry.fields.get(name):
            yield {"type": "heading", "text": heading}
            yield {"type": "text", "text": text}


def _lists(entry: PageEntry) -> Iterator[Part]:
    for name, rows in entry.lists.items():
        if layout := read("tables")["lists"].get(name):
            columns = layout["columns"]
            cells = [[_cell(column, row) for column in columns] for row in rows]
            yield _table(layout["caption"], list(columns.values()), cells)


def _cell(column: str, row: dict[str, Any]) -> str:
    value = row.get(column, "")
    if column in NUMBER_FIELDS and value != "":
        return f"{float(value):,.2f}" if "." in str(value) else f"{int(value):,}"
    return str(read("tables")["values"].get(str(value), str(value)))


def _table(caption: str, head: list[str], rows: list[list[str]]) -> Part:
    columns = [list(column) for column in zip(head, *rows, strict=True)]
    return {
        "type": "table",
        "caption": caption,
        "head": head,
        "rows": rows,
        "widths": [_width(column) for column in columns],
        "right": [number for number, column in enumerate(columns) if _is_numeric(column[1:])],
    }


def _width(column: list[str]) -> float:
    """A column's share of the sheet; 0 for numbers, which must not be broken."""
    if _is_numeric(column[1:]):
        return 0
    width: float = max(min(max(map(len, column)), 60), 8) ** 0.6
    return width


def _is_numeric(cells: list[str]) -> bool:
    return all(cell.replace(",", "").replace(".", "").isdigit() for cell in cells)
