"""The files of a hit that hold what was asked, with the page on which they do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from home.models import AgencyDocument
from search.passages.queries import FileHit, passages_of
from search.snippets import Piece, snippet

FILES_OF_A_PAGE = 3
LENGTH = 160  # characters; shorter than the page's own snippet
MOST = 60  # files looked at for one page of results


@dataclass(frozen=True)
class FileFound:
    """A file, where in it ("page 7"), the address that opens it there, and the words around."""

    document: AgencyDocument
    place: str
    address: str
    snippet: Sequence[Piece]


def files_found(question: str, pages: Any, terms: Sequence[str]) -> dict[int, list[FileFound]]:
    """For the numbers of ``pages``, a queryset, the files that fit ``question``, best first."""
    found: dict[int, list[FileFound]] = {}
    for hit in passages_of(question, pages, MOST):
        file = _file_found(hit, terms)
        for page in hit.pages:
            files = found.setdefault(page.pk, [])
            if len(files) < FILES_OF_A_PAGE:
                files.append(file)
    return found


def _file_found(hit: FileHit, terms: Sequence[str]) -> FileFound:
    document = hit.document
    is_pdf = document.extension == "pdf"
    return FileFound(
        document=document,
        place=place_of(document.extension, hit.number, hit.passage.label),
        address=f"{document.url}#page={hit.number}" if is_pdf else document.url,
        snippet=snippet(hit.passage.text, terms, LENGTH),
    )


def place_of(extension: str, number: int, label: str) -> str:
    """Where in the file, as a reader would look for it; "" where there are no pages."""
    if extension == "pdf":
        return _("page %(number)s") % {"number": number}
    if extension == "pptx":
        return _("slide %(number)s") % {"number": number}
    return _("sheet “%(label)s”") % {"label": label} if label else ""
