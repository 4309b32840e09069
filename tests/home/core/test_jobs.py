"""One kind of job: claimed by one worker, tried a few times, seen, ended. Shown on ``Rebuild``."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

from home.core import jobs
from home.core.jobs import JobState, claim, fail, finish, give_up_the_silent, put_back, report
from search.models import Rebuild

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting() -> Rebuild:
    return Rebuild.objects.create()


def stored(job: Rebuild) -> Rebuild:
    return Rebuild.objects.get(pk=job.pk)


def claimed(job: Rebuild) -> Rebuild | None:
    return claim(Rebuild.objects.filter(pk=job.pk))


def silence(job: Rebuild, since: timedelta) -> None:
    Rebuild.objects.filter(pk=job.pk).update(seen_at=timezone.now() - since)


def test_a_claimed_job_is_running_and_its_try_is_counted(waiting: Rebuild) -> None:
    silence(waiting, timedelta(days=1))
    job = claimed(waiting)
    assert job and (job.state, job.attempts) == (JobState.RUNNING, 1)
    row = stored(waiting)
    assert (row.state, row.attempts, row.percent) == (JobState.RUNNING, 1, 0)
    assert timezone.now() - row.seen_at < timedelta(minutes=1)


def test_another_worker_that_is_alive_is_not_disturbed(waiting: Rebuild) -> None:
    assert claimed(waiting)
    silence(waiting, Rebuild.SEEMS_DEAD - timedelta(seconds=5))
    assert claimed(waiting) is None
    assert stored(waiting).attempts == 1


def test_a_sign_of_life_keeps_it(waiting: Rebuild) -> None:
    job = claimed(waiting)
    assert job
    silence(waiting, Rebuild.SEEMS_DEAD)
    report(job, 40)
    assert claimed(waiting) is None
    assert stored(waiting).percent == 40


def test_a_job_whose_worker_fell_silent_is_taken_from_the_beginning(waiting: Rebuild) -> None:
    first = claimed(waiting)
    assert first
    report(first, 40)
    silence(waiting, Rebuild.SEEMS_DEAD)
    second = claimed(waiting)
    assert second and (second.attempts, second.percent) == (2, 0)


def test_what_an_outrun_worker_writes_is_not_stored(waiting: Rebuild) -> None:
    first = claimed(waiting)
    silence(waiting, Rebuild.SEEMS_DEAD)
    second = claimed(waiting)
    assert first and second
    report(first, 90)
    assert not finish(first)
    assert not fail(first, "late")
    assert not put_back(first)
    row = stored(waiting)
    assert (row.state, row.percent, row.error) == (JobState.RUNNING, 0, "")
    assert finish(second)


def test_after_the_last_try_it_is_given_up_with_a_sentence(waiting: Rebuild) -> None:
    for _number in range(Rebuild.MAX_ATTEMPTS):
        assert claimed(waiting)
        silence(waiting, Rebuild.SEEMS_DEAD)
    assert claimed(waiting) is None
    row = stored(waiting)
    assert (row.state, row.attempts) == (JobState.FAILED, Rebuild.MAX_ATTEMPTS)
    assert row.error == waiting.when_given_up()["error"] != ""
    assert row.finished_at


def test_what_has_ended_is_not_taken_again(waiting: Rebuild) -> None:
    job = claimed(waiting)
    assert job and finish(job)
    silence(waiting, Rebuild.SEEMS_DEAD)
    assert claimed(waiting) is None
    assert not fail(job, "after all")
    row = stored(waiting)
    assert (row.state, row.percent, row.error) == (JobState.DONE, 100, "")
    assert row.finished_at == job.finished_at is not None


def test_what_failed_says_why(waiting: Rebuild) -> None:
    job = claimed(waiting)
    assert job and fail(job, "โปรดแจ้งผู้ดูแลระบบ")
    row = stored(waiting)
    assert (row.state, row.error, row.is_open) == (JobState.FAILED, "โปรดแจ้งผู้ดูแลระบบ", False)
    assert row.finished_at


def test_what_was_put_back_has_all_its_tries_again(waiting: Rebuild) -> None:
    for _night in range(Rebuild.MAX_ATTEMPTS + 1):
        job = claimed(waiting)
        assert job and put_back(job)
    row = stored(waiting)
    assert (row.state, row.attempts, row.finished_at) == (JobState.WAITING, 0, None)


def test_a_job_that_is_gone_is_no_error(waiting: Rebuild) -> None:
    job = claimed(waiting)
    waiting.delete()
    assert job and not finish(job)
    assert claimed(job) is None


@pytest.mark.parametrize(
    ("state", "silent", "is_stalled"),
    [
        (JobState.WAITING, Rebuild.WAITS_IN_VAIN - timedelta(seconds=5), False),
        (JobState.WAITING, Rebuild.WAITS_IN_VAIN, True),
        (JobState.RUNNING, Rebuild.WAITS_IN_VAIN, False),
        (JobState.RUNNING, Rebuild.SEEMS_DEAD - timedelta(seconds=5), False),
        (JobState.RUNNING, Rebuild.SEEMS_DEAD, True),
        (JobState.DONE, timedelta(days=1), False),
        (JobState.FAILED, timedelta(days=1), False),
    ],
)
def test_what_seems_to_wait_in_vain(state: JobState, silent: timedelta, is_stalled: bool) -> None:
    assert Rebuild(state=state, seen_at=timezone.now() - silent).is_stalled == is_stalled


def test_the_silent_make_room(waiting: Rebuild) -> None:
    silence(waiting, Rebuild.SEEMS_DEAD - timedelta(seconds=5))
    give_up_the_silent(Rebuild.objects.all())
    assert stored(waiting).is_open
    silence(waiting, Rebuild.SEEMS_DEAD)
    give_up_the_silent(Rebuild.objects.all())
    row = stored(waiting)
    assert row.state == JobState.FAILED and row.error


def test_the_screen_is_told_how_far_it_is(waiting: Rebuild) -> None:
    job = claimed(waiting)
    assert job
    report(job, 40)
    assert jobs.progress(stored(waiting), "ร้อยละ 40") == {
        "state": "running",
        "percent": 40,
        "message": "ร้อยละ 40",
        "finished": False,
    }
    finish(job)
    assert jobs.progress(stored(waiting), "")["finished"]


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_at_once_one_has_it(waiting: Rebuild) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the test database in memory is one connection for all threads")
    both, taken = Barrier(4), list[Any]()

    def work() -> None:
        both.wait()
        taken.append(claimed(waiting))
        connections.close_all()

    workers = [Thread(target=work) for _number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len([job for job in taken if job]) == 1
    assert stored(waiting).attempts == 1
