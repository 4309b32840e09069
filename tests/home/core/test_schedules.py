"""What the queue does by the clock, and that an upgrade brings an installation the new path."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import Schedule

from home.core.schedules import every_minute, every_night, stop

pytestmark = pytest.mark.django_db


def test_a_night_is_scheduled_for_the_next_night() -> None:
    every_night("purge", "home.core.old", 3)
    job = Schedule.objects.get(name="purge")
    assert (job.func, job.schedule_type) == ("home.core.old", Schedule.DAILY)
    first = timezone.localtime(job.next_run)
    assert (first.hour, first.minute) == (3, 0)
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1))
    assert first.date() == tomorrow.date()


def test_each_minute_leaves_no_results_behind() -> None:
    every_minute("send", "home.core.old")
    job = Schedule.objects.get(name="send")
    assert (job.schedule_type, job.minutes) == (Schedule.MINUTES, 1)
    assert job.kwargs == "{'q_options': {'save': False}}"


def test_an_installation_gets_the_new_path_and_keeps_its_time() -> None:
    every_night("purge", "home.core.old", 3)
    at_ten = timezone.now() + timedelta(days=3)
    Schedule.objects.update(next_run=at_ten)
    every_night("purge", "home.core.new", 3)
    job = Schedule.objects.get(name="purge")
    assert (job.func, job.next_run) == ("home.core.new", at_ten)


def test_another_rhythm_is_taken_over_too() -> None:
    every_night("send", "home.core.old", 3)
    every_minute("send", "home.core.old")
    job = Schedule.objects.get(name="send")
    assert (job.schedule_type, job.minutes) == (Schedule.MINUTES, 1)


def test_other_schedules_stay() -> None:
    every_night("one", "home.core.one", 3)
    every_night("two", "home.core.two", 3)
    assert set(Schedule.objects.filter(name__in=["one", "two"]).values_list("func", flat=True)) == {
        "home.core.one",
        "home.core.two",
    }


def test_what_is_no_longer_run_is_taken_off_the_clock() -> None:
    every_night("purge", "home.core.old", 3)
    every_night("other", "home.core.old", 3)
    stop("purge")
    stop("purge")
    assert list(Schedule.objects.filter(func="home.core.old").values_list("name", flat=True)) == [
        "other"
    ]
