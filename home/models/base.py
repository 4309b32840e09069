"""What every page of content states: whose it is, from where, about when, of what kind."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail.utils.decorators import cached_classmethod

from home.act_sections import labels_of_sections, sections_of
from home.blocks import BodyBlock
from home.content_dates import date_of
from home.enums import ContentKind, Section
from home.fields import ActSectionsField, FiscalYearField
from home.models.public_page import PublicPage
from home.models.units import Unit
from home.panels import PageStatePanel
from home.periods import is_past
from home.searchable import labels_of, rows, texts
from home.thai.calendar import format_period, to_be

TAKEN_DOWN = "taken_down"


class ContentPage(PublicPage):
    """A page in one of the ten sections. Only its subtypes can be created.

    One table holds what all types have in common, so that listings and reports over all types
    are one query.
    """

    section: ClassVar[Section]
    required_children: ClassVar[dict[str, Any]] = {}
    default_kind: ClassVar[ContentKind] = ContentKind.ARTICLE
    headed_texts: ClassVar[dict[str, Any]] = {}  # texts that the page shows under a heading each
    search_labels: ClassVar[tuple[str, ...]] = ()  # the choices whose labels find the page
    is_creatable = False

    summary = models.TextField(
        _("summary"),
        max_length=500,
        help_text=_("Two or three sentences: what this is, and for whom."),
    )
    owner_unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("owner of the information"),
        help_text=_("The division that is responsible for this information"),
    )
    source = models.CharField(
        _("source"),
        max_length=255,
        help_text=_("Where the information comes from: document, system or office"),
    )
    period_from = models.DateField(
        _("information from"),
        null=True,
        help_text=_("First day of the period that the information covers"),
    )
    period_to = models.DateField(
        _("information until"),
        null=True,
        blank=True,
        help_text=_("Last day; leave empty while it goes on"),
    )
    content_kind = models.CharField(
        _("kind of content"), max_length=20, choices=ContentKind.choices
    )
    fiscal_year = FiscalYearField(
        _("fiscal year"),
        null=True,
        help_text=_("The fiscal year (B.E.) that the information is about"),
    )
    next_review_date = models.DateField(
        _("next review"),
        null=True,
        blank=True,
        help_text=_("When the owner checks again that this is current"),
    )
    publication_end_date = models.DateField(
        _("end of the publication period"),
        null=True,
        blank=True,
        help_text=_(
            "After this day the page is marked as past. It stays at its address. "
            "The webmaster can set another day when publishing."
        ),
    )
    act_sections = ActSectionsField(
        _("also serves these sections of the Information Act"),
        help_text=_(
            "Only what its type does not say by itself: structure, profile, contact, regulations, "
            "plans and budget, operations manuals and procurement are in the index already."
        ),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("content"))
    request_note = models.TextField(
        _("message to the officers who check and approve"),
        max_length=1000,
        blank=True,
        help_text=_("Not published. It stands on the request and on its form."),
    )
    archived_on = models.DateField(_("archived on"), null=True, editable=False)
    taken_down_on = models.DateField(_("taken down on"), null=True, editable=False)
    content_date = models.DateField(_("date of the content"), null=True, editable=False)

    parent_page_types = ["home.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "home/content_page.html"

    publication_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("owner_unit"),
                FieldPanel("source"),
                FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_to")]),
                FieldRowPanel([FieldPanel("fiscal_year"), FieldPanel("content_kind")]),
                FieldRowPanel([FieldPanel("next_review_date"), FieldPanel("publication_end_date")]),
            ],
            heading=_("Source and period"),
            help_text=_("Needed to request publication; a draft can be saved without."),
            icon="calendar-check",
        ),
        MultiFieldPanel(
            [FieldPanel("act_sections")],
            heading=_("Information Act"),
            icon="list-ul",
            classname="collapsed",
        ),
        FieldPanel("request_note"),
    ]
    type_panels: ClassVar[list[Any]] = []
    body_panels: ClassVar[list[Any]] = [
        FieldPanel("body"),
        InlinePanel(
            "attachments",
            heading=_("Files"),
            label=_("File"),
            icon="doc-full",
            help_text=_("PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT, JPG or PNG"),
        ),
    ]

    search_fields = Page.search_fields + [
        *texts("summary", "source", "body", "searchable_labels", "fiscal_year_be"),
        index.RelatedFields("owner_unit", texts("name")),
        rows("attachments"),
        index.FilterField("fiscal_year"),
        index.FilterField("content_kind"),
        index.FilterField("owner_unit"),
    ]

    class Meta:
        verbose_name = _("content page")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_to__isnull=True)
                | models.Q(period_from__isnull=True)
                | models.Q(period_to__gte=models.F("period_from")),
                name="home_content_period_in_order",
            )
        ]
        # Lists are read newest first, a few at a time.
        indexes = [models.Index(fields=["content_date", "page_ptr"], name="home_content_newest")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.content_kind:
            self.content_kind = self.default_kind

    @cached_classmethod
    def get_edit_handler(cls) -> Any:
        """The editor's tabs; a type adds its own fields by ``type_panels``."""
        panels = [
            *Page.content_panels,
            FieldPanel("summary"),
            *cls.type_panels,
            *cls.body_panels,
            *cls.publication_panels,
        ]
        tabs = [
            ObjectList(panels, heading=_("Content")),
            ObjectList([PageStatePanel()], heading=_("Publication and ITA")),
        ]
        return TabbedInterface(tabs, base_form_class=cls.base_form_class).bind_to_model(cls)

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """A page type belongs in its own section only."""
        return super().can_create_at(parent) and cls._belongs_in(parent)

    @classmethod
    def _belongs_in(cls, parent: Page) -> bool:
        """Whether ``parent`` is the section of this type."""
        return getattr(parent.specific, "section", None) == cls.section

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the page under the day of its content; not where only some columns are stored:
        what else the object holds may be a draft."""
        if kwargs.get("update_fields") is None:
            self.content_date = date_of(self)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise ValidationError(
                {"period_to": _("The period ends before it begins. Please check both dates.")}
            )

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A page that was taken down says so at its address (wagtail_hooks.say_taken_down)."""
        if not path_components and not self.live and self.taken_down_on:
            return RouteResult(self, kwargs={TAKEN_DOWN: True})
        return super().route(request, path_components)

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet["ContentPage"]:
        pages = super().get_indexed_objects().select_related("locale")
        indexed: models.QuerySet[ContentPage] = pages.prefetch_related("attachments__document")
        return indexed

    @property
    def is_past(self) -> bool:
        return is_past(self.archived_on, self.publication_end_date)

    @property
    def period(self) -> str:
        return format_period(self.period_from, self.period_to)

    @property
    def searchable_labels(self) -> str:
        with translation.override(self.locale.language_code):
            stated = labels_of_sections(self.act_sections)
        return " ".join(filter(None, [labels_of(self, self.search_labels), *stated]))

    @property
    def sections_served(self) -> list[str]:
        """Labels of the sections of the Information Act that the page serves."""
        return labels_of_sections(sections_of(self))

    @property
    def fiscal_year_be(self) -> str:
        return str(to_be(self.fiscal_year)) if self.fiscal_year else ""

    @cached_property
    def files(self) -> list[Any]:
        """The page's files in order, with their documents."""
        files = list(self.attachments.select_related("document")) if self.pk else []
        models.prefetch_related_objects(files, "document")  # where the cluster has the rows
        return files
