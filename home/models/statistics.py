"""1.10 statistics of use and satisfaction."""

from dataclasses import dataclass

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from home.charts import shares
from home.enums import ContentKind, FigureGroup, Level, Section
from home.levels import LEVELS, LevelCounts
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

    def groups(self) -> list["FiguresOfGroup"]:
        """The figures in their groups, in the order of the groups."""
        figures = list(self.figures.all())
        names = [
            group for group in ("", *FigureGroup.values) if any(f.group == group for f in figures)
        ]
        return [FiguresOfGroup(name, [f for f in figures if f.group == name]) for name in names]


class UsageFigure(ChildRow):
    page = ParentalKey(UsageStatisticsPage, on_delete=models.CASCADE, related_name="figures")
    label = models.CharField(_("month or service"), max_length=150)
    count = models.PositiveIntegerField(_("number of uses"))
    group = models.CharField(
        _("group"),
        max_length=10,
        choices=FigureGroup.choices,
        blank=True,
        help_text=_("Leave empty for months and services"),
    )

    panels = [FieldRowPanel([FieldPanel("label"), FieldPanel("count"), FieldPanel("group")])]
    search_texts = ("label",)

    class Meta(ChildRow.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")


@dataclass(frozen=True)
class FiguresOfGroup:
    """The figures of one ``FigureGroup``, empty for months and services."""

    name: str
    figures: list[UsageFigure]

    @property
    def label(self) -> str:
        return str(FigureGroup(self.name).label) if self.name else ""

    @property
    def with_bars(self) -> list[tuple[UsageFigure, int]]:
        """Each figure, and in percent how long its bar is."""
        return list(zip(self.figures, shares([f.count for f in self.figures]), strict=True))


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


def _answers(level: Level) -> "models.PositiveIntegerField[int | None, int | None]":
    return models.PositiveIntegerField(
        format_lazy(_("answered: {level}"), level=level.label), null=True, blank=True
    )


class SatisfactionResult(ChildRow):
    page = ParentalKey(SatisfactionPage, on_delete=models.CASCADE, related_name="results")
    question = models.CharField(_("question"), max_length=255)
    percent = models.DecimalField(
        _("satisfied (percent)"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    # Of a survey that the system counted: how many answered each level, and nothing where the
    # figures were typed.
    level_5 = _answers(Level.MOST)
    level_4 = _answers(Level.MUCH)
    level_3 = _answers(Level.MEDIUM)
    level_2 = _answers(Level.LITTLE)
    level_1 = _answers(Level.LEAST)

    panels = [
        FieldRowPanel([FieldPanel("question"), FieldPanel("percent")]),
        FieldRowPanel([FieldPanel(f"level_{level}") for level in LEVELS]),
    ]
    search_texts = ("question",)

    class Meta(ChildRow.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")

    @property
    def levels(self) -> LevelCounts | None:
        """How the answers are spread; None where only the percentage is known."""
        counts = {level: getattr(self, f"level_{level}") for level in LEVELS}
        return None if None in counts.values() else LevelCounts(counts)
