"""An assessment framework of one scheme and year, edited as one cluster.

Indicators, sub-indicators and items refer to each other by code, as the issuers' papers do: in a
cluster, siblings are not stored yet when they must name each other. ``clean`` of the form and the
loader check that every code exists.
"""

import re

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Site

from home.fields import FiscalYearField
from home.thai.calendar import to_be, to_ce
from ita.assessment.enums import DataYear, Recurrence, Requirement, Scope, Wording
from ita.assessment.slugs import slug_of

SCHEME = r"\A[A-Z0-9][A-Z0-9-]*\Z"  # it becomes a part of the public address
SCHEME_PATTERN = re.compile(SCHEME)


class FrameworkQuerySet(models.QuerySet["Framework"]):
    def of_year(self, year_be: int) -> "FrameworkQuerySet":
        """The frameworks of the fiscal year ``year_be`` (B.E.)."""
        return self.filter(fiscal_year=to_ce(year_be))

    def of_agency(self, site: Site) -> "FrameworkQuerySet":
        """What came with the system, and the agency's own lists; of another agency's it knows
        nothing (design, invariant 8)."""
        return self.filter(models.Q(site=None) | models.Q(site=site))

    def ready(self) -> "FrameworkQuerySet":
        """Those that were read whole; a draft proves nothing yet."""
        return self.filter(is_draft=False)

    def for_work(self, site: Site) -> "FrameworkQuerySet":
        """What the agency of ``site`` can be assessed by: the newest year first, of two of one
        name its own first."""
        own_first = models.F("site").asc(nulls_last=True)
        return self.of_agency(site).ready().order_by("-fiscal_year", "-scheme", own_first, "pk")

    def get_named(self, scheme: str, year_be: int, site: Site) -> "Framework":
        """The framework of ``scheme`` (in any case) and fiscal year (B.E.) that the agency of
        ``site`` works with: its own one before the one that came with the system.

        Raises:
            Framework.DoesNotExist: there is none.
        """
        framework = self.for_work(site).of_year(year_be).filter(scheme=scheme.upper()).first()
        if framework is None:
            raise self.model.DoesNotExist
        return framework


class Framework(ClusterableModel):
    """What an issuer asks of agencies in one fiscal year: OIT 2569, or any other list."""

    site = models.ForeignKey(
        Site,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("website"),
    )
    scheme = models.CharField(
        _("scheme"),
        max_length=20,
        validators=[RegexValidator(SCHEME, _("A code of A-Z, 0-9 and -"))],
        help_text=_("The short name of the list, such as OIT or LPA"),
    )
    scheme_name = models.CharField(_("name of the scheme"), max_length=300, blank=True)
    fiscal_year = FiscalYearField(_("fiscal year"))
    issuer = models.CharField(_("issuer"), max_length=200)
    applies_to = models.CharField(_("whom it scores"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)
    # As its file states them, under the file's own names: {"per_item": "100 when …"}
    scoring = models.JSONField(_("scoring"), default=dict, blank=True)
    remarks = models.JSONField(_("remarks of the file"), default=dict, blank=True)
    # Came with the system: its text belongs to the installation, and no officer edits it.
    is_shipped = models.BooleanField(default=False, editable=False)
    is_draft = models.BooleanField(
        _("draft"),
        default=False,
        editable=False,
        help_text=_("Read from a file in part; an officer completes it"),
    )

    # SHA-256 of the file that came with the system, as it was loaded last.
    edition = models.CharField(max_length=64, blank=True, editable=False)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment framework")
        verbose_name_plural = _("assessment frameworks")
        ordering = ["-fiscal_year", "-scheme", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "fiscal_year"],
                condition=models.Q(site=None),
                name="ita_framework_shipped_once",
            ),
            models.UniqueConstraint(
                fields=["site", "scheme", "fiscal_year"], name="ita_framework_once_per_agency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.year_be}"

    @property
    def is_common(self) -> bool:
        """Whether all agencies of the installation share it."""
        return self.site_id is None

    @property
    def name(self) -> str:
        """What the public and the workbook call the list."""
        return self.scheme_name or self.scheme

    @property
    def year_be(self) -> int:
        return to_be(self.fiscal_year)


class Deadline(Orderable):
    """A day or a window that the issuer set for this year. What no calendar holds ("within
    November only") is in ``stated`` alone."""

    framework = ParentalKey(Framework, on_delete=models.CASCADE, related_name="deadlines")
    what = models.CharField(_("what is due"), max_length=500)
    stated = models.CharField(_("as the issuer states it"), max_length=200, blank=True)
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    source = models.TextField(_("source"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")

    def __str__(self) -> str:
        return self.what


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
    wording = models.CharField(
        _("where the wording was read"),
        max_length=20,
        choices=Wording.choices,
        default=Wording.UNKNOWN,
    )
    source = models.TextField(_("source of the wording"), blank=True)
    indicator_code = models.CharField(_("code of the indicator"), max_length=20)
    sub_indicator_code = models.CharField(_("code of the sub-indicator"), max_length=20, blank=True)
    data_year = models.CharField(
        _("data year"), max_length=30, choices=DataYear.choices, blank=True, default=DataYear.ANY
    )
    recurrence = models.CharField(
        _("how often"),
        max_length=20,
        choices=Recurrence.choices,
        blank=True,
        default=Recurrence.ONCE,
    )
    weight = models.DecimalField(_("weight"), max_digits=8, decimal_places=3, null=True, blank=True)
    # Codes of items of the same scheme in the year before: several were merged, none is new.
    predecessors = models.JSONField(_("succeeds"), default=list, blank=True)
    # What agencies were seen to file, apart from what is required.
    observed = models.JSONField(_("seen filed elsewhere"), default=list, blank=True)
    note = models.TextField(_("note"), blank=True)

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
        return slug_of(self.code)


class Element(Orderable):
    """What the evidence of an item must show. A heading only introduces those below it."""

    item = ParentalKey(Item, on_delete=models.CASCADE, related_name="elements")
    number = models.CharField(_("number"), max_length=20, blank=True)
    text = models.TextField(_("text"))
    kind = models.CharField(_("kind of paper"), max_length=30, blank=True)
    heading = models.BooleanField(_("heading only"), default=False)
    # ``section`` and ``quarters`` as the issuer groups them: "ไตรมาสที่ 1", [1]; months 1 to 12
    section = models.CharField(_("group"), max_length=1000, blank=True)
    quarters = models.JSONField(_("quarters"), default=list, blank=True)
    months = models.JSONField(_("months"), default=list, blank=True)
    wording = models.CharField(
        _("where the wording was read"),
        max_length=20,
        choices=Wording.choices,
        default=Wording.UNKNOWN,
    )
    source = models.TextField(_("source of the wording"), blank=True)
    scope = models.CharField(
        _("for"), max_length=20, choices=Scope.choices, blank=True, default=Scope.ALL
    )
    requirement = models.CharField(
        _("requirement"),
        max_length=20,
        choices=Requirement.choices,
        blank=True,
        default=Requirement.REQUIRED,
    )
    note = models.TextField(_("note"), blank=True)
    # [{"check": "page", "type": "executive"}, …]: see ``ita.assessment.checks``
    checks = models.JSONField(_("checks"), default=list, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("required element")
        verbose_name_plural = _("required elements")

    def __str__(self) -> str:
        return self.text
