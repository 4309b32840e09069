from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from home.enums import Section
from home.models import AgencyDocument
from ita.monitoring.rounds.enums import Outcome, RoundKind
from ita.monitoring.rounds.periods import Period


@register_setting(icon="calendar-check", order=3)
class RoundSettings(BaseSiteSetting):
    """How often an agency looks at everything that it published."""

    kind = models.CharField(
        _("round over all published pages"),
        max_length=20,
        choices=RoundKind.choices,
        default=RoundKind.QUARTERLY,
        help_text=_("The webmasters look at every page once in this time."),
    )

    panels = [FieldPanel("kind")]

    class Meta:
        verbose_name = _("rounds over all published pages")
        verbose_name_plural = _("rounds over all published pages")


class RoundQuerySet(models.QuerySet["Round"]):
    def of_site(self, site: Site) -> "RoundQuerySet":
        return self.filter(site=site)

    def open(self) -> "RoundQuerySet":
        return self.filter(ended_at=None)

    def ended(self) -> "RoundQuerySet":
        return self.exclude(ended_at=None)


class Round(models.Model):
    """A look at every page that was published when it began. Who began and ended it stands as text,
    too: the accounts may go."""

    site = models.ForeignKey(
        Site, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=RoundKind.choices)
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"))
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    begun_name = models.CharField(max_length=200)
    begun_position = models.CharField(max_length=200, blank=True)
    begun_at = models.DateTimeField(_("begun"))
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_name = models.CharField(max_length=200, blank=True)
    ended_position = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    told_on = models.DateField(null=True)  # the owners, of what needs updating
    note = models.TextField(_("note"), max_length=1000, blank=True)
    scan = models.OneToOneField(
        AgencyDocument,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("signed paper"),
    )

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round over all published pages")
        verbose_name_plural = _("rounds over all published pages")
        ordering = ["-begun_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["site"],
                condition=models.Q(ended_at=None),
                name="ita_round_one_open_per_site",
            ),
            models.UniqueConstraint(
                fields=["site", "first_day", "last_day"], name="ita_round_once_per_period"
            ),
        ]

    def __str__(self) -> str:
        return str(self.period)

    @property
    def period(self) -> Period:
        return Period(RoundKind(self.kind), self.first_day, self.last_day)

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


class RoundPageQuerySet(models.QuerySet["RoundPage"]):
    def left(self) -> "RoundPageQuerySet":
        return self.filter(outcome=Outcome.OPEN)

    def in_order(self) -> "RoundPageQuerySet":
        """As the list is worked through: by section and unit."""
        return self.order_by("section_number", "unit", "title", "pk")


class RoundPage(models.Model):
    """A page in a round, as it was called when the round began, and what a keeper found of it. The
    page's id is a plain number: the round outlives it."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="pages")
    page_id = models.PositiveBigIntegerField(db_index=True)
    title = models.CharField(max_length=255)
    address = models.CharField(max_length=500)
    section_number = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=100)
    unit = models.CharField(max_length=255, blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome.choices, default=Outcome.OPEN
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    looked_at = models.DateTimeField(null=True)
    looked_by_name = models.CharField(max_length=200, blank=True)
    looked_by_position = models.CharField(max_length=200, blank=True)

    typed = ""  # what a keeper wrote and could not be kept yet

    objects = RoundPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page of a round")
        verbose_name_plural = _("pages of a round")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["round", "page_id"], name="ita_round_page_once")
        ]
        indexes = [models.Index(fields=["round", "outcome"], name="ita_round_page_outcome")]

    def __str__(self) -> str:
        return self.title

    @property
    def found(self) -> Any:
        return Outcome(self.outcome)


def section_order() -> dict[str, int]:
    return {section.value: number for number, section in enumerate(Section, start=1)}
