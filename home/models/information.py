"""1.2 laws, 1.3 knowledge and questions, 1.4 links, 1.5 disclosure under the Information Act."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField

from home.blocks import ANSWER_FEATURES
from home.enums import ActSection, ContentKind, KnowledgeKind, LawKind, Section
from home.models.base import ContentPage
from home.models.public_page import ChildRow
from home.searchable import rows, texts


class LawPage(ContentPage):
    section = Section.LAW
    is_creatable = True
    template = "home/law_page.html"
    page_description = _("An act, regulation, ordinance or order, with its source")
    default_kind = ContentKind.LAW

    law_kind = models.CharField(_("kind of law"), max_length=20, choices=LawKind.choices)
    gazette_reference = models.CharField(
        _("gazette reference"),
        max_length=255,
        help_text=_("Volume, part, page and date in the Royal Gazette, or where it was announced"),
    )
    gazette_url = models.URLField(
        _("address in the Royal Gazette"),
        blank=True,
        help_text=_("The address of the announcement on the website of the Royal Gazette"),
    )
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)

    type_panels = [
        FieldRowPanel([FieldPanel("law_kind"), FieldPanel("in_force_from")]),
        FieldPanel("gazette_reference"),
        FieldPanel("gazette_url"),
    ]
    search_labels = ("law_kind",)
    search_fields = ContentPage.search_fields + texts("gazette_reference")

    class Meta:
        verbose_name = _("law or regulation")


class KnowledgePage(ContentPage):
    section = Section.KNOWLEDGE
    is_creatable = True
    template = "home/knowledge_page.html"
    page_description = _("Knowledge, multimedia, research or statistics, with source and date-time")

    knowledge_kind = models.CharField(
        _("kind of knowledge"), max_length=20, choices=KnowledgeKind.choices
    )
    source_datetime = models.DateTimeField(
        _("date and time of the information"),
        null=True,
        help_text=_("When the source published it or when the data were taken"),
    )
    media_url = models.URLField(_("address of the media"), blank=True)

    type_panels = [
        FieldRowPanel([FieldPanel("knowledge_kind"), FieldPanel("source_datetime")]),
        FieldPanel("media_url"),
    ]
    search_labels = ("knowledge_kind",)

    class Meta:
        verbose_name = _("knowledge item")


class QuestionsPage(ContentPage):
    """What the public asks often, with the agency's answers."""

    section = Section.KNOWLEDGE
    is_creatable = True
    template = "home/questions_page.html"
    page_description = _("Questions that the public asks often, with answers")
    required_children = {"questions": _("questions and answers")}

    type_panels = [
        InlinePanel("questions", heading=_("Questions and answers"), label=_("Question"))
    ]
    search_fields = ContentPage.search_fields + [rows("questions")]

    class Meta:
        verbose_name = _("questions and answers")


class Question(ChildRow):
    page = ParentalKey(QuestionsPage, on_delete=models.CASCADE, related_name="questions")
    question = models.CharField(_("question"), max_length=255)
    answer = RichTextField(_("answer"), features=ANSWER_FEATURES)

    panels = [FieldPanel("question"), FieldPanel("answer")]
    search_texts = ("question", "answer")

    class Meta(ChildRow.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")


class LinkDirectoryPage(ContentPage):
    section = Section.LINKS
    is_creatable = True
    template = "home/link_directory_page.html"
    page_description = _("Websites of related agencies and others of interest")
    required_children = {"links": _("links")}

    type_panels = [InlinePanel("links", heading=_("Links"), label=_("Link"))]
    search_fields = ContentPage.search_fields + [rows("links")]

    class Meta:
        verbose_name = _("link directory")


class DirectoryLink(ChildRow):
    page = ParentalKey(LinkDirectoryPage, on_delete=models.CASCADE, related_name="links")
    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("address"))
    description = models.CharField(_("description"), max_length=255, blank=True)

    panels = [FieldPanel("name"), FieldPanel("url"), FieldPanel("description")]
    search_texts = ("name", "description", "url")

    class Meta(ChildRow.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")


class DisclosurePage(ContentPage):
    section = Section.DISCLOSURE
    is_creatable = True
    template = "home/disclosure_page.html"
    page_description = _("Information that sections 7, 9 and 9(8) of the Information Act require")
    default_kind = ContentKind.ANNOUNCEMENT

    act_section = models.CharField(
        _("section of the Act"), max_length=5, choices=ActSection.choices
    )

    type_panels = [FieldPanel("act_section")]
    search_labels = ("act_section",)

    class Meta:
        verbose_name = _("information under the Information Act")
