"""The blocks of which editors compose the front page.

A block says *what* stands there; how it looks is the design's. Most need nothing but their place:
their content is what was published.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from home.forms.dates import BEDateField

MOST_LINKS = 12
SERVICES = ("home.ServiceManualPage", "home.EServicePage", "home.OnlineFormPage")


class Mourning(models.TextChoices):
    RIBBON = "ribbon", _("A black ribbon")
    GREY = "grey", _("The website in grey")
    BOTH = "both", _("A black ribbon, and the website in grey")


class BEDateBlock(blocks.DateBlock):
    """A day, written in B.E. as everywhere in the admin."""

    @property
    def field(self) -> forms.Field:
        return BEDateField(**self.field_options)


class HeadedBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=100,
        help_text=_("Leave empty for the usual one"),
    )


class PeriodBlock(blocks.StructBlock):
    """What shows from one day until another, both included."""

    show_from = BEDateBlock(label=_("Show from"))
    show_until = BEDateBlock(label=_("Show until"), help_text=_("The last day"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        first, last = cleaned.get("show_from"), cleaned.get("show_until")
        if first and last and last < first:
            message = ValidationError(_("It ends before it begins. Please check both dates."))
            raise StructBlockValidationError(block_errors={"show_until": message})
        return cleaned


class BannerBlock(PeriodBlock):
    image = ImageBlock(
        label=_("Picture"),
        help_text=_("Wide, for example 1600 × 500; all its words belong into the description."),
    )
    page = blocks.PageChooserBlock(label=_("Leads to"), required=False)

    class Meta:
        icon = "image"
        label = _("Banner for some days")


class MourningBlock(PeriodBlock):
    sign = blocks.ChoiceBlock(label=_("Sign"), choices=Mourning.choices)

    class Meta:
        icon = "calendar"
        label = _("Mourning")


class TaskBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("What somebody wants to do"),
        max_length=60,
        help_text=_("In a few words of everyday language: “Pay the land tax”"),
    )
    page = blocks.PageChooserBlock(label=_("Leads to"))


class TasksBlock(HeadedBlock):
    tasks = blocks.ListBlock(TaskBlock(), label=_("Tasks"), min_num=1, max_num=MOST_LINKS)

    class Meta:
        icon = "list-ul"
        label = _("What most people come for")


class ServicesBlock(HeadedBlock):
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(page_type=list(SERVICES)),
        label=_("Services"),
        min_num=1,
        max_num=MOST_LINKS,
    )

    class Meta:
        icon = "cogs"
        label = _("Services")


class ExecutivesBlock(HeadedBlock):
    page = blocks.PageChooserBlock(label=_("Page"), page_type="home.ExecutivesPage")

    class Meta:
        icon = "group"
        label = _("Executives")


class QuestionsBlock(HeadedBlock):
    page = blocks.PageChooserBlock(label=_("Page"), page_type="home.QuestionsPage")

    class Meta:
        icon = "help"
        label = _("Questions and answers")


class ContactBlock(HeadedBlock):
    page = blocks.PageChooserBlock(label=_("Page"), page_type="home.ContactPage")
    facebook = blocks.URLBlock(label=_("Address on Facebook"), required=False)
    line = blocks.URLBlock(label=_("Address on LINE"), required=False)

    class Meta:
        icon = "mail"
        label = _("Contact")


def _published(label: Any, icon: str, told: Any) -> blocks.StaticBlock:
    """A block whose content is what was published."""
    return blocks.StaticBlock(label=label, icon=icon, admin_text=told)


class FrontBlock(blocks.StreamBlock):
    """Each at most once, but banners and mourning, which follow one another by their days."""

    banner = BannerBlock()
    mourning = MourningBlock()
    tasks = TasksBlock()
    services = ServicesBlock()
    news = _published(_("News with pictures"), "doc-full", _("The newest news that are not past"))
    announcements = _published(
        _("Announcements by kind"),
        "clipboard-list",
        _("The newest of recruitment, procurement, results and others"),
    )
    events = _published(_("Events"), "calendar-alt", _("What takes place next"))
    executives = ExecutivesBlock()
    assessment = _published(
        _("ITA of the year"), "check", _("The way to what the assessment asks for, once it is open")
    )
    questions = QuestionsBlock()
    contact = ContactBlock()
    sections = _published(_("Sections"), "list-ul", _("The ten sections of the website"))
    latest = _published(_("Latest publications"), "time", _("The newest pages of all sections"))

    class Meta:
        required = False
        block_counts = {
            name: {"max_num": 1}
            for name in [
                "tasks",
                "services",
                "news",
                "announcements",
                "events",
                "executives",
                "assessment",
                "questions",
                "contact",
                "sections",
                "latest",
            ]
        }
