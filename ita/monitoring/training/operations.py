"""Enters trainings with those who took part, and notes that an officer read a note."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from wagtail.models import Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.models import AgencyDocument
from home.thai.calendar import local_date
from ita.monitoring.drafts import collection_of
from ita.monitoring.training.models import Attendance, TrainingCourse
from ita.monitoring.training.rules import why_not_delete, why_not_enter, why_not_finish
from ita.people.models import OfficerProfile


@atomic_with_retry
def enter_course(
    course: TrainingCourse,
    user: User,
    officers: Collection[int],
    outside: Iterable[str] = (),
    upload: "UploadedFile[bytes] | None" = None,
) -> TrainingCourse:
    """Store ``course`` (new or changed) and who took part: accounts of ``officers``, names of
    people from ``outside``. Who is there already keeps name, position and day as they were.

    Raises:
        NotAllowed: see ``why_not_enter``; or the file is not one that is accepted.
    """
    ensure(why_not_enter(user, course.site))
    if upload:
        course.material = _stored(upload, course, user)
    if course.pk is None:
        course.entered_by = user
    course.save()
    _keep_officers(course, officers)
    _keep_outsiders(course, outside)
    return course


@atomic_with_retry
def finish_note(course: TrainingCourse, user: User) -> Attendance:
    """Note that ``user`` read and understood the note today; once.

    Raises:
        NotAllowed: see ``why_not_finish``.
    """
    course = TrainingCourse.objects.select_for_update().get(pk=course.pk)
    ensure(why_not_finish(user, course))
    today = local_date(timezone.now())
    facts = _facts_of_day([user.pk], course.site, today)[user.pk]
    return Attendance.objects.create(
        course=course, user=user, completed_on=today, by_reading=True, **facts
    )


@atomic_with_retry
def delete_course(course: TrainingCourse, user: User) -> None:
    """Remove a training that was entered by mistake, with who took part.

    Raises:
        NotAllowed: see ``why_not_delete``.
    """
    course = TrainingCourse.objects.select_for_update().get(pk=course.pk)
    ensure(why_not_delete(user, course))
    course.delete()


def _stored(upload: "UploadedFile[bytes]", course: TrainingCourse, user: User) -> AgencyDocument:
    document = AgencyDocument(
        title=course.title,
        file=upload,
        collection=collection_of(course.site),
        uploaded_by_user=user,
    )
    try:
        document.clean()
    except ValidationError as error:
        raise NotAllowed(" ".join(error.messages)) from error
    document.save()
    return document


def _keep_officers(course: TrainingCourse, officers: Collection[int]) -> None:
    """What an officer finished by reading is theirs: no tick of others takes it away."""
    rows = Attendance.objects.filter(course=course)
    entered = rows.filter(by_reading=False).exclude(user=None)
    entered.exclude(user__in=officers).delete()
    entered.filter(user__in=officers).update(completed_on=course.held_on)
    known = set(rows.exclude(user=None).values_list("user_id", flat=True))
    facts = _facts_of_day(set(officers) - known, course.site, course.held_on)
    Attendance.objects.bulk_create(
        Attendance(course=course, user_id=user_id, completed_on=course.held_on, **of_day)
        for user_id, of_day in facts.items()
    )


def _keep_outsiders(course: TrainingCourse, names: Iterable[str]) -> None:
    Attendance.objects.filter(course=course, user=None).delete()
    Attendance.objects.bulk_create(
        Attendance(course=course, name=name, completed_on=course.held_on)
        for name in dict.fromkeys(names)
    )


def _facts_of_day(users: Iterable[int], site: Site, day: date) -> dict[int, Mapping[str, Any]]:
    """Name, position and unit of each user by the post of ``day``, or else of today; who holds
    neither is left out."""
    posts = OfficerProfile.objects.of_site(site).filter(user__in=list(users))
    posts = posts.select_related("unit").order_by("valid_from", "pk")
    found: dict[int, Mapping[str, Any]] = {}
    for each in (posts.in_post(), posts.in_post(day)):
        for post in each:
            unit = post.unit.name if post.unit else ""
            facts = {"name": post.full_name, "position": post.position, "unit_name": unit}
            found[post.user_id] = facts
    return found
