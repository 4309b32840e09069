from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from home.models import AgencyDocument, PageAttachment, ProcurementResultPage
from ita.assessment.models import Element, Framework, Item


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def of_site(self, site: Site) -> "EvidenceQuerySet":
        """Evidence whose page stands below the site's front page."""
        return self.filter(page__path__startswith=site.root_page.path)

    def of_framework(self, framework: Framework) -> "EvidenceQuerySet":
        return self.filter(item__framework=framework)

    def with_file_shown(self) -> "EvidenceQuerySet":
        """Annotated with whether the live page shows the file that the evidence names, and whether
        it says that there was nothing (``says_none``)."""
        shown = PageAttachment.objects.filter(
            page_id=models.OuterRef("page_id"), document_id=models.OuterRef("document_id")
        )
        none = ProcurementResultPage.objects.filter(
            pk=models.OuterRef("page_id"), none_this_month=True
        )
        return self.annotate(file_shown=models.Exists(shown), says_none=models.Exists(none))

    def of_page(self, page: Page) -> "EvidenceQuerySet":
        return self.filter(page_id=page.pk)


class Evidence(models.Model):
    """A page, or a part of it, that proves an item of a framework.

    Which part, the fields say: at most one of document (with a page of it), heading, filters of a
    listing, and address of another website (``ita.assessment.evidence.address``).
    """

    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="evidence", verbose_name=_("item")
    )
    page = models.ForeignKey(
        Page, on_delete=models.PROTECT, related_name="evidence", verbose_name=_("page")
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
    file_page = models.PositiveIntegerField(
        _("page of the file"),
        null=True,
        blank=True,
        help_text=_("Only when one page of the file is the evidence"),
    )
    heading = models.CharField(
        _("heading of the page"),
        max_length=500,
        blank=True,
        help_text=_("Only when what stands below one heading is the evidence"),
    )
    # Of a listing, as its address has them: "year=2569&unit=3"
    filters = models.CharField(_("filters of the list"), max_length=500, blank=True)
    # Of a page of links, the link that is meant: its address
    address = models.URLField(_("address elsewhere"), max_length=2000, blank=True)
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
                condition=models.Q(file_page=None),
                name="ita_evidence_document_once",
                violation_error_message=_("This file is already evidence of this item."),
            ),
            models.UniqueConstraint(
                fields=["item", "page", "document", "file_page"],
                name="ita_evidence_file_page_once",
                violation_error_message=_(
                    "This page of the file is already evidence of this item."
                ),
            ),
            models.UniqueConstraint(
                fields=["item", "page", "heading", "filters", "address"],
                condition=models.Q(document=None),
                name="ita_evidence_page_once",
                violation_error_message=_("This page is already evidence of this item."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item.code}: {self.page.title}"
