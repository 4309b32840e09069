"""The files of a page, in their order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from home.models.base import ContentPage
from home.models.files import AgencyDocument
from home.models.public_page import ChildRow
from home.searchable import words_of


class PageAttachment(ChildRow):
    """A file of a page, shown with its type and size."""

    page = ParentalKey(ContentPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        AgencyDocument, on_delete=models.PROTECT, related_name="+", verbose_name=_("document")
    )
    title = models.CharField(
        _("title"),
        max_length=255,
        blank=True,
        help_text=_("Leave empty to use the document's title"),
    )

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(ChildRow.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.title or (self.stored.title if self.stored else "–")

    @property
    def searchable_text(self) -> str:
        """The file's titles, as the page and as the library call it, and its name."""
        stored = words_of(self.stored, ("title", "original_filename")) if self.stored else ""
        return f"{self.title} {stored}".strip()

    @property
    def stored(self) -> AgencyDocument | None:
        """The document; None where a saved state names one that is gone."""
        try:
            document: AgencyDocument | None = self.document
            return document
        except AgencyDocument.DoesNotExist:
            return None
