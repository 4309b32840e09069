"""What one element's checks look at: the evidence that counts for it, and the pages behind it.

1. Evidence that somebody stated for the element, where there is any; else all of the item's.
2. Only what is live and approved; of the item's data year, or of the element's own rule
   ("data_year: previous"), where it has one.
3. Of a listing also the approved pages that it shows. A page is looked at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from wagtail.models import Page

from home.file_texts import FileText
from home.models import AgencyDocument, ContentPage, SectionPage
from ita.assessment.checks.enums import Outcome
from ita.assessment.checks.gathering import Gathered
from ita.assessment.checks.names import page_types
from ita.assessment.checks.vocabulary import NAME, faults_of
from ita.assessment.enums import DataYear
from ita.assessment.models import Element, Item
from ita.assessment.rules import why_wrong_year


@dataclass(frozen=True)
class Found:
    """What a check found: ``page_id`` is where it is mended, where there is such a page."""

    outcome: Outcome
    reason: str
    page_id: int | None = None


@dataclass(frozen=True)
class Scene:
    """An element and what there is for it. ``facts`` are the item's pieces of evidence."""

    item: Item
    element: Element
    facts: Sequence[Any]
    gathered: Gathered
    today: date

    @property
    def rule(self) -> DataYear:
        """The data-year rule of the element's own, or the item's."""
        return self.own_rule or DataYear(self.item.data_year)

    @property
    def checks(self) -> list[Any]:
        """As they are stored, by whatever way they came there."""
        stored = self.element.checks
        return stored if isinstance(stored, list) else [stored]

    @cached_property
    def own_rule(self) -> DataYear | None:
        stated = [
            one["rule"]
            for one in self.checks
            if not faults_of(one) and one[NAME] == "data_year" and "rule" in one
        ]
        return DataYear(stated[0]) if stated else None

    @property
    def fiscal_year(self) -> int:
        """The fiscal year (C.E.) of which the data must be."""
        year: int = self.item.framework.fiscal_year
        return year - (self.rule == DataYear.PREVIOUS)

    @cached_property
    def is_stated(self) -> bool:
        """Whether somebody stated evidence for just this element."""
        return any(self.element.pk in piece.element_ids for piece in self.approved)

    @cached_property
    def approved(self) -> list[Any]:
        """The evidence that is live and approved, of whatever year."""
        known = self.gathered.pages
        return [
            piece
            for piece in self.facts
            if piece.is_live and piece.is_approved and piece.evidence.page_id in known
        ]

    @cached_property
    def pieces(self) -> list[Any]:
        """The evidence that counts for the element."""
        mine = [piece for piece in self.approved if self.element.pk in piece.element_ids]
        return [piece for piece in (mine or self.approved) if self._counts(piece)]

    @cached_property
    def pages(self) -> list[Page]:
        """The pages of the evidence and those that its listings show, each once."""
        found: dict[int, Page] = {}
        for piece in self.pieces:
            page = self.page_of(piece)
            found.setdefault(page.pk, page)
            for listed in self._listed(piece)[0]:
                if self.why_other_year(listed) is None:
                    found.setdefault(listed.pk, listed)
        return list(found.values())

    @cached_property
    def lists_are_whole(self) -> bool:
        """Whether all that the listings among the evidence show was looked at."""
        return all(self._listed(piece)[1] for piece in self.pieces)

    def pages_of_type(self, name: str) -> list[Page]:
        return [page for page in self.pages if isinstance(page, page_types()[name])]

    def page_of(self, piece: Any) -> Page:
        return self.gathered.pages[piece.evidence.page_id]

    def why_other_year(self, page: Page) -> str | None:
        """Why ``page`` is not of the data year; frame pages have none."""
        if not isinstance(page, ContentPage):
            return None
        return why_wrong_year(page, Item(data_year=self.rule), self.item.framework)

    @cached_property
    def files(self) -> list[tuple[Page, AgencyDocument]]:
        """The files of the evidence: of a page all, unless the evidence is one of them."""
        found: dict[int, tuple[Page, AgencyDocument]] = {}
        for piece in self.pieces:
            page = self.page_of(piece)
            for number in self._documents(piece, page):
                if document := self.gathered.documents.get(number):
                    found.setdefault(number, (page, document))
        return list(found.values())

    @cached_property
    def whole_pages(self) -> list[Page]:
        """The pages that are evidence themselves, not by one of their files."""
        pages = [self.page_of(p) for p in self.pieces if p.evidence.document_id is None]
        return list({page.pk: page for page in pages}.values())

    def text_of(self, document: AgencyDocument) -> FileText:
        return self.gathered.texts.get(document.pk, FileText())

    def _documents(self, piece: Any, page: Page) -> list[int]:
        if piece.evidence.document_id:
            return [piece.evidence.document_id]
        if not isinstance(page, ContentPage):
            return []
        return [row.document_id for row in page.attachments.all()]

    def _listed(self, piece: Any) -> tuple[list[ContentPage], bool]:
        page = self.page_of(piece)
        if not isinstance(page, SectionPage) or piece.evidence.document_id:
            return [], True
        return self.gathered.listed(page, piece.evidence.filters)

    def _counts(self, piece: Any) -> bool:
        """By the item's rule as the coverage says, or by the element's own."""
        if self.own_rule is None:
            return bool(piece.counts)
        return self.why_other_year(self.page_of(piece)) is None
