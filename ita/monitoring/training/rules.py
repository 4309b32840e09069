"""Who enters trainings, and who finishes a note by reading it."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from home.core.users import AnyUser
from ita.monitoring.training.models import Attendance, TrainingCourse
from ita.people.rules import why_without_post
from ita.people.selectors import duties_of

ENTER = {Group.WEBMASTERS.value, Group.APPROVERS.value, Group.ITA_OFFICERS.value}


def why_not_read(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` does not see the agency's trainings: every officer with a post does."""
    if isinstance(user, User):
        return None if user.is_superuser else why_without_post(user, site)
    return _("Please sign in.")


def why_not_enter(user: User, site: Site) -> str | None:
    """Why ``user`` cannot enter or change a training of the agency."""
    if duties_of(user, site) & ENTER:
        return None
    return why_without_post(user, site) or _(
        "Webmasters, approvers and ITA officers enter trainings."
    )


def why_not_finish(user: User, course: TrainingCourse) -> str | None:
    """Why ``user`` cannot say that they read and understood the note."""
    if reason := why_without_post(user, course.site):
        return reason
    if not course.is_note:
        return _("This training is not read in the system; who took part is entered by others.")
    if Attendance.objects.filter(course=course, user=user).exists():
        return _("You have finished this note already.")
    return None


def why_not_delete(user: User, course: TrainingCourse) -> str | None:
    """Why the training must stay."""
    if reason := why_not_enter(user, course.site):
        return reason
    if Attendance.objects.filter(course=course, by_reading=True).exists():
        return _("Officers have read this note in the system; their record stays.")
    return None
