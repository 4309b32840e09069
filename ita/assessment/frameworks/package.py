"""A workbook's package as plain sheets, in bounded memory and time.

openpyxl keeps a whole workbook (a file of 1.6 MB took 838 MB), and when it streams, it does not say
what is hidden or merged. This reads the parts of the package as a stream, counts what it keeps, and
stops at the limits. Formulas give the value that was stored with them.
"""

import io
import re
import zipfile
from collections.abc import Callable, Container
from typing import IO, Any
from xml.parsers import expat

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from home.files import PACKAGE_ERRORS, identify
from ita.assessment.frameworks.faults import Fault, FrameworkFileError
from ita.assessment.frameworks.sheets import Sheet, SheetReader, TooMuch

MB = 1024 * 1024
MAX_PART = 40 * MB  # unpacked; 10,000 rows of twenty columns have 15
MAX_OPENED = 80 * MB  # of all parts together
MAX_SHEETS = 60
MAX_CELLS = 300_000  # of all sheets together
MAX_TEXT = 12 * MB  # letters of all texts together
MAX_FORMATS = 10_000
CHUNK = 64 * 1024
CARRIAGE_RETURN = re.compile(r"_x000[dD]_\n?")


def read_sheets(content: bytes, names: Container[str] | None = None) -> list[Sheet]:
    """The sheets of the workbook ``content`` that are called as one of ``names``, or all of them.

    Raises:
        FrameworkFileError: not a workbook, damaged, or more than we read.
    """
    try:
        identify(io.BytesIO(content), "framework.xlsx", settings.DOCUMENT_MAX_SIZE)
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return Package(package).sheets(names)
    except ValidationError as error:
        raise FrameworkFileError([Fault("", message) for message in error.messages]) from error
    except TooMuch as error:
        raise FrameworkFileError([Fault("", str(error))]) from error
    except (*PACKAGE_ERRORS, expat.ExpatError, KeyError, IndexError, NotImplementedError) as error:
        reason = _("The workbook cannot be read. Please save it again as .xlsx.")
        raise FrameworkFileError([Fault("", reason)]) from error


class Package:
    """One workbook; counts what was opened and kept of it."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.opened = self.cells = self.letters = 0
        self.strings: list[str] = []
        self.dates: set[int] = set()
        self.epoch = CALENDAR_WINDOWS_1900

    def sheets(self, names: Container[str] | None = None) -> list[Sheet]:
        named, targets = self._workbook()
        if names is not None:
            named = [each for each in named if each[0] in names]
        for part, read in (("sharedStrings.xml", self._strings), ("styles.xml", self._styles)):
            if f"xl/{part}" in self.package.namelist():
                read(f"xl/{part}")
        found = []
        for name, is_hidden, relation in named:
            sheet = Sheet(name, is_hidden)
            if target := targets.get(relation):
                self.parse(target, (reader := SheetReader(self, sheet)).start,
                           end=reader.end, text=reader.text)  # fmt: skip
            found.append(sheet)
        return found

    def parse(self, name: str, start: Callable[..., Any], **handlers: Any) -> None:
        """Read a part as a stream; no document type, so no entities of its own."""
        info = self.package.getinfo(name)
        self.opened += info.file_size  # zipfile never reads more than what stands there
        if info.file_size > MAX_PART or self.opened > MAX_OPENED:
            raise TooMuch(_("The workbook unpacks to too much data. Keep only the list in it."))
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, values: start(_bare(tag), values)
        parser.StartDoctypeDeclHandler = _refuse_document_type
        if "end" in handlers:
            parser.EndElementHandler = lambda tag: handlers["end"](_bare(tag))
        if "text" in handlers:
            parser.CharacterDataHandler = handlers["text"]
        with self.package.open(info) as part:
            _feed(parser, part)

    def keep(self, text: str) -> str:
        self.letters += len(text)
        if self.letters > MAX_TEXT:
            raise TooMuch(_("The workbook holds too much text. Keep only the list in it."))
        return CARRIAGE_RETURN.sub("\n", text) if "_x000" in text else text

    def count_cell(self) -> None:
        self.cells += 1
        if self.cells > MAX_CELLS:
            limit = {"limit": MAX_CELLS}
            raise TooMuch(_("The workbook has more than %(limit)s cells.") % limit)

    def _workbook(self) -> tuple[list[tuple[str, bool, str]], dict[str, str]]:
        named: list[tuple[str, bool, str]] = []
        targets: dict[str, str] = {}

        def sheet(tag: str, values: dict[str, str]) -> None:
            if tag == "sheet":
                relation = next((v for k, v in values.items() if _bare(k) == "id"), "")
                named.append((values.get("name", ""), "state" in values
                              and values["state"] != "visible", relation))  # fmt: skip
            if tag == "workbookPr" and values.get("date1904") in ("1", "true"):
                self.epoch = CALENDAR_MAC_1904

        def relation(tag: str, values: dict[str, str]) -> None:
            if tag == "Relationship" and values.get("Type", "").endswith("/worksheet"):
                target = values.get("Target", "")
                targets[values.get("Id", "")] = (
                    target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                )

        self.parse("xl/workbook.xml", sheet)
        self.parse("xl/_rels/workbook.xml.rels", relation)
        if len(named) > MAX_SHEETS:
            limit = {"limit": MAX_SHEETS}
            raise TooMuch(_("The workbook has more than %(limit)s sheets.") % limit)
        return named, targets

    def _strings(self, part: str) -> None:
        words: list[str] = []
        state = {"t": False, "aside": False}

        def start(tag: str, values: dict[str, str]) -> None:
            if tag == "si":
                words.clear()
            state["t"] = tag == "t"
            state["aside"] = state["aside"] or tag == "rPh"

        def end(tag: str) -> None:
            state["t"] = False
            if tag == "rPh":  # how it is spoken, of Japanese
                state["aside"] = False
            if tag == "si":
                self.count_string()
                self.strings.append("".join(words))

        def text(data: str) -> None:
            if state["t"] and not state["aside"]:
                words.append(self.keep(data))

        self.parse(part, start, end=end, text=text)

    def count_string(self) -> None:
        if len(self.strings) >= MAX_CELLS:
            limit = {"limit": MAX_CELLS}
            raise TooMuch(_("The workbook has more than %(limit)s cells.") % limit)

    def _styles(self, part: str) -> None:
        formats: dict[int, str] = dict(BUILTIN_FORMATS)
        where: dict[str, Any] = {"in": "", "at": 0}

        def start(tag: str, values: dict[str, str]) -> None:
            if tag == "numFmt" and len(formats) < MAX_FORMATS:
                formats[int(values.get("numFmtId", "0"))] = values.get("formatCode", "")[:255]
            elif tag in ("cellXfs", "cellStyleXfs"):
                where["in"] = tag
            elif tag == "xf" and where["in"] == "cellXfs":
                code = formats.get(int(values.get("numFmtId", "0")), "")
                if is_date_format(code):
                    self.dates.add(where["at"])
                where["at"] += 1

        self.parse(part, start)


def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def _refuse_document_type(*args: Any) -> None:
    raise TooMuch(_("The workbook cannot be read. Please save it again as .xlsx."))


def _feed(parser: Any, part: IO[bytes]) -> None:
    while chunk := part.read(CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
