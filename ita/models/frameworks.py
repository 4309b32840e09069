"""An assessment framework of one scheme and year, edited as one cluster.

Indicators, sub-indicators and items refer to each other by code, as the issuers' papers do: in a
cluster, siblings are not stored yet when they must name each other. ``clean`` of the form and the
loader check that every code exists.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from home.fields import FiscalYearField
from home.thai.calendar import to_be, to_ce
from ita.enums import DataYear, Scheme


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
