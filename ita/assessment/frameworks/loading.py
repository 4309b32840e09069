"""Brings a framework in from a file: read, look, load. Nothing is loaded when there is a fault."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from ita.assessment.frameworks.data import FrameworkData
from ita.assessment.frameworks.differences import Changes, changes, stored
from ita.assessment.frameworks.faults import Fault, FrameworkFileError, LoadRefused
from ita.assessment.frameworks.reading_json import read_json
from ita.assessment.frameworks.reading_xlsx import read_xlsx
from ita.assessment.frameworks.storing import store
from ita.assessment.frameworks.validation import validate
from ita.assessment.models import Framework

__all__ = [
    "Changes",
    "FrameworkFileError",
    "LoadRefused",
    "changes",
    "load",
    "load_shipped_frameworks",
    "read_framework",
]

SHIPPED = Path(__file__).resolve().parent / "shipped"
READERS = {".json": read_json, ".xlsx": read_xlsx}
MAX_SIZE = 5 * 1024 * 1024  # bytes; the largest framework known has 80 KB


def read_framework(content: bytes, filename: str) -> FrameworkData:
    """The framework in a file of the given bytes and name (.json or .xlsx).

    Raises:
        FrameworkFileError: with every fault found, each with its place.
    """
    reader = READERS.get(Path(filename).suffix.lower())
    if reader is None:
        raise FrameworkFileError([Fault("", _("Only .json and .xlsx files can be loaded."))])
    if not content:
        raise FrameworkFileError([Fault("", _("The file is empty."))])
    if len(content) > MAX_SIZE:
        limit = MAX_SIZE // 1024 // 1024
        reason = _("The file is larger than %(limit)s MB.") % {"limit": limit}
        raise FrameworkFileError([Fault("", reason)])
    return validate(reader(content))


@transaction.atomic
def load(data: FrameworkData) -> Changes:
    """Store ``data``; returns what was changed.

    Raises:
        LoadRefused: evidence would lose its item or its elements; nothing was changed.
    """
    list(Framework.objects.select_for_update().filter(scheme=data.scheme))  # one load at a time
    planned = changes(data)
    if planned.refusals:
        raise LoadRefused(planned.refusals)
    store(planned.data)
    return planned


def load_shipped_frameworks() -> list[Framework]:
    """Load the frameworks that come with the system and are not there yet; returns these.

    One that is there stays as the officers have made it.
    """
    found = [read_framework(path.read_bytes(), path.name) for path in sorted(SHIPPED.iterdir())]
    new = [data for data in found if stored(data.scheme, data.fiscal_year) is None]
    for data in sorted(new, key=lambda data: data.fiscal_year):
        load(data)
    return [framework for data in new if (framework := stored(data.scheme, data.fiscal_year))]
