"""Rounds over the addresses of links: what is kept, what says nothing, what goes on."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Site

from home.core import visits
from home.core.exceptions import NotAllowed
from home.core.jobs import JobState
from home.core.visits import Answer
from ita.monitoring.links import jobs, operations
from ita.monitoring.links.enums import LinkVerdict
from ita.monitoring.links.gathering import read_all
from ita.monitoring.links.models import LinkAddress, LinkRound
from ita.monitoring.links.operations import (
    Asked,
    ask_due,
    due,
    order_check,
    order_nightly,
    order_round,
)
from ita.monitoring.links.progress import message_of
from tests.factories import UserFactory
from tests.ita.monitoring.links.conftest import address_of, linking
from tests.public_visitor import answer, nobody_there

pytestmark = pytest.mark.django_db
GOOD, GONE, SILENT = "https://good.test/", "https://gone.test/", "https://silent.test/"


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "PAUSE", 0.0)


def world(url: str, **how: Any) -> Answer:
    if "silent" in url:
        return nobody_there(url)
    if "nameless" in url:
        return Answer(url, (), 0.0, 0, "", b"", visits.NO_NAME)
    return answer(url, status=404 if "gone" in url else 200)


@pytest.fixture
def outside_world(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "visit", world)


def new_round(site: Site, days: int = 0, **fields: Any) -> LinkRound:
    """A round that begins so many days from now."""
    job = LinkRound.objects.create(site=site, **fields)
    job.created_at = timezone.now() + timedelta(days=days)
    job.save()
    return job


def verdicts(site: Site) -> dict[str, str]:
    return dict(LinkAddress.objects.of_site(site).values_list("address", "verdict"))


def test_answers_are_kept(site: Site) -> None:
    linking(GOOD, GONE, SILENT)
    read_all(site)
    told: list[int] = []
    assert ask_due(new_round(site), told.append, visit=world) == Asked(kept=3)
    assert verdicts(site) == {GOOD: "works", GONE: "not_yet", SILENT: "uncheckable"}
    assert told == [33, 66, 99]
    assert address_of(site, GONE).status == 404
    assert due(new_round(site)) == []


def test_what_is_gone_is_dead_after_three_nights(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    linking(GOOD, GONE)
    read_all(site)
    found = []
    start = timezone.now()
    for day in range(3):
        monkeypatch.setattr(
            "ita.monitoring.links.operations.timezone.now", lambda day=day: start + timedelta(day)
        )
        LinkAddress.objects.filter(address=GOOD).update(checked_at=None)  # somebody answers
        ask_due(new_round(site, day), visit=world)
        found.append(address_of(site, GONE).verdict)
    assert found == [LinkVerdict.NOT_YET, LinkVerdict.NOT_YET, LinkVerdict.DEAD]


@pytest.mark.parametrize("name", [SILENT, "https://nameless.test/"])
def test_a_round_in_which_nothing_outside_answers_says_nothing(site: Site, name: str) -> None:
    linking(*(f"{name}{number}" for number in range(5)), f"{site.root_url}/search/")
    read_all(site)
    LinkAddress.objects.exclude(kind="own").update(verdict=LinkVerdict.WORKS)
    asked = ask_due(new_round(site), visit=world)
    assert asked == Asked(kept=1, is_mute=True)  # our own website is no witness
    assert set(verdicts(site).values()) == {"works"}
    assert len(due(new_round(site))) == 5


def test_a_round_goes_on_where_it_ended(site: Site) -> None:
    linking(*(f"https://good{number}.test/" for number in range(3)))
    read_all(site)
    job = new_round(site)
    assert ask_due(job, visit=world, seconds=0) == Asked(left=3)

    def killed(url: str) -> Answer:
        if "good2" in url:
            raise SystemError
        return world(url)

    operations_kept, operations.KEPT_AT_ONCE = operations.KEPT_AT_ONCE, 1
    try:
        with pytest.raises(SystemError):
            ask_due(job, visit=killed)
    finally:
        operations.KEPT_AT_ONCE = operations_kept
    kept = LinkAddress.objects.exclude(checked_at=None).count()
    assert ask_due(job, visit=world) == Asked(kept=3 - kept)
    assert set(verdicts(site).values()) == {"works"}


def test_the_nightly_round_reads_and_asks(
    site: Site, other_agency: Site, outside_world: None
) -> None:
    linking(GOOD, GONE)
    assert order_nightly() == 2
    assert verdicts(site) == {GOOD: "works", GONE: "not_yet"}
    assert {job.state for job in LinkRound.objects.all()} == {JobState.DONE}
    LinkRound.objects.update(created_at=timezone.now() - operations.ROUNDS_KEPT)
    order_nightly()
    assert LinkRound.objects.count() == 2


def test_the_queue_goes_on_until_nothing_is_left(
    site: Site, webmaster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    slices = [Asked(left=2), Asked()]
    read: list[Site] = []
    monkeypatch.setattr(operations, "ask_due", lambda *args, **how: slices.pop(0))
    monkeypatch.setattr(jobs.gathering, "read_all", read.append)
    job = order_round(site, webmaster)
    job.refresh_from_db()
    assert (job.state, slices, read) == (JobState.DONE, [], [site])
    jobs.run_round(job.pk)  # delivered again

    slices[:] = [Asked(left=2), Asked(left=1)]
    job = new_round(site, user=webmaster)
    LinkRound.objects.filter(pk=job.pk).update(created_at=timezone.now() - jobs.ENDS_AFTER)
    jobs.run_round(job.pk)  # it took all night: the rest waits for the next
    job.refresh_from_db()
    assert (job.state, len(slices)) == (JobState.DONE, 1)


def test_who_waits_is_told(site: Site, webmaster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "ask_due", lambda *args, **how: Asked(is_mute=True))
    job = order_round(site, webmaster)
    job.refresh_from_db()
    assert (job.state, job.is_mute) == (JobState.DONE, True)
    assert "ไม่มีเว็บไซต์ภายนอกใดตอบ" in message_of(job)
    monkeypatch.setattr(operations, "ask_due", lambda *args, **how: 1 / 0)
    job = order_round(site, webmaster)
    job.refresh_from_db()
    assert job.state == JobState.FAILED and message_of(job) == job.error != ""


def test_one_address_is_asked_again(site: Site, requester: Any, outside_world: None) -> None:
    linking(GOOD, GONE)
    read_all(site)
    address = address_of(site, GOOD)
    order_check(address, requester)
    assert verdicts(site) == {GOOD: "works", GONE: "not_yet"}
    assert address_of(site, GONE).checked_at is None
    first = address_of(site, GOOD).checked_at
    order_check(address, requester)
    assert address_of(site, GOOD).checked_at > first  # type: ignore[operator]


def test_another_website_tells_whether_the_way_out_is_open(
    site: Site, requester: Any, outside_world: None
) -> None:
    linking(SILENT, f"{SILENT}b", GOOD)
    read_all(site)
    LinkAddress.objects.filter(address=f"{SILENT}b").update(verdict=LinkVerdict.WORKS)
    assert order_check(address_of(site, SILENT), requester).pk
    assert LinkRound.objects.get().is_mute  # the same server is no witness
    LinkAddress.objects.filter(address=GOOD).update(verdict=LinkVerdict.WORKS)
    order_check(address_of(site, SILENT), requester)
    assert verdicts(site)[SILENT] == LinkVerdict.UNCHECKABLE
    assert not LinkRound.objects.first().is_mute  # type: ignore[union-attr]


def test_what_is_under_way_is_not_ordered_twice(
    site: Site, webmaster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "async_task", lambda *args: None)
    order_nightly()
    mine = order_round(site, webmaster)
    assert mine.user == webmaster  # it does not wait for the night's
    assert order_round(site, webmaster) == mine
    LinkRound.objects.update(seen_at=timezone.now() - LinkRound.SEEMS_DEAD)
    assert order_round(site, webmaster) != mine


def test_only_the_agencys_officers_order(
    site: Site, other_agency: Site, requester: Any, webmaster: Any
) -> None:
    linking(GOOD, "/law/")
    read_all(site)
    outside, own = address_of(site, GOOD), address_of(site, f"{site.root_url}/law/")
    foreign = UserFactory(webmaster=True, site=other_agency)
    for order in (
        lambda: order_round(site, requester),
        lambda: order_round(site, foreign),
        lambda: order_round(other_agency, webmaster),
        lambda: order_check(outside, foreign),
        lambda: order_check(own, requester),  # known without asking
    ):
        with pytest.raises(NotAllowed):
            order()
    assert not LinkRound.objects.exists()
