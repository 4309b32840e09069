"""Makers of the real PDF, DOCX and XLSX files of the demonstration agency."""

import io
import random
from typing import Any

from home.typesetting import typeset
from ita_site.demo.content import PageEntry, read
from ita_site.demo.documents import document_of, tables_of
from ita_site.demo.office import make_form, make_workbook
from ita_site.demo.templates import typst_template

SEED = 2569
SHEETS = 299  # with the title page a book of 300 pages


def make_file(entry: PageEntry, raw: dict[str, Any]) -> bytes:
    """The bytes of the file ``raw`` of the page ``entry``; its name's extension says the type."""
    if raw.get("maker") == "budget_book":
        return typeset(typst_template("budget_book"), _budget_book(entry))
    extension = raw["name"].rpartition(".")[2]
    if extension == "docx":
        return make_form(document_of(entry, raw.get("title", "")), raw.get("form", []))
    if extension == "xlsx":
        return make_workbook(document_of(entry, raw.get("title", "")), tables_of(entry))
    if extension == "csv":
        return _make_csv(entry)
    return typeset(typst_template("document"), document_of(entry, raw.get("title", "")))


def _make_csv(entry: PageEntry) -> bytes:
    """The first table as CSV with a byte order mark, which Excel needs to read Thai."""
    table = tables_of(entry)[0]
    out = io.StringIO()
    for row in [table["head"], *table["rows"]]:
        out.write(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n")
    return out.getvalue().encode("utf-8-sig")


def _budget_book(entry: PageEntry) -> dict[str, Any]:
    dice = random.Random(SEED)
    book = read("budget_book")
    return {
        "agency": read("agency")["settings"]["name"],
        "title": entry.title,
        "subtitle": entry.unit,
        "sheets": [_sheet(number, book, dice) for number in range(1, SHEETS + 1)],
    }


def _sheet(number: int, book: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    plan = dice.choice(book["plans"])
    amounts = [dice.randrange(20, 900) * 1_000 for _row in range(dice.randrange(6, 13))]
    names = dice.sample(book["rows"], len(amounts))
    return {
        "title": f"แผ่นที่ {number} {plan['name']}",
        "purpose": dice.choice(book["purposes"]),
        "rows": [[name, f"{amount:,}"] for name, amount in zip(names, amounts, strict=True)],
        "total": f"{sum(amounts):,}",
        "unit": plan["unit"],
    }
