"""Totals of days: how often the website was used, and nothing of who used it."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from home.thai.calendar import format_month
from ita.monitoring.statistics.enums import DraftKind, UseKind


class DayTotalQuerySet(models.QuerySet["DayTotal"]):
    def between(self, site: Site, first: date, last: date) -> Self:
        """Of the days from ``first`` to ``last`` (both counted), oldest first."""
        return self.filter(site=site, day__gte=first, day__lte=last).order_by("day")


class DayTotal(models.Model):
    """What the log of one day (in Bangkok) says of an agency's website; officers who signed in and
    robots are left out. A day without a row was not counted: nobody knows.

    ``visitors`` are different addresses of the day; ``parts`` says of how many parts of the log it
    was made; ``lost`` counts requests of which nothing is known but that they came.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    day = models.DateField(_("day"))
    visitors = models.PositiveIntegerField(_("visitors"))
    views = models.PositiveIntegerField(_("pages opened"))
    downloads = models.PositiveIntegerField(_("files opened"))
    robots = models.PositiveIntegerField(_("requests of robots"), default=0)
    lost = models.PositiveIntegerField(_("requests not counted"), default=0)
    parts = models.PositiveSmallIntegerField(default=1)

    objects = DayTotalQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("use of a day")
        verbose_name_plural = _("use by day")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["site", "day"], name="ita_day_total_once")]


class DailyUseQuerySet(models.QuerySet["DailyUse"]):
    def between(self, site: Site, first: date, last: date) -> Self:
        return self.filter(site=site, day__gte=first, day__lte=last)

    def by_section(self) -> Any:
        """Dictionaries ``section``, ``times`` of the pages, the most opened first."""
        pages = self.filter(kind=UseKind.PAGE).values("section")
        return pages.annotate(times=models.Sum("count")).order_by("-times", "section")

    def by_number(self, kind: UseKind) -> Any:
        """Dictionaries ``number``, ``times`` of things that are known, the most opened first."""
        known = self.filter(kind=kind, number__gt=0).values("number")
        return known.annotate(times=models.Sum("count")).order_by("-times", "number")


class DailyUse(models.Model):
    """How often a page or a file was opened on a day.

    ``number`` is the page's or the document's, 0 for what is neither; no foreign key, because the
    count stays when the thing goes. ``section`` is a ``home.enums.Section`` or ``Elsewhere``,
    empty for files.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=10, choices=UseKind.choices)
    number = models.PositiveBigIntegerField(default=0)
    section = models.CharField(_("section"), max_length=30, blank=True)
    count = models.PositiveIntegerField(_("times opened"))

    objects = DailyUseQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("use of a page or file")
        verbose_name_plural = _("use of pages and files")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["site", "day", "kind", "number", "section"], name="ita_daily_use_once"
            )
        ]


class StatisticsDraft(models.Model):
    """The page that was written of a month's figures, with the figures as they were then.

    ``survey_id`` is the number of the survey (0 for use). ``figures`` is what the page says: a
    request whose page says something else is held (``rules.why_hold``).
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=DraftKind.choices)
    survey_id = models.PositiveBigIntegerField(default=0)
    month = models.DateField(_("month"))  # its first day
    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("page")
    )
    figures: Any = models.JSONField(_("figures"), default=list)
    made_at = models.DateTimeField(_("made"), auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page of a month's statistics")
        verbose_name_plural = _("pages of monthly statistics")
        ordering = ["-month", "kind", "survey_id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["site", "kind", "survey_id", "month"], name="ita_statistics_draft_once"
            )
        ]

    def __str__(self) -> str:
        return format_month(self.month)
