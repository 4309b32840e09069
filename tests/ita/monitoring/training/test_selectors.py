from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from wagtail.models import Site

from ita.monitoring.training.operations import enter_course, finish_note
from ita.monitoring.training.selectors import notes_to_read, officers_to_tick, training_of
from tests.factories import UserFactory
from tests.ita.conftest import Officers

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2025, 10, 1), date(2026, 9, 30)


@time_machine.travel("2026-05-01T03:00:00+00:00")
def test_the_figures_of_a_year(site: Site, officers: Officers, course_of: Any) -> None:
    by = officers.webmaster
    ticked = [officers.requester.pk, officers.checker.pk]
    enter_course(course_of(hours=Decimal("3.5")), by, ticked, ["นางภายนอก"])
    enter_course(course_of(kind="exchange", hours=Decimal(1)), by, [officers.requester.pk])
    enter_course(course_of(held_on=date(2025, 9, 30)), by, [officers.approver.pk])
    note = enter_course(course_of(kind="note", hours=Decimal("0.5"), text="อ่าน"), by, [])
    finish_note(note, officers.webmaster)
    enter_course(course_of(kind="note", text="ยังไม่มีใครอ่าน"), by, [])
    figures = training_of(site, FIRST, LAST)
    assert (figures.courses, figures.exchanges, figures.notes) == (1, 1, 1)
    assert figures.hours == Decimal("3.5") * 3 + 1 + Decimal("0.5")
    assert (figures.people, figures.outsiders) == (3, 1)
    assert {each.user_id for each in figures.without} == {
        officers.approver.pk,
        officers.requester2.pk,
    }


def test_a_year_without_training_says_so(site: Site, officers: Officers) -> None:
    figures = training_of(site, FIRST, LAST)
    assert figures.is_empty and figures.hours == 0
    assert len(figures.without) == 5


def test_the_figures_take_as_many_queries_as_ever(
    site: Site, officers: Officers, course_of: Any, django_assert_num_queries: Any
) -> None:
    for _number in range(5):
        enter_course(course_of(), officers.webmaster, [officers.requester.pk])
    with django_assert_num_queries(4):
        training_of(site, FIRST, LAST)


def test_a_note_that_begins_later_waits(site: Site, officers: Officers, course_of: Any) -> None:
    today = enter_course(course_of(kind="note", text="อ่าน"), officers.webmaster, [])
    later = course_of(kind="note", text="อ่าน", held_on=date(2999, 1, 1))
    enter_course(later, officers.webmaster, [])
    assert list(notes_to_read(officers.requester, site)) == [today]
    finish_note(today, officers.requester)
    assert list(notes_to_read(officers.requester, site)) == []


def test_who_left_is_offered_only_where_they_took_part(site: Site, officers: Officers) -> None:
    gone = UserFactory(requester=True)
    gone.posts.update(valid_until=date(2025, 6, 1))
    assert gone.pk not in {each.user_id for each in officers_to_tick(site)}
    assert gone.pk in {each.user_id for each in officers_to_tick(site, [gone.pk])}
