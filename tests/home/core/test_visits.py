"""Visits as a stranger: what is found, what is refused, and that every visit ends."""

import errno
import hashlib
import io
import socket
import socketserver
import time
from collections.abc import Iterator
from typing import Any

import pytest

from home.core import calls, visits
from home.core.visits import Answer, Pace, visit
from tests.home.core.test_addresses import nobody_knows
from tests.pretending_server import Pretender, pretending, reply

Handler = socketserver.StreamRequestHandler
PAGE = "<title>ประกาศ</title>".encode()


def drip(head: bytes) -> Any:
    """An answer that begins with ``head`` and sends a byte now and then, for ever."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(head)
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.05)

    return answer


def _slowly(answer: bytes, seconds: float) -> Any:
    def send(handler: Handler) -> None:
        time.sleep(seconds)
        handler.wfile.write(answer)

    return send


def endless(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        handler.wfile.write(b"x" * 65536)


@pytest.fixture(scope="module")
def server() -> Iterator[Pretender]:
    replies: dict[str, Any] = {
        "/page": reply(200, PAGE, Content_Type="text/html", X_Robots="a", x_robots="b"),
        "/moved": reply(301, b"gone", Location="/moved-again"),
        "/moved-again": reply(302, Location="page#part"),
        "/loop": reply(302, Location="/loop"),
        "/there": reply(302, Location="/back"),
        "/back": reply(302, Location="/there"),
        "/thai": reply(302, Location="/%E0%B8%81").replace(b"%E0%B8%81", "ก".encode()),
        "/%E0%B8%81": reply(200, b"thai"),
        "/login": reply(401),
        "/nowhere": reply(301),
        "/private": reply(302, Location="http://10.0.0.1/"),
        "/metadata": reply(302, Location="http://169.254.169.254/latest/meta-data/"),
        "/other-port": reply(302, Location="http://127.0.0.1:9/"),
        "/file": reply(302, Location="file:///etc/passwd"),
        "/long": b"HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\nxxxx",
        "/endless": endless,
        "/cut": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nxxxx",
        "/rubbish": b"SSH-2.0-OpenSSH\r\n",
        "/closes": b"",
        "/chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "/cut-chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        "/slow": lambda handler: time.sleep(1),
        "/slow-head": drip(b"HTTP/1.1 200 OK\r\nX-Slow: "),
        "/slow-body": drip(b"HTTP/1.1 200 OK\r\n\r\n"),
        "/cookie": reply(200, Set_Cookie="a=b"),
    }
    for step in range(5):
        replies[f"/slow-step/{step}"] = _slowly(
            reply(302, Location=f"/slow-step/{step + 1}"), seconds=0.2
        )
    for step in range(20):
        replies[f"/step/{step}"] = reply(302, Location=f"/step/{step + 1}")
    with pretending(replies) as pretender:
        yield pretender


def ask(server: Pretender, path: str, **how: Any) -> Answer:
    return visit(server.at(path), own=server.own, **{"timeout": 5} | how)


def test_a_page_is_read_as_it_was_sent(server: Pretender) -> None:
    answer = ask(server, "/page#part")

    assert (answer.status, answer.error, answer.body) == (200, "", PAGE)
    assert (answer.size, answer.sha256) == (len(PAGE), hashlib.sha256(PAGE).hexdigest())
    assert answer.url == server.at("/page#part")
    assert answer.final_url == server.at("/page")
    assert answer.headers["content-type"] == "text/html"
    assert answer.headers["X-Robots"] == "b"
    assert ("X-Robots", "a") in answer.hops[0].headers
    assert 0 < answer.seconds < 5


def test_a_stranger_asks(server: Pretender) -> None:
    ask(server, "/cookie")
    ask(server, "/page")

    head = server.requests[-1].lower()
    assert head.startswith("get /page http/1.1\r\n")
    assert "cookie" not in head and "authorization" not in head and "referer" not in head
    assert f"user-agent: ita-site-visit/1.0 (checks links and evidence; +{server.at('/')})" in head
    assert f"host: 127.0.0.1:{server.port}" in head


def test_redirects_are_followed(server: Pretender) -> None:
    answer = ask(server, "/moved")
    assert [hop.status for hop in answer.hops] == [301, 302, 200]
    assert answer.final_url == server.at("/page")
    assert answer.body == PAGE
    assert ask(server, "/thai").body == b"thai"


@pytest.mark.parametrize(("path", "status"), [("/login", 401), ("/absent", 404), ("/nowhere", 301)])
def test_a_code_is_an_answer(server: Pretender, path: str, status: int) -> None:
    answer = ask(server, path)
    assert (answer.status, answer.error) == (status, "")


@pytest.mark.parametrize(
    ("path", "error", "hops"),
    [
        ("/loop", "loop", 1),
        ("/there", "loop", 2),
        ("/step/0", "loop", 11),
        ("/private", "refused", 1),
        ("/metadata", "refused", 1),
        ("/other-port", "refused", 1),
        ("/file", "refused", 1),
        ("/long", "too_large", 1),
        ("/cut", "unreachable", 1),
        ("/cut-chunks", "unreachable", 1),
        ("/rubbish", "unreachable", 0),
        ("/closes", "unreachable", 0),
    ],
)
def test_a_fault_is_named(server: Pretender, path: str, error: str, hops: int) -> None:
    answer = ask(server, path)
    assert (answer.error, len(answer.hops)) == (error, hops)
    assert (answer.size, answer.sha256, answer.body) == (0, "", b"")


@pytest.mark.parametrize("path", ["/slow", "/slow-head", "/slow-body", "/slow-step/0"])
def test_every_visit_ends(server: Pretender, path: str) -> None:
    begun = time.monotonic()
    assert ask(server, path, timeout=0.5).error == "timeout"
    assert time.monotonic() - begun < 3


def test_an_endless_answer_is_left(server: Pretender) -> None:
    assert ask(server, "/endless", most=1_000_000).error == "too_large"


def test_no_more_is_kept_than_asked_for(server: Pretender) -> None:
    into = io.BytesIO()
    answer = ask(server, "/page", keep=3, into=into)
    assert (answer.body, into.getvalue(), answer.size) == (PAGE[:3], PAGE, len(PAGE))
    assert ask(server, "/page", most=len(PAGE)).error == ""
    assert ask(server, "/page", most=len(PAGE) - 1).error == "too_large"
    assert ask(server, "/chunked").body == b"abc"
    assert ask(server, "/chunked", most=2).error == "too_large"


def test_a_full_disk_is_no_fault_of_the_network(server: Pretender) -> None:
    class Full(io.BytesIO):
        def write(self, part: Any) -> int:
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        ask(server, "/page", into=Full())


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/page",
        "http://localhost:{port}/page",
        "http://2130706433:{port}/page",
        "http://0x7f.1:{port}/page",
        "http://0177.0.0.1:{port}/page",
        "http://[::ffff:127.0.0.1]:{port}/page",
        "http://0.0.0.0:{port}/page",
        "http://[::1]:{port}/page",
        "ftp://127.0.0.1:{port}/page",
        "http://",
        "no address",
        "http://a:b/",
        "http://[::1/",
        "",
    ],
)
def test_what_lies_inside_is_not_asked(server: Pretender, address: str, settings: Any) -> None:
    settings.WEBHOOK_INSIDE_ALLOWED = True  # is about chat tools
    before = len(server.requests)
    answer = visit(address.format(port=server.port), own={"https://agency.go.th:443"}, timeout=2)
    assert (answer.error, answer.hops, len(server.requests)) == ("refused", (), before)


def test_a_name_that_resolves_inside_is_not_asked(
    server: Pretender, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, inside in enumerate((["10.0.0.5"], ["93.184.215.14", "127.0.0.1"])):
        found = [(2, 1, 6, "", (address, server.port)) for address in inside]
        monkeypatch.setattr("socket.getaddrinfo", lambda *a, found=found, **k: found)
        assert visit(f"http://harmless{number}.example.com/").error == "refused"


def test_the_examined_address_is_the_one_that_is_asked(
    server: Pretender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is resolved once: a second answer could be another."""
    answers = [[(2, 1, 6, "", ("127.0.0.1", server.port))]]
    monkeypatch.setattr("socket.getaddrinfo", lambda *a, **k: answers.pop())
    monkeypatch.setattr("home.core.addresses._is_inside", lambda address: False)
    monkeypatch.setattr(calls.socket, "create_connection", _connect_by_number)
    assert visit(f"http://rebinding.example.com:{server.port}/page", timeout=2).body == PAGE


