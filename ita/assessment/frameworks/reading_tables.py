"""Reads tables that are not ours: a self-check sheet, the columns that an issuer sends round.

Items and what they need are recognised by headings, by codes ("ข้อ ๑", "MOIT 1", "O12") and by
what stands merged above them. It is a guess, and told as one: an officer completes it as a draft.
"""

from collections import Counter
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from home.thai.numerals import to_arabic_digits
from ita.assessment.frameworks.faults import Fault, FrameworkFileError
from ita.assessment.frameworks.headings import key
from ita.assessment.frameworks.recognition import (
    Role,
    indicator_of,
    item_of,
    quarters_of,
    role_of,
    scheme_of,
    year_of,
)
from ita.assessment.frameworks.rows import Row, Rows
from ita.assessment.frameworks.sheets import MAX_ROWS, Line, Sheet, letters_of

HEADING_WITHIN = 60
BOTH = 2  # a heading row names at least two things that we know
INDICATOR = "1"


def read_tables(sheets: list[Sheet]) -> Rows:
    """What was recognised in all sheets together.

    Raises:
        FrameworkFileError: no table with items or elements was found.
    """
    rows = Rows(head=Row("", {}), is_guessed=True)
    titles: list[str] = []
    for number, sheet in enumerate(sheets):
        heading = _heading(sheet)
        if heading is None:
            if sheet.lines:
                words = {"sheet": sheet.name, "count": len(sheet.lines)}
                rows.unknown.append(_("sheet “%(sheet)s” (%(count)s rows)") % words)
            continue
        table = _Table(sheet, heading, rows, (number + 1) * 2 * MAX_ROWS)
        table.read()
        titles += table.titles
    if not rows.items:
        names = ", ".join(sheet.name for sheet in sheets)
        reason = _(
            "No table of items was found in the sheets %(found)s. Please use the blank form, or "
            "give the table a row of headings such as %(headings)s."
        )
        words = {"found": names, "headings": "ข้อ, ตัวชี้วัด, องค์ประกอบ"}
        raise FrameworkFileError([Fault("", reason % words)])
    _guess_head(rows, titles)
    return rows


def _heading(sheet: Sheet) -> Line | None:
    lines = list(islice(sheet.lines, HEADING_WITHIN))
    best = max(lines, key=lambda line: len(_roles(line)), default=None)
    return best if best and len(_roles(best)) >= BOTH else None


def _roles(line: Line) -> dict[Role, int]:
    """Of each role the first column that has it."""
    found: dict[Role, int] = {}
    for column, text in sorted(line.cells.items()):
        role = role_of(text)
        if role and role not in found:
            found[role] = column
    return found


def _guess_head(rows: Rows, titles: list[str]) -> None:
    codes = [str(row.values["code"]) for row in rows.items]
    rows.head.values.update(
        scheme=scheme_of(codes, titles),
        fiscal_year=next((year for title in titles if (year := year_of(title))), ""),
        scheme_name=titles[0][:300] if titles else "",
        note="\n".join(titles[1:])[:5000],
    )
    if not rows.indicators:
        rows.indicators.append(Row("", {"code": INDICATOR, "title": titles[0][:500]
                                        if titles else _("All items")}))  # fmt: skip


