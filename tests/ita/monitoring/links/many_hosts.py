"""Thousands of links against servers of this machine that fail in every way, under many names.

The guard of outgoing requests lets these names through, and nothing else is pretended: requests go
over sockets, at the pace that is set.
"""

import socket
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import StreamRequestHandler
from typing import Any

import pytest

from ita.monitoring.links.enums import LinkVerdict
from tests.pretending_server import Pretender, pretending, reply

HUGE = 512 * 1024 * 1024
STATUSES = (200, 204, 401, 403, 404, 405, 406, 410, 429, 500, 503)
WORKING = {200, 204}
NOT_FOUND = {404, 410}


def _hang(handler: StreamRequestHandler) -> None:
    time.sleep(30)


def _reset(handler: StreamRequestHandler) -> None:
    linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"  # closes without the word of parting
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)


def _huge(handler: StreamRequestHandler) -> None:
    handler.wfile.write(f"HTTP/1.1 200 OK\r\nContent-Length: {HUGE}\r\n\r\n".encode())
    _endless_part(handler)


def _endless(handler: StreamRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    _endless_part(handler)


def _endless_part(handler: StreamRequestHandler) -> None:
    while True:
        handler.wfile.write(b"x" * 65536)


def _drip(handler: StreamRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.2)


class _Answers(dict[str, Any]):
    """By the first part of the path, so that each address can be another."""

    def get(self, path: str, default: Any = None) -> Any:
        return super().get(path.split("/")[1], default)


ANSWERS = _Answers(
    {str(status): reply(status) for status in STATUSES}
    | {
        "moved": reply(301, Location="/200/new"),
        "elsewhere": reply(302, Location="/200/new"),
        "loop": reply(302, Location="/loop/again"),
        "nowhere": reply(301),
        "hang": _hang,
        "reset": _reset,
        "huge": _huge,
        "endless": _endless,
        "drip": _drip,
        "rubbish": b"SSH-2.0-OpenSSH\r\n",
    }
)
# What one round says; what is not found is dead only when it was so on three days.
EXPECTED = (
    {str(status): LinkVerdict.UNCHECKABLE for status in STATUSES}
    | {str(status): LinkVerdict.WORKS for status in WORKING}
    | {str(status): LinkVerdict.NOT_YET for status in NOT_FOUND}
    | dict.fromkeys(
        ("loop", "nowhere", "hang", "reset", "drip", "rubbish"), LinkVerdict.UNCHECKABLE
    )
    | {"moved": LinkVerdict.MOVED}
    | dict.fromkeys(("elsewhere", "huge", "endless"), LinkVerdict.WORKS)
)
ANSWERING = [kind for kind in EXPECTED if kind not in ("hang", "reset", "drip", "rubbish")]


@dataclass
class Hosts:
    """``times``: when each name was connected to."""

    plain: Pretender
    secure: Pretender
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def at(self, name: str, path: str) -> str:
        return f"http://{name}.test:{self.plain.port}/{path}"

    def at_secure(self, name: str, path: str) -> str:
        return f"https://{name}.test:{self.secure.port}/{path}"

    def hurried(self, pause: float) -> list[str]:
        """The names that were asked more often than once in ``pause`` seconds, from their first
        request to the last; a thread may begin a little late."""
        return [
            name
            for name, asked in self.times.items()
            if asked[-1] - asked[0] < (len(asked) - 1) * pause - 0.1
        ]


@contextmanager
def many_hosts(monkeypatch: pytest.MonkeyPatch, certificate: Path) -> Iterator[Hosts]:
    """Names below ``.test`` are this machine, but ``nameless…`` which nobody has; ``certificate``
    is one that no client trusts."""
    with pretending(ANSWERS) as plain, pretending(ANSWERS, certificate) as secure:
        hosts = Hosts(plain, secure)
        look_up = socket.getaddrinfo

        def getaddrinfo(name: Any, port: Any, *args: Any, **how: Any) -> Any:
            if not str(name).endswith(".test"):
                return look_up(name, port, *args, **how)
            hosts.times[name].append(time.monotonic())
            if name.startswith("nameless"):
                raise socket.gaierror(socket.EAI_NONAME, "no such name")
            return look_up("127.0.0.1", port, *args, **how)

        def is_inside(address: str) -> bool:
            return address != "127.0.0.1"

        monkeypatch.setattr("socket.getaddrinfo", getaddrinfo)
        monkeypatch.setattr("home.core.addresses._is_inside", is_inside)
        yield hosts
