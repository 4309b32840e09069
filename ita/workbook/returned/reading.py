"""Reads a workbook that comes back: whose it is, and what its cells say now."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.core.printable import printable
from ita.assessment.frameworks.faults import FrameworkFileError
from ita.assessment.frameworks.package import read_sheets
from ita.assessment.frameworks.sheets import Line
from ita.assessment.frameworks.sheets import Sheet as ReadSheet
from ita.assessment.models import Framework
from ita.workbook.keys import Key, identity_of, keys_of
from ita.workbook.layouts import LAYOUTS
from ita.workbook.sheets import SUMMARY, EvidenceSheet, Role

# Excel writes a letter that XML cannot hold, and an underscore before such, as "_x0041_".
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
ALL_SHEETS = {sheet.name for layout in LAYOUTS.values() for sheet in layout.sheets}


@dataclass(frozen=True)
class ReturnedRow:
    """What the row says on which ``key`` stands; ``place`` is its sheet and row."""

    key: Key
    place: str
    note: str = ""
    verdict: str = ""
    reason: str = ""
    unit: str = ""
    officer: str = ""


def read_returned(content: bytes, framework: Framework, site: Site) -> list[ReturnedRow]:
    """The rows of the workbook ``content`` that can be taken over.

    Raises:
        NotAllowed: it cannot be read, or is none of ours, or of another agency, list, year or
            edition.
    """
    try:
        sheets = read_sheets(content, ALL_SHEETS | {SUMMARY})
    except FrameworkFileError as error:
        raise NotAllowed(" ".join(dict.fromkeys(f.reason for f in error.faults))) from error
    token = next((found for sheet in sheets if (found := _token(sheet))), None)
    if token is None:
        raise NotAllowed(_why_no_token(sheets))
    identity = identity_of(token)
    if identity is None or identity.layout not in LAYOUTS:
        raise NotAllowed(_why_not_ours())
    if identity.site != site.pk:
        raise NotAllowed(_("This workbook is of another agency. Choose one of this agency."))
    if identity.framework != framework.pk:
        other = Framework.objects.of_agency(site).filter(pk=identity.framework).first()
        raise NotAllowed(
            _("This workbook is of %(other)s, not of %(framework)s. Open the export of that list.")
            % {"other": other or _("another list"), "framework": framework}
        )
    known = {sheet.name: sheet for sheet in LAYOUTS[identity.layout].of_edition(True)}
    return [row for read in sheets if read.name in known for row in _rows(read, known[read.name])]


def _why_no_token(sheets: list[ReadSheet]) -> str:
    """Of the edition for outside nothing comes back; what has no sheet of ours is none of ours."""
    names = {sheet.name for sheet in sheets}
    if SUMMARY in names and names & ALL_SHEETS:
        return _(
            "This is the edition for outside, which cannot be brought back. Make the edition for "
            "use inside, and write in that one."
        )
    return _why_not_ours()


def _why_not_ours() -> str:
    return _(
        "This is not an evidence workbook of this system, or its headings were changed. Make the "
        "edition for use inside here, and write in that one."
    )


def _token(sheet: ReadSheet) -> str | None:
    """What stands above the keys: the one heading that is a signed word."""
    first = _first_line(sheet)
    texts = [str(value) for value in first.cells.values()] if first else []
    return next((text for text in texts if text.count(":") == 2 and len(text) > 60), None)


def _first_line(sheet: ReadSheet) -> Line | None:
    return next((line for line in sheet.lines if line.number == 1), None)


def _rows(read: ReadSheet, sheet: EvidenceSheet) -> list[ReturnedRow]:
    first = _first_line(read)
    if first is None:
        return []
    at = _columns(first, sheet)
    found = []
    for line in read.lines:
        for key in keys_of(_text(line.cells.get(at.get(Role.KEY, -1)))):
            words = {
                role.value: _text(line.cells.get(at.get(role, -1)))
                for role in (Role.NOTE, Role.VERDICT, Role.REASON, Role.UNIT, Role.OFFICER)
            }
            place = _("sheet “%(sheet)s” row %(row)s") % {"sheet": read.name, "row": line.number}
            found.append(ReturnedRow(key, place, **words))
    return found


def _columns(first: Line, sheet: EvidenceSheet) -> dict[Role, int]:
    """Where each column stands, by its heading: an officer may have moved it."""
    headings: dict[str, Role] = {
        str(column.heading): column.role for column in sheet.columns if column.role != Role.NONE
    }
    at = {
        headings[str(value)]: column
        for column, value in first.cells.items()
        if str(value) in headings and headings[str(value)] != Role.KEY
    }
    keys = [column for column, value in first.cells.items() if identity_of(str(value))]
    return at | {Role.KEY: keys[0]} if keys else {}


def _text(value: Any) -> str:
    """A cell as text without what a database or a page could not hold."""
    if value is None:
        return ""
    plain = ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value))
    return printable(plain).strip()
