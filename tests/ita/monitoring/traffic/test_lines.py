import json
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import get_resolver
from django.utils.functional import SimpleLazyObject

from ita.monitoring.traffic.lines import HIDDEN, line_of, parsed, without_secrets
from tests.site.test_census import routes

NOON = datetime.fromisoformat("2026-11-30T05:00:00.120+00:00")


def facts(rf: Any, response: Any = None, path: str = "/x/", **meta: Any) -> dict[str, Any]:
    request = rf.get(path, REMOTE_ADDR="203.0.113.5", **meta)
    request.user = AnonymousUser()
    return json.loads(line_of(request, response or HttpResponse("abc"), NOON))


def test_a_line_says_who_when_from_where_what_and_nothing_more(rf: Any) -> None:
    said = facts(rf, path="/search/?q=1234567890123", HTTP_USER_AGENT="curl", HTTP_REFERER="/y")
    assert said == {
        "time": "2026-11-30T12:00:00.120+07:00",
        "address": "203.0.113.5",
        "user": 0,
        "account": "",
        "method": "GET",
        "path": "/search/",
        "status": 200,
        "bytes": 3,
        "robot": True,
    }


def test_the_address_is_what_the_own_proxy_saw(rf: Any) -> None:
    request = rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 198.51.100.1")
    assert json.loads(line_of(request, HttpResponse(), NOON))["address"] == "198.51.100.1"


@pytest.mark.parametrize(
    ("headers", "size"),
    [({"Content-Length": "12"}, 12), ({}, None), ({"Content-Length": "?"}, None)],
)
def test_a_size_that_nobody_knows_is_not_invented(
    rf: Any, headers: dict[str, str], size: int | None
) -> None:
    assert facts(rf, StreamingHttpResponse([b"abc"], headers=headers))["bytes"] == size


def test_an_account_that_nobody_asked_for_is_not_looked_up(rf: Any) -> None:
    def look_up() -> None:
        raise AssertionError("asked")

    request = rf.get("/")
    request.user = SimpleLazyObject(look_up)
    assert json.loads(line_of(request, HttpResponse(), NOON))["account"] == ""


def test_a_path_cannot_make_a_second_line_or_an_endless_one(rf: Any) -> None:
    request = rf.get("/")
    request.path = '/a\n{"time":"x"}' + "ก" * 5000
    line = line_of(request, HttpResponse(), NOON)
    assert line.count(b"\n") == 1 and len(json.loads(line)["path"]) == 2000


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/ita/assessor/abc-DEF_1/", f"/ita/assessor/{HIDDEN}/"),
        ("/en/ita/assessor/abc/o12/x", f"/en/ita/assessor/{HIDDEN}/o12/x"),
        ("/admin/password_reset/confirm/MQ/ab-1/", f"/admin/password_reset/confirm/{HIDDEN}/"),
        ("/admin/password_reset/confirm/MQ/", f"/admin/password_reset/confirm/{HIDDEN}/"),
        ("/news/assessor/", "/news/assessor/"),
    ],
)
def test_what_opens_a_door_is_hidden(path: str, shown: str) -> None:
    assert without_secrets(path) == shown


def test_every_route_with_a_secret_is_hidden() -> None:
    """A new route whose address carries one is named here first."""
    named = {"token", "uidb64", "secret"}
    for route in routes(get_resolver()):
        for name in named:
            if f":{name}>" in route or f"<{name}>" in route:
                path = "/" + route.replace("^", "")
                assert f"{name}>" not in without_secrets(path), route


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b'{"time": 5}', b"\xff\xfe"])
def test_what_is_no_line_is_none(line: bytes) -> None:
    assert parsed(line) is None
