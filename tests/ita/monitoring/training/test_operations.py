from datetime import date
from typing import Any

import pytest
import time_machine
from wagtail.models import Site

from home.core.duties import Group
from home.core.exceptions import NotAllowed
from ita.monitoring.training.models import Attendance, TrainingCourse
from ita.monitoring.training.operations import delete_course, enter_course, finish_note
from tests.factories import OfficerProfileFactory, UserFactory
from tests.ita.conftest import Officers

pytestmark = pytest.mark.django_db


def names(course: TrainingCourse) -> set[str]:
    return set(Attendance.objects.filter(course=course).values_list("name", flat=True))


def test_who_took_part_is_named_by_the_post_of_that_day(officers: Officers, course_of: Any) -> None:
    post = officers.requester.posts.get()
    post.valid_until = date(2025, 12, 31)
    post.save()
    OfficerProfileFactory(
        user=officers.requester, full_name=post.full_name, position="ตำแหน่งใหม่",
        valid_from=date(2026, 1, 1),
    )  # fmt: skip
    course = enter_course(course_of(), officers.webmaster, [officers.requester.pk], ["นายภายนอก"])
    assert names(course) == {post.full_name, "นายภายนอก"}
    row = Attendance.objects.get(user=officers.requester)
    assert (row.position, row.completed_on) == (post.position, date(2025, 11, 5))


def test_a_change_keeps_what_was_taken_down_and_drops_who_is_unticked(
    officers: Officers, course_of: Any
) -> None:
    course = enter_course(
        course_of(), officers.webmaster, [officers.requester.pk, officers.checker.pk]
    )
    Attendance.objects.filter(user=officers.requester).update(position="ตำแหน่งเดิม")
    course.held_on = date(2025, 11, 6)
    enter_course(course, officers.approver, [officers.requester.pk])
    row = Attendance.objects.get(course=course)
    assert (row.position, row.completed_on) == ("ตำแหน่งเดิม", date(2025, 11, 6))


@pytest.mark.parametrize("role", ["requester", "checker", "case_officer"])
def test_others_enter_nothing(role: str, course_of: Any) -> None:
    with pytest.raises(NotAllowed):
        enter_course(course_of(), UserFactory(**{role: True}), [])
    assert not TrainingCourse.objects.exists()


def test_a_webmaster_of_another_agency_enters_nothing(other_agency: Site, course_of: Any) -> None:
    stranger = UserFactory(webmaster=True, site=other_agency)
    with pytest.raises(NotAllowed):
        enter_course(course_of(), stranger, [])


def test_a_stranger_who_is_ticked_by_force_is_left_out(
    officers: Officers, other_agency: Site, course_of: Any
) -> None:
    stranger = UserFactory(requester=True, site=other_agency)
    course = enter_course(course_of(), officers.webmaster, [stranger.pk])
    assert names(course) == set()


def test_a_note_is_finished_once_on_the_day_of_the_click(
    officers: Officers, course_of: Any
) -> None:
    note = enter_course(course_of(kind="note", text="เนื้อหา"), officers.webmaster, [])
    with time_machine.travel("2026-01-31T17:30:00+00:00", tick=False):
        row = finish_note(note, officers.requester)
    assert row.completed_on == date(2026, 2, 1)  # in Bangkok
    with pytest.raises(NotAllowed):
        finish_note(note, officers.requester)
    assert Attendance.objects.count() == 1


def test_a_course_is_not_finished_by_reading(officers: Officers, course_of: Any) -> None:
    course = enter_course(course_of(), officers.webmaster, [])
    with pytest.raises(NotAllowed):
        finish_note(course, officers.requester)


def test_who_left_finishes_nothing(officers: Officers, course_of: Any) -> None:
    note = enter_course(course_of(kind="note", text="เนื้อหา"), officers.webmaster, [])
    officers.requester.posts.update(valid_until=date(2025, 6, 1))
    with pytest.raises(NotAllowed):
        finish_note(note, officers.requester)


def test_reading_is_the_officers_own(officers: Officers, course_of: Any) -> None:
    """No tick of others takes it away, and the note stays."""
    note = enter_course(course_of(kind="note", text="เนื้อหา"), officers.webmaster, [])
    finish_note(note, officers.requester)
    enter_course(note, officers.webmaster, [])
    assert Attendance.objects.filter(course=note, user=officers.requester).exists()
    with pytest.raises(NotAllowed):
        delete_course(note, officers.webmaster)


def test_what_was_entered_by_mistake_can_be_deleted(officers: Officers, course_of: Any) -> None:
    course = enter_course(course_of(), officers.webmaster, [officers.requester.pk])
    delete_course(course, officers.webmaster)
    assert not TrainingCourse.objects.exists()


def test_case_officers_read_notes_too(officers: Officers, course_of: Any) -> None:
    note = enter_course(course_of(kind="note", text="เนื้อหา"), officers.webmaster, [])
    user = UserFactory(case_officer=True)
    assert finish_note(note, user).user == user
    assert user.posts.get().duties.get().duty == Group.CASE_OFFICERS
