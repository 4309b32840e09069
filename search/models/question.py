"""What people looked for: how often a question was asked on a day, and nothing of who asked."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, F, Max, Q, Sum
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

LONGEST_QUESTION = 100  # characters; who writes more tells a story, and stories are personal


class QuestionTotalQuerySet(models.QuerySet["QuestionTotal"]):
    def of_site(self, site: Site) -> "QuestionTotalQuerySet":
        return self.filter(site=site)

    def since(self, day: date) -> "QuestionTotalQuerySet":
        return self.filter(day__gte=day)

    def by_question(self) -> Any:
        """A dictionary for each question: ``question``, ``asked``, ``unanswered``, ``last``."""
        return (
            self.order_by()
            .values("question")
            .annotate(asked=Sum("times"), unanswered=Sum("times_without_result"), last=Max("day"))
        )

    def frequent(self, days: int) -> Any:
        """As ``by_question``, those that were asked on at least ``days`` days."""
        return self.by_question().annotate(days=Count("day")).filter(days__gte=days)


class QuestionTotal(models.Model):
    """Of one website, one day (in Bangkok) and one question in its compared form."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    day = models.DateField(_("day"))
    question = models.CharField(_("searched for"), max_length=LONGEST_QUESTION)
    times = models.PositiveIntegerField(_("times asked"), default=0)
    times_without_result = models.PositiveIntegerField(_("times without result"), default=0)

    objects = QuestionTotalQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("total of a question")
        verbose_name_plural = _("what people looked for")
        constraints = [
            models.UniqueConstraint(fields=["site", "day", "question"], name="search_total_once"),
            models.CheckConstraint(
                condition=Q(times_without_result__lte=F("times")), name="search_total_adds_up"
            ),
        ]

    def __str__(self) -> str:
        return self.question


class SetAsideQuestion(models.Model):
    """A question that the webmaster wants neither on the list of things to do nor suggested to
    visitors: nonsense, abuse, somebody's name."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    question = models.CharField(_("searched for"), max_length=LONGEST_QUESTION)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("question set aside")
        verbose_name_plural = _("questions set aside")
        constraints = [
            models.UniqueConstraint(fields=["site", "question"], name="search_set_aside_once")
        ]

    def __str__(self) -> str:
        return self.question


class AcceptedQuestion(models.Model):
    """A question that others often asked and a webmaster lets the website suggest to visitors.

    Nothing is suggested without: three visitors on three days could put any sentence there.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    question = models.CharField(_("searched for"), max_length=LONGEST_QUESTION)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("suggestion to visitors")
        verbose_name_plural = _("suggestions to visitors")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["site", "question"], name="search_accepted_once")
        ]

    def __str__(self) -> str:
        return self.question
