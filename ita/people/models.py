from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page, Site

from home.models import Unit
from home.thai.calendar import local_date
from ita.people.enums import USUAL_CONFLICTS
from ita.people.settings_form import PublicationSettingsForm


class OfficerProfileQuerySet(models.QuerySet["OfficerProfile"]):
    def in_post(self, on: date | None = None) -> "OfficerProfileQuerySet":
        """Posts that are held on the day ``on`` (today in Bangkok unless given)."""
        day = on or local_date(timezone.now())
        return self.filter(valid_from__lte=day).filter(
            models.Q(valid_until=None) | models.Q(valid_until__gte=day)
        )


class OfficerProfile(models.Model):
    """The official post of a user for a period, by an order (คำสั่ง).

    A user who changes posts gets another row; what is on the register keeps the post of its day.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="posts",
        verbose_name=_("user"),
    )
    full_name = models.CharField(
        _("full name"), max_length=200, help_text=_("With title, as it stands on official papers")
    )
    position = models.CharField(_("position"), max_length=200)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("unit")
    )
    order_number = models.CharField(_("order number"), max_length=100, blank=True)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)

    objects = OfficerProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("officer's post")
        verbose_name_plural = _("officers' posts")
        ordering = ["-valid_from", "-pk"]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.position})"

    @classmethod
    def of(cls, user: User) -> "OfficerProfile | None":
        """The post that ``user`` holds today; the newest where there are several."""
        return cls.objects.in_post().filter(user=user).select_related("unit").first()


def usual_overlaps() -> list[str]:
    return [str(overlap) for overlap in USUAL_CONFLICTS]


@register_setting(icon="clipboard-list", order=2)
class PublicationSettings(BaseSiteSetting):
    """How an agency divides the duties, and how long an approval by word of mouth may stand.

    A change is an act on the register. Approvers make it: it is their right that it touches.
    """

    overlaps = models.JSONField(_("several duties in one hand"), default=usual_overlaps, blank=True)
    overlaps_order = models.CharField(
        _("order that allows it"),
        max_length=200,
        blank=True,
        help_text=_("Number and date of the order (for a small office)"),
    )
    confirm_within_days = models.PositiveSmallIntegerField(
        _("days to confirm an approval by word of mouth"),
        default=3,
        validators=[MinValueValidator(1)],
        help_text=_("Working days in Thailand"),
    )

    base_form_class = PublicationSettingsForm
    panels = [
        FieldPanel("overlaps"),
        FieldPanel("overlaps_order"),
        FieldPanel("confirm_within_days"),
    ]

    class Meta:
        verbose_name = _("steps of publication")
        verbose_name_plural = _("steps of publication")
        permissions = [("record_oral_approval", "Can record an approval by word of mouth")]


class ReturnReasonQuerySet(models.QuerySet["ReturnReason"]):
    def offered_for(self, page: Page) -> "ReturnReasonQuerySet":
        """The active reasons of the agency whose site holds ``page``."""
        site = page.get_site()
        return self.filter(active=True, site=site) if site else self.none()


class ReturnReason(models.Model):
    """Why a request is returned or refused, from the list that the agency keeps.

    A reason that is no longer wanted is made inactive: the register keeps its code and words.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="return_reasons", verbose_name=_("website")
    )
    code = models.SlugField(_("code"), max_length=40)
    text = models.CharField(_("reason"), max_length=200)
    active = models.BooleanField(_("offered"), default=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ReturnReasonQuerySet.as_manager()

    class Meta:
        verbose_name = _("reason for return or refusal")
        verbose_name_plural = _("reasons for return or refusal")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "code"], name="ita_return_reason_once_per_site")
        ]

    def __str__(self) -> str:
        return self.text
