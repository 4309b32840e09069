"""1.10 statistics of use and satisfaction."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from home.enums import ContentKind, Section
from home.models.base import ContentPage
from home.models.public_page import ChildRow
from home.searchable import rows


class UsageStatisticsPage(ContentPage):
    section = Section.STATISTICS
    is_creatable = True
    template = "home/usage_statistics_page.html"
    page_description = _("How often the website or a service was used, month by month")
    default_kind = ContentKind.STATISTICS
    required_children = {"figures": _("figures")}

    type_panels = [InlinePanel("figures", heading=_("Figures"), label=_("Figure"))]
    search_fields = ContentPage.search_fields + [rows("figures")]

    class Meta:
        verbose_name = _("usage statistics")


class UsageFigure(ChildRow):
    page = ParentalKey(UsageStatisticsPage, on_delete=models.CASCADE, related_name="figures")
    label = models.CharField(_("month or service"), max_length=150)
    count = models.PositiveIntegerField(_("number of uses"))

    panels = [FieldRowPanel([FieldPanel("label"), FieldPanel("count")])]
    search_texts = ("label",)

    class Meta(ChildRow.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")


class SatisfactionPage(ContentPage):
    section = Section.STATISTICS
    is_creatable = True
    template = "home/satisfaction_page.html"
    page_description = _("How satisfied the users of the website or the services are")
    default_kind = ContentKind.STATISTICS
    required_children = {"results": _("results")}

    respondents = models.PositiveIntegerField(_("respondents"), null=True)

    type_panels = [
        FieldPanel("respondents"),
        InlinePanel("results", heading=_("Results"), label=_("Result")),
    ]
    search_fields = ContentPage.search_fields + [rows("results")]

    class Meta:
        verbose_name = _("satisfaction level")


class SatisfactionResult(ChildRow):
    page = ParentalKey(SatisfactionPage, on_delete=models.CASCADE, related_name="results")
    question = models.CharField(_("question"), max_length=255)
    percent = models.DecimalField(
        _("satisfied (percent)"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    panels = [FieldRowPanel([FieldPanel("question"), FieldPanel("percent")])]
    search_texts = ("question",)

    class Meta(ChildRow.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")
