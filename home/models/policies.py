"""What every agency's website states about itself: its policies."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.enums import ContentKind, PolicyKind, Section
from home.models.base import ContentPage


class PolicyPage(ContentPage):
    """The newest live one of a kind is linked at the foot of every page (``home.policies``)."""

    section = Section.GENERAL
    is_creatable = True
    template = "home/content_page.html"
    page_description = _("Privacy, website, security or accessibility policy, or a disclaimer")
    default_kind = ContentKind.ANNOUNCEMENT

    policy_kind = models.CharField(_("kind of policy"), max_length=20, choices=PolicyKind.choices)

    type_panels = [FieldPanel("policy_kind")]
    search_labels = ("policy_kind",)

    class Meta:
        verbose_name = _("policy of the website")