class _Table:
    """One sheet with a heading row."""

    def __init__(self, sheet: Sheet, heading: Line, rows: Rows, before: int) -> None:
        self.sheet, self.heading, self.rows, self.before = sheet, heading, rows, before
        self.columns = _roles(heading)
        self.titles: list[str] = []
        self.item = self.section = ""
        self.indicator = self.sub_indicator = ""
        self.known = {str(row.values["code"]): row for row in rows.items}
        self.left: Counter[int] = Counter()

    def read(self) -> None:
        named = item_of(self.sheet.name)
        if named and not {Role.ITEM, Role.TITLE} & self.columns.keys():
            self._begin_item(*named, self.heading)
        for line in self.sheet.lines:
            if line.number < self.heading.number:
                self._title(line)
            elif line is not self.heading and not self._is_heading_again(line):
                self._line(line)
        self._name_left_columns()

    def _title(self, line: Line) -> None:
        text = " ".join(dict.fromkeys(str(value).strip() for value in line.cells.values()))
        self.titles.append(text)
        named = item_of(text)
        if named and not {Role.ITEM, Role.TITLE} & self.columns.keys():
            self._begin_item(*named, line)

    def _is_heading_again(self, line: Line) -> bool:
        same = [c for c, text in line.cells.items() if key(text) == key(self.heading.cells.get(c))]
        return len(same) >= BOTH

    def _line(self, line: Line) -> None:
        texts = {str(value).strip() for value in line.cells.values()} - {""}
        if len(texts) == 1 and self._group(line, texts.pop()):
            return
        values = {role: line.cells.get(column) for role, column in self.columns.items()}
        self._item_of_line(line, values)
        text = str(values.get(Role.TEXT) or "").strip()
        if text and self.item:
            self._element(line, text, values)
        elif text:
            words = {"place": self._place(line), "key": text[:80]}
            self.rows.unknown.append(_("%(place)s: “%(key)s”") % words)
        used = set(self.columns.values())
        self.left.update(column for column in line.cells if column not in used)

    def _group(self, line: Line, text: str) -> bool:
        """A row with one text groups those below; whether it was such a row."""
        if indicator := indicator_of(text):
            self._begin_indicator(*indicator, line)
        elif item := item_of(text):
            self._begin_item(*item, line)
        elif quarters_of(text):
            self.section = text
        elif self._is_of_an_item(set(line.cells)):
            return False
        else:
            self.section = text
        return True

    def _is_of_an_item(self, columns: set[int]) -> bool:
        """A row of merged cells may have one text only: an element, or the name of an item."""
        if columns == {self.columns.get(Role.TEXT)}:
            return bool(self.item)
        return bool(columns & {self.columns.get(Role.TITLE), self.columns.get(Role.ITEM)})

    def _begin_indicator(self, code: str, title: str, is_sub: bool, line: Line) -> None:
        place, position = self._place(line), self.before + line.number
        if is_sub:
            parent = code.rpartition(".")[0] or self.indicator or INDICATOR
            values = {"code": code, "title": title or code, "indicator": parent}
            self.rows.sub_indicators.append(Row(place, values, position))
            self.sub_indicator = code
        else:
            values = {"code": code, "title": title or code}
            self.rows.indicators.append(Row(place, values, position))
            self.indicator, self.sub_indicator = code, ""
        self.section = ""

    def _item_of_line(self, line: Line, values: dict[Role, Any]) -> None:
        stated = str(values.get(Role.ITEM) or "").strip()
        title = str(values.get(Role.TITLE) or "").strip()
        found = item_of(stated, bare=True) or item_of(title)
        if found is None and title and Role.ITEM not in self.columns:
            found = self._known_by_title(title) or self._numbered(values, title)
        if found is None:
            return
        code, rest = found
        self._begin_item(code, rest or (title if not item_of(title) else ""), line)

    def _known_by_title(self, title: str) -> tuple[str, str] | None:
        return next((
            (code, title) for code, row in self.known.items() if row.values["title"] == title
        ), None)  # fmt: skip

    def _numbered(self, values: dict[Role, Any], title: str) -> tuple[str, str]:
        number = item_of(str(values.get(Role.NUMBER) or ""), bare=True)
        if number and number[0] not in self.known:
            return number[0], title
        taken = {code for code in self.known if code.isdecimal()}
        return str(max((int(code) for code in taken), default=0) + 1), title

    def _begin_item(self, code: str, title: str, line: Line) -> None:
        if code != self.item:
            self.section = ""
        self.item = code
        if row := self.known.get(code):
            if title and not row.values["title"]:
                row.values["title"] = title
            return
        values = {"code": code, "title": title, "indicator": self.indicator or INDICATOR}
        if self.sub_indicator:
            values["sub_indicator"] = self.sub_indicator
        row = Row(self._place(line), values, self.before + line.number)
        self.known[code] = row
        self.rows.items.append(row)

    def _element(self, line: Line, text: str, values: dict[Role, Any]) -> None:
        number = values.get(Role.NUMBER)
        quarter = str(values.get(Role.QUARTER) or "").strip()
        section = str(values.get(Role.SECTION) or "").strip() or self.section
        element = {
            "item": self.item,
            "text": text,
            "section": section,
            "quarters": quarters_of(quarter, bare=True) or quarters_of(section),
        }
        if number is not None and not self._numbers_items():
            element["no"] = to_arabic_digits(number).strip()
        row = Row(self._place(line), element, self.before + line.number)
        self.rows.elements.append(row)

    def _numbers_items(self) -> bool:
        """Whether "ลำดับ" counts the items: there is no other code, and it is merged with them."""
        return Role.ITEM not in self.columns and Role.TITLE in self.columns

    def _name_left_columns(self) -> None:
        for column, count in sorted(self.left.items()):
            words = {
                "sheet": self.sheet.name,
                "column": letters_of(column),
                "heading": str(self.heading.cells.get(column, "-"))[:80],
                "count": count,
            }
            text = _("sheet “%(sheet)s” column %(column)s “%(heading)s” (%(count)s cells)")
            self.rows.unknown.append(text % words)

    def _place(self, line: Line) -> str:
        words = {"sheet": self.sheet.name, "row": line.number}
        return _("sheet “%(sheet)s” row %(row)s") % words
