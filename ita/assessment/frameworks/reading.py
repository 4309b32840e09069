"""A file as a framework: strictly, or as far as it was understood."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from ita.assessment.frameworks.data import FrameworkData
from ita.assessment.frameworks.faults import Fault, FrameworkFileError
from ita.assessment.frameworks.reading_json import read_json
from ita.assessment.frameworks.reading_xlsx import read_xlsx
from ita.assessment.frameworks.rows import Rows
from ita.assessment.frameworks.understanding import understood
from ita.assessment.frameworks.validation import validate

READERS = {".json": read_json, ".xlsx": read_xlsx}
MAX_SIZE = 5 * 1024 * 1024  # bytes; the largest framework known has 80 KB


@dataclass(frozen=True)
class Reading:
    """``data``: the whole framework, where nothing is wrong; else ``faults``, and ``draft``: what
    was understood all the same, where that is any item."""

    data: FrameworkData | None
    faults: tuple[Fault, ...] = ()
    draft: FrameworkData | None = None


def read_framework(content: bytes, filename: str) -> FrameworkData:
    """The framework in a file of the given bytes and name (.json or .xlsx).

    Raises:
        FrameworkFileError: with every fault found, each with its place.
    """
    rows = _rows(content, filename)
    if rows.is_guessed:
        raise FrameworkFileError([_not_ours()])
    return validate(rows)


def read_any(content: bytes, filename: str) -> Reading:
    """As ``read_framework``; what has faults, or another layout, is understood as far as it can
    be."""
    try:
        rows = _rows(content, filename)
    except FrameworkFileError as error:
        return Reading(None, tuple(error.faults))
    if rows.is_guessed:
        return Reading(None, (_not_ours(),), understood(rows))
    try:
        return Reading(validate(rows))
    except FrameworkFileError as error:
        return Reading(None, tuple(error.faults), understood(rows))


def _not_ours() -> Fault:
    return Fault("", _("The workbook is not in the layout of this system's form."))


def _rows(content: bytes, filename: str) -> Rows:
    reader = READERS.get(Path(filename).suffix.lower())
    if reader is None:
        raise FrameworkFileError([Fault("", _("Only .json and .xlsx files can be loaded."))])
    if not content:
        raise FrameworkFileError([Fault("", _("The file is empty."))])
    if len(content) > MAX_SIZE:
        limit = MAX_SIZE // 1024 // 1024
        reason = _("The file is larger than %(limit)s MB.") % {"limit": limit}
        raise FrameworkFileError([Fault("", reason)])
    return reader(content)
