"""What search does at night, also under the paths of before."""

import pydoc

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Schedule
from django_q.tasks import async_task

from home.core.jobs import JobState
from search import jobs
from search.models import Rebuild
from search.old_paths import MOVED
from search.setup import set_up_search


@pytest.mark.django_db
def test_each_night_is_scheduled_once_and_leads_somewhere() -> None:
    set_up_search()
    set_up_search()
    schedules = Schedule.objects.filter(func__startswith="search.")
    assert sorted(job.name for job in schedules) == [
        "purge_questions",
        "read_files",
        "recount_words",
    ]
    for job in schedules:
        assert job.schedule_type == Schedule.DAILY
        assert timezone.localtime(job.next_run).hour == jobs.NIGHTLY_HOUR
        assert callable(pydoc.locate(job.func)), job.func


@pytest.mark.django_db
def test_migrating_brings_an_installation_todays_paths() -> None:
    set_up_search()
    Schedule.objects.filter(name="read_files").update(func="search.gone.queue_unread")
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert Schedule.objects.get(name="read_files").func == "search.passages.jobs.queue_unread"


@pytest.mark.parametrize("old", MOVED)
def test_the_queue_finds_something_at_each_old_path(old: str) -> None:
    assert callable(pydoc.locate(old))  # as the queue's worker looks for it
    assert callable(import_string(MOVED[old]))


@pytest.mark.django_db
def test_a_rebuild_that_was_ordered_before_the_upgrade_is_made() -> None:
    rebuild = Rebuild.objects.create()
    async_task("search.rebuilding.run", rebuild.pk)  # the queue of the tests works at once
    rebuild.refresh_from_db()
    assert rebuild.state == JobState.DONE
