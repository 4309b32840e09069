"""The index that is old: said, ordered once, made, seen."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from wagtail.models import Site
from wagtail.search.models import IndexEntry

from home.core.jobs import JobState
from ita_site.setup import set_up
from search.admin.rebuild import message_of
from search.indexing import rebuilding, state
from search.models import IndexState, Rebuild
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """The queue: what was put into it, not yet done."""
    queued: list[tuple[Any, ...]] = []
    monkeypatch.setattr(rebuilding, "async_task", lambda *args, **kwargs: queued.append(args))
    return queued


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Any:
    """``rules("two")`` are the rules of analysis from now on."""

    def set_rules(name: str) -> None:
        monkeypatch.setattr(state, "fingerprint", lambda: name)

    set_rules("one")
    return set_rules


def test_it_is_due_until_it_was_made_and_again_when_the_rules_change(rules: Any) -> None:
    IndexState.objects.all().delete()
    assert state.is_due()
    state.record_made(entries=0)
    assert not state.is_due()
    rules("two")
    assert state.is_due()
    state.record_made(entries=0)
    assert not state.is_due()
    assert IndexState.objects.count() == 1


def test_a_new_installation_has_nothing_to_make_again(rules: Any) -> None:
    IndexEntry.objects.all().delete()
    IndexState.objects.all().delete()
    set_up()
    assert not state.is_due()


def test_an_old_installation_is_not_taken_for_a_new_one(rules: Any, site: Site) -> None:
    IndexState.objects.all().delete()
    assert IndexEntry.objects.exists()
    set_up()
    assert state.is_due()


def test_the_index_is_made_again_and_says_so(rules: Any, superuser: User) -> None:
    NewsPageFactory(title="ข่าว ประปา", live=True)
    IndexEntry.objects.all().delete()
    rules("two")
    rebuild = rebuilding.order(superuser)  # the queue of the tests works at once
    assert rebuild.state == JobState.DONE and rebuild.percent == 100
    assert IndexEntry.objects.exists()
    assert not state.is_due()


def test_who_clicks_twice_orders_once(superuser: User, jobs: list[Any]) -> None:
    first = rebuilding.order(superuser)
    assert rebuilding.order(superuser) == first
    assert len(jobs) == 1


def test_the_database_itself_refuses_a_second(superuser: User) -> None:
    Rebuild.objects.create(state=JobState.RUNNING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rebuild.objects.create(state=JobState.WAITING)
    Rebuild.objects.create(state=JobState.DONE)
    Rebuild.objects.create(state=JobState.FAILED)


def test_a_job_delivered_twice_works_once(
    superuser: User, jobs: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []
    monkeypatch.setattr(rebuilding, "call_command", lambda *args, **kwargs: runs.append(args))
    rebuild = rebuilding.order(superuser)
    Rebuild.objects.update(state=JobState.RUNNING, seen_at=timezone.now())
    rebuilding.run(rebuild.pk)
    assert not runs  # another worker is at it
    Rebuild.objects.update(seen_at=timezone.now() - Rebuild.SEEMS_DEAD)
    rebuilding.run(rebuild.pk)
    assert len(runs) == 1
    rebuilding.run(rebuild.pk)
    assert len(runs) == 1  # finished
    rebuilding.run(rebuild.pk + 1)
    assert len(runs) == 1  # there is none


def test_what_kills_its_worker_is_not_tried_for_ever(superuser: User, jobs: list[Any]) -> None:
    rebuild = rebuilding.order(superuser)
    Rebuild.objects.update(attempts=Rebuild.MAX_ATTEMPTS)
    rebuilding.run(rebuild.pk)
    rebuild.refresh_from_db()
    assert rebuild.state == JobState.FAILED


def test_a_failure_is_told_in_thai_with_the_command(
    superuser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise CommandError("disk")

    monkeypatch.setattr(rebuilding, "call_command", fail)
    rebuild = rebuilding.order(superuser)
    assert rebuild.state == JobState.FAILED
    assert "จัดทำดัชนีไม่สำเร็จ" in rebuild.error and "manage.py update_index" in rebuild.error
    assert rebuilding.order(superuser).pk != rebuild.pk


def test_an_order_without_life_makes_room_for_a_new_one(superuser: User, jobs: list[Any]) -> None:
    dead = rebuilding.order(superuser)
    Rebuild.objects.update(
        state=JobState.RUNNING,
        seen_at=timezone.now() - Rebuild.SEEMS_DEAD - timedelta(seconds=1),
    )
    assert rebuilding.order(superuser) != dead
    dead.refresh_from_db()
    assert dead.state == JobState.FAILED


def test_every_chunk_is_seen_and_the_end_is_not_promised_early(
    jobs: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild = Rebuild.objects.create(state=JobState.RUNNING)
    monkeypatch.setattr(rebuilding, "_count_chunks", lambda: 4)
    meter = rebuilding.Meter(rebuild)
    seen = []
    for text in ["default: wagtailcore.Page ", ".", ".", "\n", " ", ".", ".", ".", "indexed 5."]:
        meter.write(text)
        rebuild.refresh_from_db()
        seen.append(rebuild.percent)
    assert seen == [0, 25, 50, 50, 50, 75, 99, 99, 99]


def test_the_dots_of_the_command_are_the_chunks_that_were_counted(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new version of the command that prints otherwise would leave the officer at 0 %."""
    monkeypatch.setattr(rebuilding, "CHUNK", 5)
    rebuild = Rebuild.objects.create(state=JobState.RUNNING)
    meter = rebuilding.Meter(rebuild)
    rebuilding.call_command("update_index", chunk_size=5, stdout=meter)
    assert meter.chunks == meter.all_chunks > 3


def test_where_no_worker_runs_the_officer_is_told(superuser: User, jobs: list[Any]) -> None:
    rebuild = rebuilding.order(superuser)
    with translation.override("th"):
        assert message_of(rebuild) == "อยู่ในคิวรอจัดทำ"
        rebuild.seen_at -= Rebuild.WAITS_IN_VAIN
        assert "ผู้ดูแลระบบ" in message_of(rebuild)
        rebuild.state = JobState.DONE
        assert message_of(rebuild) == "จัดทำดัชนีใหม่เรียบร้อยแล้ว"
