"""Who learnt what in a period, and who learnt nothing yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User
from django.db.models import Count, Q, Sum
from django.utils import timezone
from wagtail.models import Site

from home.core.duties import PUBLICATION
from home.thai.calendar import local_date
from ita.monitoring.training.enums import TrainingKind
from ita.monitoring.training.models import (
    Attendance,
    AttendanceQuerySet,
    TrainingCourse,
    TrainingCourseQuerySet,
)
from ita.people.models import OfficerProfile, PostDuty
from ita.people.selectors import OfficerToday


@dataclass(frozen=True)
class TrainingFigures:
    """Training of an agency in a period: what was held, what was read, by whom.

    ``hours`` are those of all who took part, added up; ``without`` are the officers with a duty on
    the last day (today, while the period goes on) who took part in nothing.
    """

    courses: int
    exchanges: int
    notes: int
    hours: Decimal
    people: int
    outsiders: int
    without: list[OfficerToday]

    @property
    def is_empty(self) -> bool:
        return not (self.courses or self.exchanges or self.notes)


def training_of(site: Site, first_day: date, last_day: date) -> TrainingFigures:
    """The figures of the agency for the period; five queries."""
    taken = attended(site, first_day, last_day)
    held = TrainingCourse.objects.of_site(site).filter(held_on__range=(first_day, last_day))
    by_kind = dict(held.order_by().values_list("kind").annotate(Count("pk")))
    read = taken.filter(course__kind=TrainingKind.NOTE)
    sums = taken.order_by().aggregate(
        hours=Sum("course__hours"),
        people=Count("user", distinct=True),
        outsiders=Count("pk", filter=Q(user=None)),
    )
    return TrainingFigures(
        courses=by_kind.get(TrainingKind.TRAINING, 0),
        exchanges=by_kind.get(TrainingKind.EXCHANGE, 0),
        notes=read.order_by().values("course").distinct().count(),
        hours=sums["hours"] or Decimal(0),
        people=sums["people"],
        outsiders=sums["outsiders"],
        without=without_any(site, taken, min(last_day, local_date(timezone.now()))),
    )


def attended(site: Site, first_day: date, last_day: date) -> AttendanceQuerySet:
    """What was finished in the period, with its courses."""
    rows = Attendance.objects.of_site(site).filter(completed_on__range=(first_day, last_day))
    return rows.select_related("course")


def without_any(site: Site, taken: AttendanceQuerySet, day: date) -> list[OfficerToday]:
    """The officers with a duty in publication on ``day`` who are not among those of ``taken``."""
    posts = OfficerProfile.objects.in_post(day).of_site(site).filter(user__is_active=True)
    duties = PostDuty.objects.filter(duty__in=[group.value for group in PUBLICATION])
    posts = posts.filter(pk__in=duties.values("post"))
    done = taken.order_by().exclude(user=None).values("user")
    rows = posts.exclude(user__in=done).order_by("full_name", "pk")
    found = {
        user_id: OfficerToday(user_id, name, position)
        for user_id, name, position in rows.values_list("user_id", "full_name", "position")
    }
    return list(found.values())


def courses_of(site: Site, year: int) -> TrainingCourseQuerySet:
    """The trainings of the fiscal year (C.E.), each with ``people``, the count of who took part."""
    rows = TrainingCourse.objects.of_site(site).of_year(year)
    return rows.annotate(people=Count("attendances"))


def notes_to_read(user: User, site: Site) -> TrainingCourseQuerySet:
    """The notes that can be read today and that ``user`` has not finished."""
    done = Attendance.objects.of_user(user).values("course")
    today = local_date(timezone.now())
    notes = TrainingCourse.objects.of_site(site).filter(kind=TrainingKind.NOTE)
    return notes.filter(held_on__lte=today).exclude(pk__in=done)


def record_of(user: User, site: Site) -> AttendanceQuerySet:
    """All that ``user`` took part in, newest first."""
    return Attendance.objects.of_site(site).of_user(user).select_related("course")


def officers_to_tick(site: Site, attended_by: Iterable[int] = ()) -> list[OfficerToday]:
    """The officers of today's posts in the agency, each once by name; and who took part already,
    though they left."""
    posts = OfficerProfile.objects.of_site(site)
    ticked = posts.filter(user__in=list(attended_by))
    today = posts.in_post().filter(user__is_active=True)
    rows = (ticked | today).order_by("full_name", "valid_from", "pk")
    found = {
        user_id: OfficerToday(user_id, name, position)
        for user_id, name, position in rows.values_list("user_id", "full_name", "position")
    }
    return list(found.values())
