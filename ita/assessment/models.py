"""An assessment framework of one scheme and year, edited as one cluster.

Indicators, sub-indicators and items refer to each other by code, as the issuers' papers do: in a
cluster, siblings are not stored yet when they must name each other. ``clean`` of the form and the
loader check that every code exists.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Page, Site

from home.fields import FiscalYearField
from home.models import AgencyDocument, ContentPage, PageAttachment
from home.thai.calendar import to_be, to_ce
from ita.assessment.enums import DataYear, Scheme


class FrameworkQuerySet(models.QuerySet["Framework"]):
    def of_year(self, year_be: int) -> "FrameworkQuerySet":
        """The frameworks of the fiscal year ``year_be`` (B.E.)."""
        return self.filter(fiscal_year=to_ce(year_be))

    def get_named(self, scheme: str, year_be: int) -> "Framework":
        """The framework of ``scheme`` (in any case) and fiscal year (B.E.).

        Raises:
            Framework.DoesNotExist: there is none.
        """
        return self.of_year(year_be).get(scheme=scheme.upper())


class Framework(ClusterableModel):
    """What an issuer asks of every agency in one fiscal year."""

    scheme = models.CharField(_("scheme"), max_length=10, choices=Scheme.choices)
    fiscal_year = FiscalYearField(_("fiscal year"))
    issuer = models.CharField(_("issuer"), max_length=200)
    note = models.TextField(_("note"), blank=True)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment framework")
        verbose_name_plural = _("assessment frameworks")
        ordering = ["-fiscal_year", "-scheme"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "fiscal_year"], name="ita_framework_once_per_scheme_and_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.year_be}"

    @property
    def year_be(self) -> int:
        return to_be(self.fiscal_year)


class Indicator(Orderable):
    framework = ParentalKey(Framework, on_delete=models.CASCADE, related_name="indicators")
    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("title"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="ita_indicator_code_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class SubIndicator(Orderable):
    framework = ParentalKey(Framework, on_delete=models.CASCADE, related_name="sub_indicators")
    indicator_code = models.CharField(_("code of the indicator"), max_length=20)
    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("title"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("sub-indicator")
        verbose_name_plural = _("sub-indicators")
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "code"], name="ita_sub_indicator_code_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Item(ClusterableModel, Orderable):
    """One thing that must be on the website: "O12". Its code is unique in its framework."""

    framework = ParentalKey(Framework, on_delete=models.CASCADE, related_name="items")
    code = models.CharField(_("code"), max_length=20)
    title = models.TextField(_("title"))
    title_confirmed = models.BooleanField(
        _("wording confirmed"),
        default=False,
        help_text=_("Tick when the wording was compared with the issuer's handbook"),
    )
    indicator_code = models.CharField(_("code of the indicator"), max_length=20)
    sub_indicator_code = models.CharField(_("code of the sub-indicator"), max_length=20, blank=True)
    data_year = models.CharField(
        _("data year"), max_length=30, choices=DataYear.choices, blank=True, default=DataYear.ANY
    )
    succeeds = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("succeeds"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("item")
        verbose_name_plural = _("items")
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="ita_item_code_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def slug(self) -> str:
        """The last part of the item's public address: "o12"."""
        return self.code.lower()


class Element(Orderable):
    """What the evidence of an item must show. A heading only introduces those below it."""

    item = ParentalKey(Item, on_delete=models.CASCADE, related_name="elements")
    number = models.CharField(_("number"), max_length=20, blank=True)
    text = models.TextField(_("text"))
    kind = models.CharField(_("kind of paper"), max_length=30, blank=True)
    heading = models.BooleanField(_("heading only"), default=False)
    # ``section`` and ``quarters`` as the issuer groups them: "ไตรมาสที่ 1", [1]
    section = models.CharField(_("group"), max_length=1000, blank=True)
    quarters = models.JSONField(_("quarters"), default=list, blank=True)
    confidence = models.CharField(_("confidence"), max_length=10, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("required element")
        verbose_name_plural = _("required elements")

    def __str__(self) -> str:
        return self.text


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
