"""Calls to other machines: to the very address that was examined, within a time, no redirects."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from django.conf import settings

from home.core.addresses import AddressRefused, in_ascii, resolve

PART = 64 * 1024  # bytes that are read at once
AS_IT_STANDS = "!#$%&'()*+,/:;=?@[]~"  # in a path or query; all else is written as %XX


class TookTooLong(Exception):
    """The other machine answers, but too slowly or too much."""


class TooMuch(TookTooLong):
    """The answer is longer than the caller takes."""


# All that a call may raise; certificate faults are ssl.SSLCertVerificationError, an OSError.
FAILURES = (AddressRefused, HTTPException, OSError, TookTooLong)


def post(
    url: str,
    body: bytes,
    headers: dict[str, str],
    *,
    timeout: int,
    most: int = 0,
    inside_allowed: bool = False,
) -> tuple[int, bytes]:
    """Send ``body``; returns the code and up to ``most`` bytes of the answer.

    Args:
        timeout: seconds in all, until the answer is read.
        inside_allowed: whether the address may be one of our own network.

    Raises:
        FAILURES: the address is not one that may be called; no connection, no answer, a wrong
            certificate; an answer longer than ``most`` or that does not end in time.
    """
    inside_allowed = inside_allowed or settings.WEBHOOK_INSIDE_ALLOWED
    with send(
        "POST", url, headers, body, timeout=timeout, inside_allowed=inside_allowed
    ) as response:
        return response.status, b"".join(parts_of(response, most)) if most else b""


@contextmanager
def send(
    method: str,
    url: str,
    headers: dict[str, str],
    body: bytes | None = None,
    *,
    timeout: float,
    inside_allowed: bool = False,
) -> Iterator[HTTPResponse]:
    """The answer to one request, still to be read; ``timeout`` seconds go for all of the block.

    Raises:
        FAILURES: see ``post``.
    """
    parts = urlsplit(url)
    deadline = _Deadline(timeout)
    places, port = resolve(parts, inside_allowed)
    with deadline:
        connection = HTTPConnection(parts.hostname or "", port)
        connection.sock = _connected(parts, places, port, deadline)
        try:
            connection.request(method, _target(parts), body, {"Host": _host(parts), **headers})
            yield connection.getresponse()
        finally:
            connection.close()


@dataclass(frozen=True)
class Secured:
    """How a connection is secured: "TLSv1.3", and until when the server's certificate is valid."""

    version: str
    valid_until: datetime


def secured_by(url: str, *, timeout: float, inside_allowed: bool = False) -> Secured:
    """What the server of an ``https`` address agrees to; nothing is asked of it beyond that.

    Raises:
        FAILURES: see ``post``.
    """
    parts = urlsplit(url)
    deadline = _Deadline(timeout)
    places, port = resolve(parts, inside_allowed)
    with deadline, _connected(parts, places, port, deadline) as connected:
        if not isinstance(connected, ssl.SSLSocket):
            raise AddressRefused
        certificate: Any = connected.getpeercert()
        ends = ssl.cert_time_to_seconds(certificate["notAfter"])
        return Secured(connected.version() or "", datetime.fromtimestamp(ends, UTC))


def parts_of(response: HTTPResponse, most: int) -> Iterator[bytes]:
    """The body, part by part, as it was sent (a compressed one is still compressed).

    Raises:
        TooMuch: it is longer than ``most`` bytes, or says so.
        IncompleteRead: it ends before it is whole.
    """
    if response.length is not None and response.length > most:
        raise TooMuch
    left = most
    while part := response.read1(min(PART, left + 1)):
        left -= len(part)
        if left < 0:
            raise TooMuch
        yield part
    if response.length:
        raise IncompleteRead(b"", response.length)


class _Deadline:
    """Ends the connection when the time is over, whatever is being waited for.

    A time for each single step (as sockets have) never ends with a machine that sends a byte now
    and then: in the handshake, in the headers, in the answer.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds
        self._watched: socket.socket | None = None
        self._timer: threading.Timer | None = None

    @property
    def left(self) -> float:
        """Seconds.

        Raises:
            TookTooLong: there are none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TookTooLong
        return left

    def watch(self, connected: socket.socket) -> None:
        """Have ``connected`` end with the time; its copy stays ours when TLS takes it over."""
        self._watched = connected.dup()
        self._timer = threading.Timer(max(self._end - time.monotonic(), 0), self._cut)
        self._timer.daemon = True
        self._timer.start()

    def _cut(self) -> None:
        with suppress(OSError):
            self._watched.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]

    def __enter__(self) -> "_Deadline":
        return self

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer.join()
        if self._watched:
            self._watched.close()
        if isinstance(error, OSError | HTTPException | None) and time.monotonic() >= self._end:
            raise TookTooLong("timed out") from error


def _connected(
    parts: SplitResult, places: list[str], port: int, deadline: _Deadline
) -> socket.socket:
    """A connection to one of the very addresses that were examined, under the server's name."""
    for number, place in enumerate(places, 1):
        try:
            connected = socket.create_connection(
                (place, port), deadline.left / (len(places) + 1 - number)
            )
            break
        except OSError:
            if number == len(places):
                raise
    connected.settimeout(deadline.seconds)
    deadline.watch(connected)
    if parts.scheme == "http":
        return connected
    return ssl.create_default_context().wrap_socket(
        connected, server_hostname=in_ascii(parts.hostname or "").rstrip(".")
    )


def _host(parts: SplitResult) -> str:
    """The server's name and its port as the address names them; no name of a user."""
    name = in_ascii(parts.hostname or "")
    name = f"[{name}]" if ":" in name else name
    return f"{name}:{parts.port}" if parts.port else name


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=AS_IT_STANDS)
    return f"{path}?{quote(parts.query, safe=AS_IT_STANDS)}" if parts.query else path
