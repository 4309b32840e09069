"""1.1 General information: profile, structure, executives, plans and budget, contact."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField

from home.blocks import RICH_TEXT_FEATURES
from home.enums import ContentKind, ExecutiveSide, PlanKind, Section
from home.models.base import ContentPage
from home.models.files import AgencyImage
from home.models.public_page import ChildRow
from home.searchable import rows, texts


class AgencyProfilePage(ContentPage):
    section = Section.GENERAL
    is_creatable = True
    template = "home/agency_profile_page.html"
    page_description = _("History, vision, mission, powers and duties of the agency")

    history = RichTextField(_("history"), features=RICH_TEXT_FEATURES)
    vision = models.TextField(_("vision"))
    mission = RichTextField(_("mission"), features=RICH_TEXT_FEATURES)
    powers = RichTextField(
        _("powers and duties"),
        features=RICH_TEXT_FEATURES,
        help_text=_("In the agency's own words, with the legal basis; not a whole law."),
    )

    headed_texts = {
        "vision": _("Vision"),
        "mission": _("Mission"),
        "powers": _("Powers and duties"),
        "history": _("History of the agency"),
    }
    type_panels = [FieldPanel(name) for name in ("history", "vision", "mission", "powers")]
    search_fields = ContentPage.search_fields + texts("history", "vision", "mission", "powers")

    class Meta:
        verbose_name = _("agency profile")


class OrganisationStructurePage(ContentPage):
    section = Section.GENERAL
    is_creatable = True
    template = "home/organisation_structure_page.html"
    page_description = _("The chart of the organisation and what each division does")
    required_children = {"divisions": _("divisions")}

    chart = models.ForeignKey(
        AgencyImage,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("organisation chart"),
        help_text=_("A local government's chart shows the political and the permanent side."),
    )

    type_panels = [
        FieldPanel("chart"),
        InlinePanel("divisions", heading=_("Divisions"), label=_("Division")),
    ]
    search_fields = ContentPage.search_fields + [rows("divisions")]

    class Meta:
        verbose_name = _("organisation structure")


class Division(ChildRow):
    page = ParentalKey(
        OrganisationStructurePage, on_delete=models.CASCADE, related_name="divisions"
    )
    name = models.CharField(_("name"), max_length=200)
    side = models.CharField(
        _("side"), max_length=20, choices=ExecutiveSide.choices, default=ExecutiveSide.PERMANENT
    )
    # Empty is directly below the head: so stood all divisions before there were levels.
    level = models.PositiveSmallIntegerField(
        _("stands"),
        null=True,
        blank=True,
        choices=[
            (2, _("below the division above it in this list")),
            (3, _("two steps below the division above it in this list")),
        ],
        help_text=_("Left empty, it stands directly below the head."),
    )
    duties = models.TextField(_("duties"), blank=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("side"), FieldPanel("level")]),
        FieldPanel("duties"),
    ]
    search_texts = ("name", "duties")

    class Meta(ChildRow.Meta):
        verbose_name = _("division")
        verbose_name_plural = _("divisions")


class ExecutivesPage(ContentPage):
    section = Section.GENERAL
    is_creatable = True
    template = "home/executives_page.html"
    page_description = _("Head and deputies with name, position, photo and contact; the CIO marked")
    required_children = {"executives": _("executives")}

    type_panels = [
        InlinePanel("executives", heading=_("Executives"), label=_("Executive")),
    ]
    search_fields = ContentPage.search_fields + [rows("executives")]

    class Meta:
        verbose_name = _("executives")


class Executive(ChildRow):
    page = ParentalKey(ExecutivesPage, on_delete=models.CASCADE, related_name="executives")
    position = models.CharField(_("position"), max_length=200)
    side = models.CharField(
        _("side"), max_length=20, choices=ExecutiveSide.choices, default=ExecutiveSide.PERMANENT
    )
    is_vacant = models.BooleanField(_("position vacant"), default=False)
    name = models.CharField(
        _("full name"),
        max_length=200,
        blank=True,
        help_text=_("Leave empty only when the position is vacant"),
    )
    photo = models.ForeignKey(
        AgencyImage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    is_cio = models.BooleanField(
        _("CIO"), default=False, help_text=_("Chief information officer of the agency")
    )

    panels = [
        FieldPanel("position"),
        FieldRowPanel([FieldPanel("side"), FieldPanel("is_vacant"), FieldPanel("is_cio")]),
        FieldPanel("name"),
        FieldPanel("photo"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
    ]
    search_texts = ("position", "name", "phone", "email")

    class Meta(ChildRow.Meta):
        verbose_name = _("executive")
        verbose_name_plural = _("executives")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_vacant=True) | ~models.Q(name=""),
                name="home_executive_named_or_vacant",
                violation_error_message=_("Give the name, or mark the position as vacant."),
            )
        ]


class PlanPage(ContentPage):
    section = Section.GENERAL
    is_creatable = True
    template = "home/plan_page.html"
    page_description = _("Strategy, action plan, project, budget, progress or annual report")
    default_kind = ContentKind.ACTION_PLAN
    required_children = {"attachments": _("files")}

    plan_kind = models.CharField(_("kind of plan"), max_length=20, choices=PlanKind.choices)
    budget = models.DecimalField(
        _("budget (baht)"), max_digits=14, decimal_places=2, null=True, blank=True
    )

    type_panels = [FieldRowPanel([FieldPanel("plan_kind"), FieldPanel("budget")])]
    search_labels = ("plan_kind",)

    class Meta:
        verbose_name = _("strategy, plan, project or budget")


class ContactPage(ContentPage):
    section = Section.GENERAL
    is_creatable = True
    template = "home/contact_page.html"
    page_description = _("Address, phone, fax, e-mail and map of the agency")

    address = models.TextField(_("address"))
    phone = models.CharField(_("phone"), max_length=100)
    fax = models.CharField(
        _("fax"), max_length=100, help_text=_("Where there is none, write so: ไม่มีโทรสาร")
    )
    email = models.EmailField(_("e-mail"))
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("For example 16.543210"),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("For example 104.723456"),
    )
    map_image = models.ForeignKey(
        AgencyImage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("map picture"),
    )
    opening_hours = models.CharField(_("opening hours"), max_length=200, blank=True)

    type_panels = [
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("fax")]),
                FieldPanel("email"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("map_image"),
                FieldPanel("opening_hours"),
            ],
            heading=_("Contact"),
        )
    ]
    search_fields = ContentPage.search_fields + texts(
        "address", "phone", "fax", "email", "opening_hours"
    )

    class Meta:
        verbose_name = _("contact")
