"""The text inside the agency's files, page by page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtail.search.queryset import SearchableQuerySetMixin

from home.models import AgencyDocument


class PassageQuerySet(SearchableQuerySetMixin, models.QuerySet["Passage"]):
    """Has ``search()``, as pages and documents have."""


class Passage(index.Indexed, models.Model):
    """A piece of text out of a document: a page of a PDF, a slide, a part of a sheet or of a
    text. Made once, when the document is read (``search.passages``), and never edited.

    Passages of every document are here, also of those that no page shows yet: what the public may
    find, ``search.passages.queries`` says, and nobody else asks for passages.
    """

    document = models.ForeignKey(AgencyDocument, on_delete=models.CASCADE, related_name="passages")
    # The page of a PDF, the number of a slide or a sheet; 1 in texts that have no pages.
    number = models.PositiveIntegerField(_("page"))
    part = models.PositiveIntegerField(default=1)  # a long page is cut into several passages
    label = models.CharField(_("name of the sheet"), max_length=255, blank=True)
    text = models.TextField(_("text"))

    objects = PassageQuerySet.as_manager()

    search_fields = [
        index.SearchField("title"),
        index.SearchField("text"),
        index.FilterField("document"),
    ]
    wagtail_reference_index_ignore = True  # a passage does not make its document "used"

    class Meta:
        verbose_name = _("passage of a document")
        verbose_name_plural = _("passages of documents")
        ordering = ["document", "number", "part"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number", "part"], name="thai_search_passage_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.number}"

    @property
    def title(self) -> str:
        """What the document is called."""
        return str(self.document.title)

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet["Passage"]:
        passages: models.QuerySet[Passage] = super().get_indexed_objects()
        return passages.select_related("document")
