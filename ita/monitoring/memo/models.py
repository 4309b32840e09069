from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from home.fields import FiscalYearField
from ita.monitoring.memo.periods import WHOLE_YEAR, Period


class MemoQuerySet(models.QuerySet["Memo"]):
    def of(self, site: Site, period: Period) -> "MemoQuerySet":
        return self.filter(site=site, fiscal_year=period.fiscal_year, quarter=period.quarter)


class Memo(models.Model):
    """What officers write into the memo of a period; its figures are counted each time."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    fiscal_year = FiscalYearField(_("fiscal year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"), default=WHOLE_YEAR)
    background = models.TextField(
        _("more on the background"),
        max_length=2000,
        blank=True,
        help_text=_("Stands below the legal bases; leave empty where there is nothing to add."),
    )
    # The page made of it; where that was deleted, another can be made.
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = MemoQuerySet.as_manager()

    class Meta:
        verbose_name = _("monitoring memo")
        verbose_name_plural = _("monitoring memos")
        default_permissions = ()
        ordering = ["-fiscal_year", "-quarter"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "fiscal_year", "quarter"], name="ita_memo_once_per_period"
            )
        ]

    def __str__(self) -> str:
        return self.period.name

    @property
    def period(self) -> Period:
        return Period(self.fiscal_year, self.quarter)

    def points_of(self, kind: "PointKind") -> "models.QuerySet[Any]":
        return self.points.filter(kind=kind)


class PointKind(models.TextChoices):
    PROBLEM = "problem", _("Problem")
    SUGGESTION = "suggestion", _("Suggestion")


class MemoPoint(models.Model):
    """A problem with its remedy, or a suggestion. What was carried over from the memo before asks
    what was done about it."""

    memo = models.ForeignKey(Memo, on_delete=models.CASCADE, related_name="points")
    kind = models.CharField(_("kind"), max_length=20, choices=PointKind.choices)
    text = models.TextField(_("problem or suggestion"), max_length=1000)
    remedy = models.TextField(_("remedy"), max_length=1000, blank=True)
    done = models.TextField(
        _("what was done about it"),
        max_length=1000,
        blank=True,
        help_text=_("For a point of the memo before"),
    )
    carried_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("point of a memo")
        verbose_name_plural = _("points of a memo")
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text
