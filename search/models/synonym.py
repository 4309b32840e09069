"""Words that mean the same on this site."""

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from search.analysis.keys import key_of
from search.models.synonym_rules import split, why_not_beside, why_not_group

SHIPPED_NAME_LENGTH = 100
MARKS = 2**31


def new_mark() -> int:
    return secrets.randbelow(MARKS)


class SynonymGroupQuerySet(models.QuerySet["SynonymGroup"]):
    def valid_at(self, site: Site | None) -> "SynonymGroupQuerySet":
        """The groups that hold on ``site``: its own and those of all; without a site, those of
        all."""
        return self.filter(Q(site=None) | Q(site=site)) if site else self.filter(site=None)

    def of_officers(self) -> "SynonymGroupQuerySet":
        """The groups that officers wrote or changed."""
        return self.filter(Q(delivered_name="") | ~Q(words=F("delivered_words")))


class SynonymGroup(models.Model):
    """Words and phrases, one a line. A group without a site holds on all sites.

    ``delivered_name`` is set on the groups that come with the system: an upgrade finds them by it.
    ``delivered_words`` is what was shipped last; where ``words`` differs, an officer edited it.
    """

    site = models.ForeignKey(
        Site,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("website"),
    )
    words = models.TextField(
        _("words that mean the same"),
        help_text=_(
            "One word or phrase on each line. Who searches for one of them also finds the others."
        ),
    )
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("For colleagues; visitors do not see it")
    )
    active = models.BooleanField(_("in use"), default=True)
    delivered_name = models.CharField(max_length=SHIPPED_NAME_LENGTH, blank=True, editable=False)
    delivered_words = models.TextField(blank=True, editable=False)
    # Another one at each change: the number of rows and the sum of their marks tell every process
    # whether its copy of the groups is old, whatever its clock says.
    mark = models.PositiveIntegerField(default=new_mark, editable=False)

    objects = SynonymGroupQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("synonym group")
        verbose_name_plural = _("synonyms")
        ordering = ["words", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delivered_name"],
                condition=~Q(delivered_name=""),
                name="search_delivered_once",
            )
        ]

    def __str__(self) -> str:
        return " = ".join(self.word_list)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.mark = new_mark()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "mark"}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        words = split(self.words)
        self.words = "\n".join(words)
        others = SynonymGroup.objects.filter(active=True).exclude(pk=self.pk)
        if self.site_id is not None:
            others = others.valid_at(self.site)
        reasons = why_not_group(words) or (why_not_beside(words, others) if self.active else [])
        if reasons:
            raise ValidationError({"words": reasons})

    @property
    def word_list(self) -> list[str]:
        """The words as the officer wrote them."""
        return [line for line in self.words.splitlines() if line]

    @property
    def keys(self) -> tuple[str, ...]:
        """The words as they are compared; none twice, none empty."""
        return tuple(filter(None, dict.fromkeys(key_of(word) for word in self.word_list)))

    @property
    def is_shipped(self) -> bool:
        return bool(self.delivered_name)

    @property
    def is_edited(self) -> bool:
        """Whether an officer changed what was shipped."""
        return self.is_shipped and self.words != self.delivered_words
