"""A visitor gets what is kept, and never anything that is not so any more."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import AgencySettings, LawPage, Unit
from home.page_cache import middleware, sites, store
from home.page_cache.store import SHARED, at_hand
from tests.factories import LawPageFactory, UnitFactory

pytestmark = pytest.mark.usefixtures("page_cache")
Queries = Callable[..., int]


def rename(page: Page, title: str) -> None:
    """Behind all steps: what counts is that it is written."""
    Page.objects.filter(pk=page.pk).update(title=title)


@pytest.fixture
def law(site: Site) -> LawPage:
    return LawPageFactory(live=True, title="ข้อบัญญัติเดิม")


def test_a_page_that_is_kept_costs_one_question(
    client: Client, law: LawPage, queries_of: Queries
) -> None:
    assert queries_of(law.url) > 5
    assert queries_of(law.url) == 1
    assert queries_of(f"{law.url}?fbclid=x") == 1
    assert queries_of(law.url, **{"if-none-match": client.get(law.url)["ETag"]}) == 1


def test_who_has_the_page_gets_no_body_until_it_changes(client: Client, law: LawPage) -> None:
    tag = client.get(law.url)["ETag"]
    assert client.get(law.url, headers={"if-none-match": tag}).status_code == 304
    assert client.head(law.url)["ETag"] == tag

    rename(law, "ข้อบัญญัติใหม่")

    answer = client.get(law.url, headers={"if-none-match": tag})
    assert answer.status_code == 200 and "ข้อบัญญัติใหม่" in answer.content.decode()


def test_what_others_do_is_shown_by_the_next_request(client: Client, law: LawPage) -> None:
    for title in ("หนึ่ง", "สอง"):
        client.get(law.url)
        rename(law, title)
        assert title in client.get(law.url).content.decode()


def test_an_officer_is_never_answered_from_it(
    client: Client, law: LawPage, client_of: Callable[[Any], Client], requester: Any
) -> None:
    client.get(law.url)

    answer = client_of(requester).get(law.url)

    assert "ETag" not in answer and "wagtail-userbar" in answer.content.decode()
    assert "wagtail-userbar" not in client.get(law.url).content.decode()


def test_what_an_officer_was_shown_is_not_kept(
    client: Client, law: LawPage, client_of: Callable[[Any], Client], requester: Any
) -> None:
    client_of(requester).get(law.url)

    assert "wagtail-userbar" not in client.get(law.url).content.decode()


@pytest.mark.parametrize(
    "url", ["/case/", "/search/", "/search/?q=ภาษี", "/search/suggest?q=ภาษี", "/healthz"]
)
def test_what_is_not_for_all_is_made_each_time(client: Client, site: Site, url: str) -> None:
    for _ in range(2):
        answer = client.get(url)
        assert answer.status_code == 200 and not answer.get("ETag")


def test_what_is_not_there_is_not_kept(client: Client, site: Site) -> None:
    assert client.get("/nothing/").status_code == 404
    assert not client.get("/nothing/").get("ETag")


def test_agencies_do_not_get_each_others_pages(
    client: Client, site: Site, other_agency: Site, queries_of: Queries
) -> None:
    names = []
    for host in (site.hostname, other_agency.hostname):
        about = AgencySettings.objects.get(site__hostname=host)
        body = client.get("/", headers={"host": host}).content.decode()
        names.append(about.name in body)
    assert names == [True, True]

    UnitFactory(site=other_agency)  # an act of the one leaves the other's pages as they are

    assert queries_of("/", host=site.hostname) == 1
    assert queries_of("/", host=other_agency.hostname) > 1


def test_a_host_that_becomes_another_agencys_shows_that_one(
    client: Client, site: Site, other_agency: Site
) -> None:
    hosts = {"host": other_agency.hostname}
    before = client.get("/", headers=hosts).content.decode()

    Site.objects.filter(pk=other_agency.pk).update(hostname="moved.localhost")

    about = AgencySettings.objects.get(site=site)
    after = client.get("/", headers=hosts).content.decode()
    assert about.name not in before and about.name in after


def test_what_was_made_before_an_act_is_not_kept_after_it(
    client: Client, law: LawPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody publishes while a page is being made of what was there before."""
    keep = store.keep

    def act_then_keep(*args: Any) -> None:
        rename(law, "ข้อบัญญัติใหม่")
        keep(*args)

    monkeypatch.setattr(middleware, "keep", act_then_keep)
    assert "ข้อบัญญัติเดิม" in client.get(law.url).content.decode()
    monkeypatch.undo()

    assert "ข้อบัญญัติใหม่" in client.get(law.url).content.decode()


def test_a_period_that_ended_at_midnight_is_over_at_once_and_again_when_the_clock_is_set_back(
    client: Client, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = LawPageFactory(live=True, publication_end_date=timezone.localdate())
    now = timezone.now

    def is_past(days: int) -> bool:
        monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(days=days))
        return "notice-past" in client.get(page.url).content.decode()

    assert [is_past(days) for days in (0, 0, 1, 1, 0, 1)] == [False, False, True, True, False, True]


def test_a_page_that_was_made_over_midnight_is_not_kept(
    client: Client, law: LawPage, monkeypatch: pytest.MonkeyPatch, queries_of: Queries
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(middleware, "today", lambda: tomorrow)

    queries_of(law.url)
    assert queries_of(law.url) > 1


def test_with_the_cache_server_gone_pages_are_right(
    client: Client, law: LawPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone(LocMemCache):
        def get(self, *args: Any, **kwargs: Any) -> Any:
            raise ConnectionError

        set = get

    monkeypatch.setattr(store, "caches", {SHARED: Gone("", {})})
    for title in ("หนึ่ง", "สอง"):
        rename(law, title)
        at_hand.clear()
        assert title in client.get(law.url).content.decode()


def test_another_process_takes_what_one_made(
    client: Client, law: LawPage, queries_of: Queries
) -> None:
    client.get(law.url)
    at_hand.clear()

    assert queries_of(law.url) == 1
    at_hand.clear()
    caches[SHARED].clear()
    assert queries_of(law.url) > 1


def test_without_a_generation_pages_are_made(
    client: Client, law: LawPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(site_id: int) -> None:
        raise OperationalError

    monkeypatch.setattr(sites, "number_of", fail)

    assert client.get(law.url).status_code == 200
    assert "ETag" not in client.get(law.url)


def test_each_visit_stands_in_the_traffic_log(
    client: Client, law: LawPage, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TRAFFIC_LOG = True
    lines: list[Any] = []
    monkeypatch.setattr(
        "ita.monitoring.traffic.middleware.writer.write",
        lambda folder, line, now: lines.append((folder, json.loads(line))),
    )
    tag = client.get(law.url)["ETag"]
    client.get(law.url)
    client.get(law.url, headers={"if-none-match": tag})

    site = Site.objects.get(is_default_site=True)
    assert [(folder, line["path"], line["status"]) for folder, line in lines] == [
        (site.pk, law.url, 200),
        (site.pk, law.url, 200),
        (site.pk, law.url, 304),
    ]


def test_the_cache_can_be_turned_off(client: Client, law: LawPage, settings: Any) -> None:
    settings.PAGE_CACHE = False

    assert "ETag" not in client.get(law.url)


def test_a_unit_is_named_anew(client: Client, law: LawPage, site: Site) -> None:
    client.get(law.url)

    Unit.objects.filter(pk=law.owner_unit_id).update(name="กองที่เปลี่ยนชื่อ")

    assert "กองที่เปลี่ยนชื่อ" in client.get(law.url).content.decode()
