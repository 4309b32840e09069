from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import RequestFactory
from django.utils import timezone

from home.page_cache.asked import LONGEST_ADDRESS, asked_of, without_ignored
from home.page_cache.generations import Number


@pytest.mark.parametrize(
    "url", ["/", "/en/", "/news/?page=2&year=2569", "/?fbclid=x&utm_source=line"]
)
def test_a_visitor_asks_for_a_page(rf: RequestFactory, url: str) -> None:
    for request in (rf.get(url), rf.head(url)):
        asked = asked_of(request)
        assert asked and asked.is_kept


@pytest.mark.parametrize(
    "url",
    [
        "/admin/",
        "/static/css/site.css",
        "/documents/1/a.pdf",
        "/media/images/a.jpg",
    ],
)
def test_what_is_no_page_is_not_answered(rf: RequestFactory, url: str) -> None:
    assert asked_of(rf.get(url)) is None


@pytest.mark.parametrize(
    "url",
    ["/news/?what=ever", "/news/?page=1&what=ever", f"/news/?page={'9' * LONGEST_ADDRESS}"],
)
def test_what_others_made_up_is_not_kept(rf: RequestFactory, url: str) -> None:
    asked = asked_of(rf.get(url))
    assert asked and not asked.is_kept


def test_whoever_brought_a_session_or_writes_is_not_answered_from_the_cache(
    rf: RequestFactory,
) -> None:
    for name in (configured.SESSION_COOKIE_NAME, "messages"):
        request = rf.get("/")
        request.COOKIES[name] = "x"
        assert asked_of(request) is None
    assert asked_of(rf.get("/", headers={"authorization": "Basic x"})) is None
    assert asked_of(rf.post("/")) is None


def test_a_host_that_is_not_ours_is_left_to_django(rf: RequestFactory, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["www.example.go.th"]

    assert asked_of(rf.get("/", headers={"host": "evil.example"})) is None


def test_what_others_append_changes_nothing(rf: RequestFactory) -> None:
    request = rf.get("/news/?page=2&fbclid=abc&year=2569")
    plain = asked_of(rf.get("/news/?page=2&year=2569"))
    asked = asked_of(request)
    assert asked == plain and asked
    assert request.GET["fbclid"] == "abc"

    without_ignored(request, asked.query)

    assert "fbclid" not in request.GET and request.GET["page"] == "2"
    assert request.get_full_path() == "/news/?page=2&year=2569"


def test_each_part_makes_another_key(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_of(rf.get("/news/"))
    assert asked
    keys = {
        asked.key(Number(1, 1)),
        asked.key(Number(1, 2)),
        asked.key(Number(2, 1)),
        replace(asked, day="2026-01-01").key(Number(1, 1)),
    }
    for request in (
        rf.get("/news/", secure=True),
        rf.get("/news/", headers={"host": "health.localhost"}),
        rf.get("/en/news/"),
        rf.get("/news/?page=2"),
    ):
        other = asked_of(request)
        assert other
        keys.add(other.key(Number(1, 1)))
    monkeypatch.setattr("home.page_cache.asked.release", lambda: "another")
    keys.add(asked.key(Number(1, 1)))

    assert len(keys) == 9
    assert asked_of(rf.get("/news/")) == asked


def test_the_day_begins_at_midnight_in_bangkok(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = []
    for hour, minute in ((16, 59), (17, 0)):
        now = datetime(2026, 11, 30, hour, minute, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        asked = asked_of(rf.get("/"))
        assert asked
        days.append(asked.day)

    assert days == ["2026-11-30", "2026-12-01"]
