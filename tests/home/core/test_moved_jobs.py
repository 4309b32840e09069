"""A job that was queued before an upgrade names the path of before, and still runs."""

import sys
from multiprocessing import Value
from queue import Queue
from typing import Any
from unittest import mock

import pytest
from django_q.brokers import get_broker
from django_q.signing import SignedPackage
from django_q.tasks import async_task
from django_q.worker import worker

from home.core.moved_jobs import keep_old_paths

NEW = "tests.home.core.test_moved_jobs.note"
done: list[tuple[Any, ...]] = []


def note(*args: Any, **kwargs: Any) -> str:
    done.append((args, kwargs))
    return "noted"


def run_queued(func: str, *args: Any, **kwargs: Any) -> dict[str, Any]:
    """Queue ``func`` as before the upgrade, and run it as the queue's worker does."""
    with mock.patch("django_q.conf.Conf.SYNC", False):
        async_task(func, *args, **kwargs)
        [(_key, package)] = get_broker().dequeue()
    tasks: Queue[Any] = Queue()
    results: Queue[Any] = Queue()
    tasks.put(SignedPackage.loads(package))
    tasks.put("STOP")
    worker(tasks, results, Value("f", -1))
    return results.get_nowait()


@pytest.mark.django_db
@pytest.mark.parametrize("old", ["home.gone.jobs.work", "home.thai.numerals.gone"])
def test_an_old_path_runs_what_moved(old: str) -> None:
    done.clear()
    keep_old_paths({old: NEW})
    result = run_queued(old, 1, word="คำ")
    assert (result["success"], result["result"]) == (True, "noted")
    assert done == [((1,), {"word": "คำ"})]


@pytest.mark.django_db
def test_a_path_that_nobody_kept_fails_as_ever() -> None:
    assert not run_queued("home.forgotten.jobs.work")["success"]


def test_what_stands_at_a_path_is_not_hidden() -> None:
    from home.thai import numerals

    keep_old_paths({"home.thai.numerals.old_job": NEW})
    assert sys.modules["home.thai.numerals"] is numerals
    assert numerals.to_arabic_digits("๑") == "1"
