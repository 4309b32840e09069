"""The files of a hit that hold what was asked, with the page on which they do."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.models import AgencyDocument
from search.analysis.parsing import Phrase
from search.backends.results import SomePart
from search.passages.queries import FileHit, passages_of
from search.public.snippets import Piece, letters_of, mark, may_have, snippet, terms_in

FILES_OF_A_PAGE = 3
LENGTH = 140  # characters; shorter than the page's own snippet
MOST = 60  # files looked at for one page of results


@dataclass(frozen=True)
class FileFound:
    """A file, where in it ("page 7"), the address that opens it there, and the words around.

    Of a file that only its title finds there is no place; of all but the first, no snippet.
    """

    document: AgencyDocument
    title: Sequence[Piece]
    address: str
    is_by_text: bool = False
    place: str = ""
    snippet: Sequence[Piece] = ()


def files_found(
    questions: Sequence[str], pages: PageQuerySet, terms: Sequence[Phrase]
) -> dict[int, list[FileFound]]:
    """For the numbers of ``pages``, a queryset, the files that have some part of one of the
    ``questions``, best first. Nothing near: a file is named for words that it has."""
    hits: dict[int, dict[int, FileHit]] = {}
    for question in questions:
        for hit in passages_of(SomePart(question), pages, MOST):
            letters = letters_of(hit.passage.text)
            if any(may_have(letters, term) for term in terms):
                for page in hit.pages:
                    hits.setdefault(page.pk, {}).setdefault(hit.passage.document_id, hit)
    return {
        number: [
            _file_found(hit, terms, is_first=not place)
            for place, hit in enumerate(list(of_page.values())[:FILES_OF_A_PAGE])
        ]
        for number, of_page in hits.items()
    }


def files_by_title(
    page: Page, terms: Sequence[Phrase], shown: frozenset[int], known: Sequence[FileFound]
) -> list[FileFound]:
    """The files of ``page`` whose titles have more of the ``terms`` than those ``shown`` by the
    page's own title; without the ``known`` ones. Asks nothing where the files were prefetched."""
    if not hasattr(page, "attachments"):
        return []
    documents = {file.document.pk for file in known}
    found = []
    for attachment in page.attachments.all():
        document = attachment.stored
        if document and document.pk not in documents:
            title = str(attachment)
            if terms_in(title, terms) - shown:
                found.append(FileFound(document, mark(title, terms), document.url))
    return found


def _file_found(hit: FileHit, terms: Sequence[Phrase], *, is_first: bool) -> FileFound:
    document = hit.document
    is_pdf = document.extension == "pdf"
    return FileFound(
        document=document,
        title=mark(document.title, terms),
        address=f"{document.url}#page={hit.number}" if is_pdf else document.url,
        is_by_text=True,
        place=place_of(document.extension, hit.number, hit.passage.label),
        snippet=snippet(hit.passage.text, terms, LENGTH) if is_first else (),
    )


def place_of(extension: str, number: int, label: str) -> str:
    """Where in the file, as a reader would look for it; "" where there are no pages."""
    if extension == "pdf":
        return _("page %(number)s") % {"number": number}
    if extension == "pptx":
        return _("slide %(number)s") % {"number": number}
    return _("sheet “%(label)s”") % {"label": label} if label else ""
