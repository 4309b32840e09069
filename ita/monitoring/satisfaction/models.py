"""An answer on paper on its way to be counted."""

from typing import Any, Self

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.models import ContentPage, SurveyAnswer
from home.models.satisfaction import LONGEST_COMMENT


class PaperAnswerQuerySet(models.QuerySet["PaperAnswer"]):
    def of_survey(self, site: Site, survey: ContentPage) -> Self:
        """Of the agency and the survey (its main edition), with who entered it."""
        return self.filter(site=site, page=survey)

    def waiting(self) -> Self:
        """Not counted yet."""
        return self.filter(answer=None)


class PaperAnswer(models.Model):
    """One sheet. It counts once another officer than the one who entered it confirmed it: then
    ``answer`` is what is counted.

    ``levels``: {translation key of the topic: 1 to 5}.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    page = models.ForeignKey(
        ContentPage, on_delete=models.PROTECT, related_name="+", verbose_name=_("survey")
    )
    number = models.CharField(_("number of the sheet"), max_length=30)
    answered_on = models.DateField(_("day of the answer"))
    levels: Any = models.JSONField(_("levels"), default=dict)
    comment = models.TextField(_("suggestion"), max_length=LONGEST_COMMENT, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    entered_name = models.CharField(_("entered by"), max_length=255)
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    confirmed_name = models.CharField(_("confirmed by"), max_length=255, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    answer = models.OneToOneField(
        SurveyAnswer, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = PaperAnswerQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer on paper")
        verbose_name_plural = _("answers on paper")
        ordering = ["entered_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="ita_paper_answer_once")
        ]

    def __str__(self) -> str:
        return self.number
