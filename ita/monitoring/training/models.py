from decimal import Decimal

from django.conf import settings
from django.contrib.auth.models import User
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.models import AgencyDocument
from home.thai.calendar import fiscal_year_bounds
from ita.monitoring.training.enums import TrainingKind

MOST_HOURS = 999


class TrainingCourseQuerySet(models.QuerySet["TrainingCourse"]):
    def of_site(self, site: Site) -> "TrainingCourseQuerySet":
        return self.filter(site=site)

    def of_year(self, year: int) -> "TrainingCourseQuerySet":
        """Held, or given out to read, in the fiscal year (C.E.)."""
        return self.filter(held_on__range=fiscal_year_bounds(year))


class TrainingCourse(models.Model):
    """A course, an exchange of knowledge, or a note that officers read by themselves."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("subject"), max_length=255)
    kind = models.CharField(
        _("kind of training"),
        max_length=10,
        choices=TrainingKind.choices,
        default=TrainingKind.TRAINING,
    )
    held_on = models.DateField(
        _("day"), help_text=_("The first day; of a note, the day from which it can be read")
    )
    hours = models.DecimalField(
        _("hours"),
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(MOST_HOURS)],
    )
    organiser = models.CharField(_("organiser"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    summary = models.TextField(_("what it was about"), max_length=1000, blank=True)
    text = models.TextField(
        _("text of the note"),
        blank=True,
        help_text=_("What officers read in the system; an empty line begins a new paragraph"),
    )
    material = models.ForeignKey(
        AgencyDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("material"),
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    entered_at = models.DateTimeField(auto_now_add=True)

    objects = TrainingCourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        default_permissions = ()
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_note(self) -> bool:
        return self.kind == TrainingKind.NOTE


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def of_site(self, site: Site) -> "AttendanceQuerySet":
        return self.filter(course__site=site)

    def of_user(self, user: User) -> "AttendanceQuerySet":
        return self.filter(user=user)


class Attendance(models.Model):
    """Who took part. Name and position are of that day: they outlive account and post. People from
    outside have no account."""

    course = models.ForeignKey(TrainingCourse, on_delete=models.CASCADE, related_name="attendances")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    name = models.CharField(_("full name"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True)
    unit_name = models.CharField(_("unit"), max_length=150, blank=True)
    completed_on = models.DateField(_("completed on"))
    by_reading = models.BooleanField(_("read in the system"), default=False)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        default_permissions = ()
        ordering = ["-completed_on", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "user"],
                condition=models.Q(user__isnull=False),
                name="ita_attendance_once_a_course",
            )
        ]

    def __str__(self) -> str:
        return self.name
