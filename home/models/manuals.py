"""1.6 operations manuals and 1.7 manuals for the public: ordered steps with time and unit."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from home.enums import ContentKind, Section
from home.models.base import ContentPage
from home.models.public_page import ChildRow
from home.searchable import rows, texts


class Step(ChildRow):
    """A step of a procedure; the page shows them numbered in order."""

    title = models.CharField(_("step"), max_length=255)
    details = models.TextField(_("details"), blank=True)
    duration = models.CharField(
        _("duration"), max_length=100, help_text=_("For example: 15 minutes, 3 working days")
    )
    responsible_unit = models.CharField(_("responsible unit"), max_length=150)

    panels = [
        FieldPanel("title"),
        FieldPanel("details"),
        FieldRowPanel([FieldPanel("duration"), FieldPanel("responsible_unit")]),
    ]
    search_texts = ("title", "details", "duration", "responsible_unit")

    class Meta(ChildRow.Meta):
        abstract = True
        verbose_name = _("step")
        verbose_name_plural = _("steps")


class OperationsManualPage(ContentPage):
    section = Section.OPERATIONS_MANUALS
    is_creatable = True
    template = "home/operations_manual_page.html"
    page_description = _("How officers do a task: steps, duration, responsible unit, file")
    default_kind = ContentKind.MANUAL
    required_children = {"steps": _("steps"), "attachments": _("files")}

    legal_basis = models.TextField(_("legal basis"), blank=True)

    headed_texts = {"legal_basis": _("Legal basis")}

    type_panels = [
        FieldPanel("legal_basis"),
        InlinePanel("steps", heading=_("Steps"), label=_("Step")),
    ]
    search_fields = ContentPage.search_fields + texts("legal_basis") + [rows("steps")]

    class Meta:
        verbose_name = _("operations manual")


class OperationsStep(Step):
    page = ParentalKey(OperationsManualPage, on_delete=models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        abstract = False


class ServiceManualPage(ContentPage):
    section = Section.SERVICE_MANUALS
    is_creatable = True
    template = "home/service_manual_page.html"
    page_description = _("How the public gets a service: steps, documents, fee, channel, forms")
    default_kind = ContentKind.MANUAL
    required_children = {"steps": _("steps")}

    fee = models.CharField(
        _("fee"), max_length=255, help_text=_("Where there is none, write so: ไม่มีค่าธรรมเนียม")
    )
    channel = models.TextField(
        _("service channel"), help_text=_("Where, by whom and when the service is given")
    )
    conditions = models.TextField(
        _("criteria and conditions"),
        blank=True,
        help_text=_("Who can get the service, by which criteria, under which conditions"),
    )
    complaint_channel = models.TextField(
        _("where to complain"),
        blank=True,
        help_text=_("Where somebody complains who was not served, or not as written here"),
    )
    legal_basis = models.TextField(_("legal basis"), blank=True)

    headed_texts = {
        "conditions": _("Criteria and conditions"),
        "complaint_channel": _("Where to complain"),
        "legal_basis": _("Legal basis"),
    }

    type_panels = [
        FieldPanel("conditions"),
        FieldPanel("channel"),
        FieldPanel("fee"),
        InlinePanel("steps", heading=_("Steps"), label=_("Step")),
        InlinePanel("documents_needed", heading=_("Documents needed"), label=_("Document")),
        FieldPanel("complaint_channel"),
        FieldPanel("legal_basis"),
    ]
    search_fields = ContentPage.search_fields + [
        *texts("channel", "fee", "conditions", "complaint_channel", "legal_basis"),
        rows("steps"),
        rows("documents_needed"),
    ]

    class Meta:
        verbose_name = _("manual for the public")


class ServiceStep(Step):
    page = ParentalKey(ServiceManualPage, on_delete=models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        abstract = False


class DocumentNeeded(ChildRow):
    page = ParentalKey(ServiceManualPage, on_delete=models.CASCADE, related_name="documents_needed")
    name = models.CharField(_("document"), max_length=255)
    copies = models.CharField(_("number of copies"), max_length=100, blank=True)

    panels = [FieldPanel("name"), FieldPanel("copies")]
    search_texts = ("name", "copies")

    class Meta(ChildRow.Meta):
        verbose_name = _("document needed")
        verbose_name_plural = _("documents needed")
