"""Writes the evidence workbook of an agency."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from django.utils import translation
from wagtail.models import Site

from ita.assessment.enums import ItemState
from ita.assessment.models import Framework
from ita.workbook.builders import build
from ita.workbook.writer import write

Progress = Callable[[int], None]
ROWS_DONE = 40  # percent of the work


def write_workbook(
    framework: Framework, site: Site, path: Path, progress: Progress | None = None
) -> dict[ItemState, int]:
    """Write the workbook of ``framework`` for the agency of ``site`` to ``path``.

    The file at ``path`` is replaced at once when the new one is complete, or stays as it was.
    ``progress`` is told the percentage. The workbook is Thai whatever language is active: it goes
    to a Thai commission.

    Returns:
        How many items are in each state.

    Raises:
        OSError: the file cannot be written.
    """
    report = progress or _tell_nobody
    with translation.override("th"):
        book = build(framework, site)
        report(ROWS_DONE)
        _replace(path, lambda part: write(book, part, _rest_of(report)))
    return book.cover.counts


def _replace(path: Path, write_to: Callable[[Path], None]) -> None:
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        write_to(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _rest_of(report: Progress) -> Callable[[float], None]:
    """Maps the writer's share, 0 to 1, onto what is left up to 99 percent."""
    return lambda share: report(ROWS_DONE + int(share * (99 - ROWS_DONE)))


def _tell_nobody(percent: int) -> None:
    """Nobody watches the command."""
