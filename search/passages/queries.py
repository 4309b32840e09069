"""The passages that the public may find: of documents that a public page shows now."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.query import PageQuerySet

from home.models import AgencyDocument, ContentPage, PageAttachment
from home.visibility import public
from search.backends.results import EveryPart, SomePart
from search.models import Passage

# What is read of the pages that are found.
TOLD = ("title", "content_type", "fiscal_year", "content_kind", "owner_unit")
CANDIDATES = 500  # passages weighed: a book that says the word on every page must not be all


@dataclass(frozen=True)
class FileHit:
    """The best passage of one document, and the pages where a visitor finds the document."""

    passage: Passage
    score: float
    pages: list[ContentPage]  # of which only what is ``TOLD`` was read

    @property
    def document(self) -> AgencyDocument:
        return self.passage.document

    @property
    def number(self) -> int:
        """The page of the PDF, the slide or the sheet; 1 in texts without pages."""
        return self.passage.number


def passages_of(
    question: str | EveryPart | SomePart,
    pages: PageQuerySet,
    limit: int = 20,
    *,
    with_texts: bool = True,
) -> list[FileHit]:
    """The documents that fit ``question`` by their text, best first, each by its best passage.

    In: ``question``, ``EveryPart`` or ``SomePart`` where nothing near will do; ``pages``, a page
    queryset: those that the visitor may find, such as ``ContentPage.objects.descendant_of(home)``.
    That they are live and under no restriction is asked here once more: no caller can let a draft's
    text out.
    ``with_texts``: whether the passages' texts and documents will be looked at.

    A document is shown where it stands in the files of a page (``home.blocks``: nowhere else).
    An edition that was superseded, and a file of a page that was taken down, stand there no more.
    The number of queries does not grow with what is found.
    """
    visible = public(pages).order_by().values("pk")
    shown = PageAttachment.objects.filter(
        page__in=visible,
        document__public_since__isnull=False,
        document__hidden_since__isnull=True,
    )
    found = Passage.objects.filter(document__in=shown.values("document")).defer("text")
    best: dict[int, Any] = {}
    for passage in found.search(question).annotate_score("score")[:CANDIDATES]:
        best.setdefault(passage.document_id, passage)
    chosen = dict(list(best.items())[:limit])
    texts = {passage.pk: passage for passage in chosen.values()}
    if with_texts:
        texts = Passage.objects.select_related("document").in_bulk(texts)
    showing = _showing(shown.filter(document__in=chosen)) if chosen else {}
    return [
        FileHit(
            passage=texts[passage.pk],
            score=passage.score,
            pages=list(showing[number].values()),
        )
        for number, passage in chosen.items()
        if passage.pk in texts and number in showing
    ]


def _showing(attachments: QuerySet[PageAttachment]) -> dict[int, dict[int, ContentPage]]:
    """The pages by the number of the document that they show, and by their own; one query."""
    pages: dict[int, dict[int, ContentPage]] = defaultdict(dict)
    rows = attachments.select_related("page").only("document", *(f"page__{name}" for name in TOLD))
    for row in rows.order_by("page_id", "sort_order"):
        pages[row.document_id].setdefault(row.page_id, row.page)
    return pages
