from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from home.models import Unit
from home.thai.calendar import MONTHS
from ita.monitoring.yearly.enums import Recurrence

MOST_DAYS_AFTER = 180


class YearlyDuty(models.Model):
    """A duty of an agency's own, or what it says of one that came with the system: until when, who
    answers for it, whether it is the agency's at all. What is empty is as it came."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    code = models.SlugField(_("code"), max_length=60)
    is_on = models.BooleanField(_("is a duty of this agency"), default=True)
    title = models.CharField(
        _("title of the page"),
        max_length=200,
        blank=True,
        help_text=_("Fiscal year and period are added by themselves"),
    )
    page_type = models.CharField(_("type of page"), max_length=60, blank=True)
    recurrence = models.CharField(
        _("how often"), max_length=10, choices=Recurrence.choices, blank=True
    )
    is_about_last_year = models.BooleanField(_("about the year before"), default=False)
    due_month = models.PositiveSmallIntegerField(
        _("due month"), null=True, blank=True, choices=list(enumerate(MONTHS, start=1))
    )
    due_day = models.PositiveSmallIntegerField(
        _("due day"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
    )
    days_after = models.PositiveSmallIntegerField(
        _("days after the end of the period"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS_AFTER)],
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner unit"),
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("officer"),
    )

    class Meta:
        verbose_name = _("yearly duty")
        verbose_name_plural = _("yearly duties")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["site", "code"], name="ita_yearly_duty_once_per_site")
        ]

    def __str__(self) -> str:
        return self.title or self.code


class DutyPage(models.Model):
    """The page by which an agency did a duty of a fiscal year: made from its template, or linked.

    Year and number name the occasion as ``occasions.Occasion`` does.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    code = models.SlugField(_("code"), max_length=60)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    number = models.PositiveSmallIntegerField(_("number"), default=0)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    chosen_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("page of a yearly duty")
        verbose_name_plural = _("pages of yearly duties")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["site", "code", "fiscal_year", "number"],
                name="ita_duty_page_once_an_occasion",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.fiscal_year}/{self.number}"
