from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from home.models import AgencyDocument, ContentPage, PageAttachment
from ita.models.frameworks import Element, Framework, Item


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def of_site(self, site: Site) -> "EvidenceQuerySet":
        """Evidence whose page stands below the site's front page."""
        return self.filter(page__path__startswith=site.root_page.path)

    def of_framework(self, framework: Framework) -> "EvidenceQuerySet":
        return self.filter(item__framework=framework)

    def with_file_shown(self) -> "EvidenceQuerySet":
        """Annotated with whether the live page shows the file that the evidence names."""
        shown = PageAttachment.objects.filter(
            page_id=models.OuterRef("page_id"), document_id=models.OuterRef("document_id")
        )
        return self.annotate(file_shown=models.Exists(shown))

    def of_page(self, page: Page) -> "EvidenceQuerySet":
        return self.filter(page_id=page.pk)


class Evidence(models.Model):
    """A page, or one of its documents, that proves an item of a framework."""

    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="evidence", verbose_name=_("item")
    )
    page = models.ForeignKey(
        ContentPage, on_delete=models.PROTECT, related_name="evidence", verbose_name=_("page")
    )
    document = models.ForeignKey(
        AgencyDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=_("file of the page"),
        help_text=_("Only when one file of the page alone is the evidence"),
    )
    note = models.TextField(
        _("explanation"),
        blank=True,
        help_text=_("What the assessor should see, in a sentence"),
    )
    elements = models.ManyToManyField(
        Element, blank=True, related_name="evidence", verbose_name=_("elements covered")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["item__sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "page", "document"],
                name="ita_evidence_document_once",
                violation_error_message=_("This file is already evidence of this item."),
            ),
            models.UniqueConstraint(
                fields=["item", "page"],
                condition=models.Q(document=None),
                name="ita_evidence_page_once",
                violation_error_message=_("This page is already evidence of this item."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item.code}: {self.page.title}"
