"""1.8 news, announcements and procurement results."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.url_routing import RouteResult

from home.enums import AlertLevel, AnnouncementKind, ContentKind, ProcurementMethod, Section
from home.event_files import ADDRESS, FILE_NAME, event_file
from home.forms.pages import ProcurementResultForm
from home.models.base import ContentPage
from home.models.files import AgencyImage
from home.models.public_page import ChildRow
from home.searchable import rows, texts
from home.thai.calendar import MONTHS, to_be


class NewsPage(ContentPage):
    section = Section.NEWS
    is_creatable = True
    template = "home/news_page.html"
    page_description = _("News, pictures of activities, alerts")

    is_alert = models.BooleanField(
        _("alert"), default=False, help_text=_("Shown above every page of the website")
    )
    # Empty is a warning: what was sealed before there were levels says nothing of one.
    alert_level = models.CharField(
        _("level of the alert"),
        max_length=20,
        choices=AlertLevel.choices,
        blank=True,
        help_text=_("Left empty, it is a warning."),
    )
    event_from = models.DateTimeField(_("event begins"), null=True, blank=True)
    event_until = models.DateTimeField(_("event ends"), null=True, blank=True)
    event_place = models.CharField(_("place of the event"), max_length=255, blank=True)

    type_panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("is_alert"), FieldPanel("alert_level")])],
            heading=_("Alert"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("event_from"), FieldPanel("event_until")]),
                FieldPanel("event_place"),
            ],
            heading=_("Event"),
            help_text=_("Only for what takes place on a day: it stands in the calendar of events."),
        ),
        InlinePanel("gallery", heading=_("Pictures"), label=_("Picture")),
    ]
    search_labels = ("alert_level",)
    search_fields = ContentPage.search_fields + texts("event_place") + [rows("gallery")]

    class Meta:
        verbose_name = _("news")
        indexes = [
            # Asked with every page of the site: few of the news are alerts.
            models.Index(
                fields=["contentpage_ptr"],
                condition=models.Q(is_alert=True),
                name="home_news_alerts",
            ),
            models.Index(fields=["event_from"], name="home_news_events"),
        ]

    def clean(self) -> None:
        super().clean()
        if self.alert_level and not self.is_alert:
            message = _("Mark the page as an alert too, or leave the level empty.")
            raise ValidationError({"alert_level": message})
        if (self.event_until or self.event_place) and not self.event_from:
            raise ValidationError({"event_from": _("Say when the event begins.")})
        if self.event_from and self.event_until and self.event_until < self.event_from:
            message = _("The event ends before it begins. Please check both.")
            raise ValidationError({"event_until": message})

    @property
    def level(self) -> AlertLevel | None:
        """How urgent the alert is; None for what is none."""
        if not self.is_alert:
            return None
        return AlertLevel(self.alert_level or AlertLevel.WARNING)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Below an event's address stands its file for calendars."""
        if path_components == [ADDRESS] and self.live and self.event_from:
            return RouteResult(self, kwargs={"as_calendar": True})
        return super().route(request, path_components)

    def serve(
        self, request: HttpRequest, *args: Any, as_calendar: bool = False, **kwargs: Any
    ) -> HttpResponse:
        if as_calendar:
            return HttpResponse(
                event_file(self),
                content_type="text/calendar; charset=utf-8",
                headers={"Content-Disposition": f'attachment; filename="{FILE_NAME}"'},
            )
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response


class GalleryImage(ChildRow):
    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="gallery")
    image = models.ForeignKey(
        AgencyImage, on_delete=models.PROTECT, related_name="+", verbose_name=_("picture")
    )
    caption = models.CharField(_("caption"), max_length=255, blank=True)

    panels = [FieldPanel("image"), FieldPanel("caption")]
    search_texts = ("caption",)

    class Meta(ChildRow.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class AnnouncementPage(ContentPage):
    section = Section.NEWS
    is_creatable = True
    template = "home/announcement_page.html"
    page_description = _("Recruitment, procurement notices and other announcements")
    default_kind = ContentKind.ANNOUNCEMENT

    announcement_kind = models.CharField(
        _("kind of announcement"), max_length=20, choices=AnnouncementKind.choices
    )
    reference_number = models.CharField(_("announcement number"), max_length=100, blank=True)
    announced_on = models.DateField(_("announced on"), null=True)
    closes_on = models.DateField(_("closing date"), null=True, blank=True)

    type_panels = [
        FieldRowPanel([FieldPanel("announcement_kind"), FieldPanel("reference_number")]),
        FieldRowPanel([FieldPanel("announced_on"), FieldPanel("closes_on")]),
    ]
    search_labels = ("announcement_kind",)
    search_fields = ContentPage.search_fields + texts("reference_number")

    class Meta:
        verbose_name = _("announcement")


class ProcurementResultPage(ContentPage):
    """The summary of a month's procurement (form สขร.1), or the statement that there was none."""

    section = Section.NEWS
    is_creatable = True
    base_form_class = ProcurementResultForm
    template = "home/procurement_result_page.html"
    page_description = _("Procurement results of a month, or that there were none")
    default_kind = ContentKind.PERFORMANCE

    month = models.PositiveSmallIntegerField(
        _("month"), null=True, choices=list(enumerate(MONTHS, start=1))
    )
    none_this_month = models.BooleanField(_("no procurement in this month"), default=False)

    type_panels = [
        MultiFieldPanel(
            [FieldPanel("month"), FieldPanel("none_this_month")],
            heading=_("Month"),
            help_text=_("The month belongs to the fiscal year chosen below."),
        ),
        InlinePanel("contracts", heading=_("Contracts"), label=_("Contract")),
    ]
    search_fields = ContentPage.search_fields + texts("month_label") + [rows("contracts")]

    class Meta:
        verbose_name = _("procurement result")

    @property
    def required_children(self) -> dict[str, object]:  # type: ignore[override]
        """An empty month must be stated, not left out."""
        return {} if self.none_this_month else {"contracts": _("contracts, or none this month")}

    @property
    def month_label(self) -> str:
        """The month with its B.E. calendar year: "ตุลาคม 2568"."""
        if not (self.month and self.fiscal_year):
            return ""
        year = self.fiscal_year - (self.month >= 10)
        return f"{MONTHS[self.month - 1]} {to_be(date(year, self.month, 1).year)}"


class Contract(ChildRow):
    """The eight fields of a procurement result (Comptroller General's form)."""

    page = ParentalKey(ProcurementResultPage, on_delete=models.CASCADE, related_name="contracts")
    work = models.CharField(_("work"), max_length=500)
    budget = models.DecimalField(_("budget (baht)"), max_digits=14, decimal_places=2)
    reference_price = models.DecimalField(
        _("reference price (baht)"), max_digits=14, decimal_places=2
    )
    method = models.CharField(_("method"), max_length=20, choices=ProcurementMethod.choices)
    bidders = models.TextField(
        _("bidders and their prices"), help_text=_("One bidder a line, with the price offered")
    )
    winner = models.CharField(_("selected and price"), max_length=500)
    reason = models.CharField(_("reason for the selection"), max_length=500)
    contract_number_date = models.CharField(_("contract number and date"), max_length=255)

    panels = [
        FieldPanel("work"),
        FieldRowPanel([FieldPanel("budget"), FieldPanel("reference_price"), FieldPanel("method")]),
        FieldPanel("bidders"),
        FieldRowPanel([FieldPanel("winner"), FieldPanel("reason")]),
        FieldPanel("contract_number_date"),
    ]
    search_texts = ("work", "method", "bidders", "winner", "reason", "contract_number_date")

    class Meta(ChildRow.Meta):
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")
