"""A page that stands first for a question."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Site

from home.visibility import is_open
from search.analysis.keys import key_of
from search.models.question import LONGEST_QUESTION


def why_not_promote(page: Page) -> str | None:
    """Why visitors would not be shown ``page``."""
    if page.get_site() is None:
        return _("This page belongs to no website.")
    if not page.live:
        return _("This page is not published. Please choose one that visitors can read.")
    if not is_open(page):
        return _("Not everybody may read this page. Please choose one that is open to all.")
    return None


class PromotedResultQuerySet(models.QuerySet["PromotedResult"]):
    def of_site(self, site: Site) -> "PromotedResultQuerySet":
        """Those whose page stands below a front page of ``site``, in whatever language."""
        fronts = Page.objects.filter(translation_key=site.root_page.translation_key)
        below = Q()
        for path in fronts.values_list("path", flat=True):
            below |= Q(page__path__startswith=path)
        return self.filter(below) if below else self.none()


class PromotedResult(models.Model):
    """Who asks ``question``, however it is written, is shown ``page`` first.

    There is no field for the website: it is the page's.
    """

    question = models.CharField(
        gettext_lazy("searched for"),
        max_length=LONGEST_QUESTION,
        help_text=gettext_lazy(
            "As visitors type it, for example: vaccination. It must be their whole question."
        ),
    )
    key = models.CharField(max_length=LONGEST_QUESTION, db_index=True, editable=False)
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=gettext_lazy("promoted page")
    )
    sort_order = models.PositiveSmallIntegerField(
        gettext_lazy("order"),
        default=0,
        help_text=gettext_lazy("Where a question has several pages: lowest first"),
    )

    objects = PromotedResultQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("promoted result")
        verbose_name_plural = gettext_lazy("promoted results")
        ordering = ["question", "sort_order", "pk"]
        constraints = [models.UniqueConstraint(fields=["key", "page"], name="search_promoted_once")]

    def __str__(self) -> str:
        return f"{self.question} → {self.page}"

    def clean(self) -> None:
        if not key_of(self.question):
            raise ValidationError({"question": _("Please write a word that visitors search for.")})
        if self.page_id and (reason := why_not_promote(self.page)):
            raise ValidationError({"page": reason})
        twins = PromotedResult.objects.exclude(pk=self.pk).filter(key=key_of(self.question))
        if self.page_id and twins.filter(page=self.page_id).exists():
            raise ValidationError({"page": _("This page is already promoted for this question.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = key_of(self.question)[:LONGEST_QUESTION]
        super().save(*args, **kwargs)
