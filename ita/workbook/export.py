"""Writes the evidence workbook of an agency."""

from collections.abc import Callable
from pathlib import Path

from django.utils import translation
from wagtail.models import Site

from home.core.whole_files import written_whole
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework
from ita.workbook.book import Book
from ita.workbook.layouts import layout_of
from ita.workbook.writer import write

Progress = Callable[[int], None]


def write_workbook(
    framework: Framework,
    site: Site,
    path: Path,
    progress: Progress | None = None,
    *,
    inside: bool = False,
    layout: str = "",
) -> dict[ItemState, int]:
    """Write the workbook of ``framework`` for the agency of ``site`` to ``path``.

    The file at ``path`` is replaced at once when the new one is complete, or stays as it was.
    ``progress`` is told the percentage. The workbook is Thai whatever language is active: it goes
    to a Thai commission.

    Args:
        inside: the edition for the agency itself, which can be brought back; else the one that is
            handed in, without drafts, remarks and addresses of the admin.
        layout: a name of ``ita.workbook.layouts.LAYOUTS``; empty for the one of the list's scheme.

    Returns:
        How many items are in each state.

    Raises:
        NotAllowed: there is no such layout.
        OSError: the file cannot be written.
    """
    report = progress or _tell_nobody
    with translation.override("th"):
        book = Book(framework, site, layout_of(framework, layout), inside)
        with written_whole(path) as part:
            cover = write(book, part, _in_percent(report))
    return cover.counts


def _in_percent(report: Progress) -> Callable[[float], None]:
    """Maps the writer's share, 0 to 1, onto up to 99 percent; each is told once."""
    told = -1

    def tell(share: float) -> None:
        nonlocal told
        percent = int(share * 99)
        if percent > told:
            told = percent
            report(percent)

    return tell


def _tell_nobody(percent: int) -> None:
    """Nobody watches the command."""
