"""1.10 a survey of satisfaction in five levels, and what is answered to it."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from home.enums import AnswerChannel, ContentKind, Level, Section
from home.models.base import ContentPage
from home.models.public_page import ChildRow
from home.searchable import rows, texts

LONGEST_COMMENT = 1000


class SatisfactionSurveyPage(ContentPage):
    """Each topic is answered by one of five levels; results are counted, never typed."""

    section = Section.STATISTICS
    is_creatable = True
    template = "home/satisfaction_survey_page.html"
    page_description = _("A survey in five levels by topic: the system counts the results")
    default_kind = ContentKind.FORM
    required_children = {"topics": _("topics")}

    asks_comment = models.BooleanField(_("ask for a suggestion in words"), default=False)
    thank_you_text = models.TextField(
        _("text after sending"), help_text=_("What the agency does with the answers")
    )
    privacy_notice = models.TextField(
        _("privacy notice"),
        help_text=_("Which personal data are collected, why, and how long they are kept (PDPA)"),
    )

    type_panels = [
        InlinePanel(
            "topics",
            heading=_("Topics"),
            label=_("Topic"),
            help_text=_(
                "To ask something else add a topic and remove the old one: answers belong to the "
                "topic for which they were given."
            ),
        ),
        FieldPanel("asks_comment"),
        FieldPanel("thank_you_text"),
        FieldPanel("privacy_notice"),
    ]
    search_fields = ContentPage.search_fields + [rows("topics"), *texts("thank_you_text")]

    class Meta:
        verbose_name = _("satisfaction survey in five levels")


class SurveyTopic(ChildRow):
    """What is asked. Its ``translation_key`` names it in all languages and editions of the page."""

    page = ParentalKey(SatisfactionSurveyPage, on_delete=models.CASCADE, related_name="topics")
    text = models.CharField(_("topic"), max_length=255)

    panels = [FieldPanel("text")]
    search_texts = ("text",)

    class Meta(ChildRow.Meta):
        verbose_name = _("topic of a survey")
        verbose_name_plural = _("topics of a survey")


class SurveyAnswerQuerySet(models.QuerySet["SurveyAnswer"]):
    def between(self, page: ContentPage, first: date, last: date) -> Self:
        return self.filter(page=page, answered_on__gte=first, answered_on__lte=last)


class SurveyAnswer(models.Model):
    """One person's answer. ``page`` is the survey in the main language.

    ``network`` and ``device`` hold up who answers often. They are hashes that hold for one day and
    one survey, and are removed in the night after it (``home.surveys.operations.forget_sources``).
    """

    page = models.ForeignKey(
        ContentPage, on_delete=models.PROTECT, related_name="+", verbose_name=_("survey")
    )
    answered_on = models.DateField(_("answered on"))
    channel = models.CharField(_("channel"), max_length=10, choices=AnswerChannel.choices)
    comment = models.TextField(_("suggestion"), max_length=LONGEST_COMMENT, blank=True)
    network = models.CharField(max_length=64, blank=True, editable=False)
    device = models.CharField(max_length=64, blank=True, editable=False)

    objects = SurveyAnswerQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer to a survey")
        verbose_name_plural = _("answers to surveys")
        default_permissions = ()
        indexes = [models.Index(fields=["page", "answered_on"], name="home_survey_answer_day")]


class SurveyLevel(models.Model):
    """The level that an answer gives to a topic, named by the topic's ``translation_key``."""

    answer = models.ForeignKey(SurveyAnswer, on_delete=models.CASCADE, related_name="levels")
    topic = models.UUIDField()
    level = models.PositiveSmallIntegerField(choices=Level.choices)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("level of an answer")
        verbose_name_plural = _("levels of answers")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["answer", "topic"], name="home_survey_level_once"),
            models.CheckConstraint(
                condition=models.Q(level__gte=1, level__lte=5), name="home_survey_level_of_five"
            ),
        ]
