"""Many links against servers that fail in every way: the round ends, says what is true, asks no
server more often than is set, and keeps little in memory."""

import resource
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Site

from home.core import visits
from home.core.visits import visit as real_visit
from ita.monitoring.links import operations
from ita.monitoring.links.enums import LinkKind, LinkVerdict
from ita.monitoring.links.gathering import read_all
from ita.monitoring.links.models import LinkAddress, LinkRound
from tests.ita.monitoring.links.conftest import linking
from tests.ita.monitoring.links.many_hosts import ANSWERING, EXPECTED, Hosts, many_hosts
from tests.ita.notifications.test_webhook import certificate  # noqa: F401

pytestmark = pytest.mark.django_db
ONE_HOST = 500


@pytest.fixture
def hosts(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: F811
    monkeypatch.setattr(visits, "visit", real_visit)
    with many_hosts(monkeypatch, certificate) as found:
        yield found


def wanted(hosts: Hosts, each: int, answering: int) -> dict[str, LinkVerdict]:
    """{address: what a round says}: of every kind of failure a server of its own with ``each``
    addresses, and ``answering`` servers with ``each`` addresses of all kinds that answer."""
    found: dict[str, LinkVerdict] = {}
    for kind, verdict in EXPECTED.items():
        found |= {hosts.at(f"only-{kind}", f"{kind}/{n}"): verdict for n in range(each)}
    for host in range(answering):
        kinds = [ANSWERING[n % len(ANSWERING)] for n in range(each)]
        found |= {
            hosts.at(f"mixed-{host}", f"{kind}/{n}"): EXPECTED[kind] for n, kind in enumerate(kinds)
        }
    uncheckable, not_yet = LinkVerdict.UNCHECKABLE, LinkVerdict.NOT_YET
    found |= {hosts.at_secure("untrusted", f"200/{n}"): uncheckable for n in range(each)}
    found |= {hosts.at(f"nameless-{n}", "200"): not_yet for n in range(each)}
    found |= {f"http://10.0.0.{n}/": uncheckable for n in range(each)}
    return found


def ask_until_nothing_is_left(site: Site, days: int = 0, seconds: float | None = None) -> int:
    """A round so many days from now, in slices; returns in how many."""
    job = LinkRound.objects.create(site=site)
    LinkRound.objects.filter(pk=job.pk).update(created_at=timezone.now() + timedelta(days=days))
    job.refresh_from_db()
    slices = 0
    while True:
        slices += 1
        asked = operations.ask_due(job, seconds=seconds)
        assert not asked.is_mute
        if not asked.left:
            return slices


def store(site: Site, addresses: dict[str, LinkVerdict]) -> None:
    LinkAddress.objects.bulk_create(
        LinkAddress(
            site=site,
            kind=LinkKind.OUTSIDE,
            address=address,
            key=LinkAddress.key_of(LinkKind.OUTSIDE, address),
            is_asked=True,
        )
        for address in addresses
    )


def found(site: Site) -> dict[str, str]:
    return dict(LinkAddress.objects.of_site(site).values_list("address", "verdict"))


def test_every_kind_of_failure(site: Site, hosts: Hosts, monkeypatch: pytest.MonkeyPatch) -> None:
    pause = 0.02
    monkeypatch.setattr(visits, "PAUSE", pause)
    monkeypatch.setattr(operations, "ASKED_SECONDS", 1)
    expected = wanted(hosts, each=2, answering=3)
    store(site, expected)

    ask_until_nothing_is_left(site)

    assert found(site) == expected
    assert hosts.hurried(pause) == []

    start = timezone.now()
    for day in (1, 2):  # what is not found is asked again, night after night
        monkeypatch.setattr(
            "ita.monitoring.links.operations.timezone.now",
            lambda day=day: start + timedelta(days=day),
        )
        LinkAddress.objects.exclude(gone_days__gt=0).delete()
        store(site, {hosts.at("witness", f"200/{day}"): LinkVerdict.WORKS})
        ask_until_nothing_is_left(site, day)
    gone = {url for url, verdict in expected.items() if verdict == LinkVerdict.NOT_YET}
    dead = {url for url, verdict in found(site).items() if verdict == LinkVerdict.DEAD}
    assert dead == gone and len(gone) == 6


def test_a_page_with_many_links_to_one_server(
    site: Site, hosts: Hosts, monkeypatch: pytest.MonkeyPatch
) -> None:
    pause = 0.001
    monkeypatch.setattr(visits, "PAUSE", pause)
    linking(*(hosts.at("one", f"200/{n}") for n in range(ONE_HOST)))
    read_all(site)
    LinkAddress.objects.filter(pk__gt=LinkAddress.objects.order_by("pk")[99].pk).update(
        checked_at=timezone.now(), verdict=LinkVerdict.WORKS
    )  # a hundred of them are due
    ask_until_nothing_is_left(site)
    assert set(found(site).values()) == {LinkVerdict.WORKS}
    assert (len(found(site)), len(hosts.times["one.test"])) == (ONE_HOST, 100)
    assert hosts.hurried(pause) == []


@pytest.mark.stress
def test_ten_thousand_links(site: Site, hosts: Hosts) -> None:
    expected = wanted(hosts, each=49, answering=175)
    expected |= {hosts.at("one", f"200/{n}"): LinkVerdict.WORKS for n in range(ONE_HOST)}
    assert len(expected) > 10_000
    store(site, expected)
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()

    slices = ask_until_nothing_is_left(site, seconds=240)

    seconds = time.monotonic() - begun
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    asked = sum(map(len, hosts.times.values()))
    print(
        f"{len(expected)} links of {len(hosts.times)} servers, {asked} requests in {seconds:.0f} "
        f"seconds and {slices} slices, {grown:.0f} MB more at most: {Counter(expected.values())}"
    )
    assert found(site) == expected
    assert hosts.hurried(visits.PAUSE) == []
    assert grown < 150