def _connect_by_number(place: tuple[str, int], timeout: float) -> Any:
    connected = socket.socket()
    connected.settimeout(timeout)
    connected.connect(place)
    return connected


def test_the_next_address_is_tried(server: Pretender, monkeypatch: pytest.MonkeyPatch) -> None:
    places = (["127.0.0.2", "127.0.0.1"], server.port)  # nobody listens at the first
    monkeypatch.setattr(calls, "resolve", lambda *_: places)
    assert ask(server, "/page").body == PAGE


def test_nobody_there_is_a_fault_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    assert visit("http://127.0.0.1:1/", own={"http://127.0.0.1:1"}).error == "unreachable"
    monkeypatch.setattr("socket.getaddrinfo", nobody_knows)
    assert visit("http://nobody.invalid/").error == "unreachable"
    assert visits.UNREACHABLE in visits.ON_THE_WAY


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (socket.EAI_NONAME, "no_name"),
        (socket.EAI_AGAIN, "unreachable"),
        (socket.EAI_FAIL, "unreachable"),
    ],
)
def test_only_who_keeps_the_names_says_that_there_is_none(
    number: int, error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*args: object, **how: object) -> None:
        raise socket.gaierror(number, "says so")

    monkeypatch.setattr("socket.getaddrinfo", nobody)
    assert visit("http://nobody.invalid/").error == error
    assert visits.NO_NAME in visits.ON_THE_WAY


def test_a_foreign_server_is_asked_slowly() -> None:
    slept: list[float] = []
    pace = Pace(clock=lambda: 100.0, sleep=slept.append)
    for server in ("http://a:80", "https://a:443", "http://b:80", "http://a:8080"):
        pace.wait(server)
    assert slept == [1.0, 2.0]


def test_each_request_of_a_foreign_chain_waits(
    server: Pretender, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[str] = []
    monkeypatch.setattr(visits.pace, "wait", waited.append)
    monkeypatch.setattr("home.core.addresses._is_inside", lambda address: False)
    visit(server.at("/moved"), timeout=2)
    assert waited == [server.at("")] * 3
    ask(server, "/moved")
    assert len(waited) == 3
