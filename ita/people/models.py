from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page, Site

from home.core.duties import Duty, Group
from home.models import Unit
from home.thai.calendar import local_date
from ita.people.enums import USUAL_CONFLICTS
from ita.people.post_form import PostForm
from ita.people.settings_form import PublicationSettingsForm

MOST_DAYS_TO_CONFIRM = 30  # working days: six weeks


class OfficerProfileQuerySet(models.QuerySet["OfficerProfile"]):
    def in_post(self, on: date | None = None) -> "OfficerProfileQuerySet":
        """Posts that are held on the day ``on`` (today in Bangkok unless given)."""
        day = on or local_date(timezone.now())
        return self.filter(valid_from__lte=day).filter(
            models.Q(valid_until=None) | models.Q(valid_until__gte=day)
        )

    def of_site(self, site: Site | None) -> "OfficerProfileQuerySet":
        """Posts of the agency; none for what belongs to no agency."""
        return self.filter(site=site) if site else self.none()

    def with_duty(self, group: Group | Duty) -> "OfficerProfileQuerySet":
        return self.filter(duties__duty=group.value)


class OfficerProfile(models.Model):
    """The official post of a user in an agency for a period, by an order (คำสั่ง).

    Its duties (``PostDuty``) are the user's as long as the post is held. A user who changes posts
    gets another row; what is on the register keeps the post of its day.
    """

    site = models.ForeignKey(
        Site, on_delete=models.PROTECT, related_name="posts", verbose_name=_("agency")
    )
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
    base_form_class = PostForm

    class Meta:
        verbose_name = _("officer's post")
        verbose_name_plural = _("officers' posts")
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="ita_post_period_in_order",
                violation_error_message=_(
                    "The post ends before it begins. Please check both dates."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.position})"

    @property
    def duties_in_words(self) -> str:
        """The duties in the order of the steps."""
        held = {row.duty for row in self.duties.all()}
        return ", ".join(str(group.label) for group in Group if group.value in held)

    @classmethod
    def of(cls, user: User, site: Site) -> "OfficerProfile | None":
        """The post that ``user`` holds today in the agency; the newest where there are several."""
        posts = cls.objects.in_post().of_site(site).filter(user=user)
        return posts.select_related("unit").first()


class PostDuty(models.Model):
    """A duty in publication that a post brings."""

    post = models.ForeignKey(OfficerProfile, on_delete=models.CASCADE, related_name="duties")
    duty = models.CharField(_("duty"), max_length=20, choices=Group.choices)

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["post", "duty"], name="ita_duty_once_per_post")
        ]

    def __str__(self) -> str:
        return str(self.get_duty_display())


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
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS_TO_CONFIRM)],
        help_text=_("Working days in Thailand, 30 at most. What is not confirmed then lapses."),
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
