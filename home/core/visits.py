"""Visits to web addresses as a stranger: no cookies, no name, nothing but GET.

Whoever may enter an address could have the server ask what only it can reach, or wait for ever. So
every request of a chain is examined after its name was resolved (``home.core.addresses``), goes to
the very address that was examined, and ends in time (``home.core.calls``). Only the agency's own
websites may lie inside the network.
"""

import hashlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.parse import urldefrag, urljoin, urlsplit

from django.utils.datastructures import CaseInsensitiveMapping

from home.core import calls
from home.core.addresses import AddressRefused, NameUnknown, origin

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_HOPS = 10
MOST = 200 * 1024 * 1024  # bytes of an answer
KEEP = 2 * 1024 * 1024  # bytes that are kept in memory
PAUSE = 1.0  # seconds between two requests to a server that is not ours

REFUSED, UNREACHABLE, TIMEOUT = "refused", "unreachable", "timeout"
TOO_LARGE, LOOP, CERTIFICATE, NO_NAME = "too_large", "loop", "certificate", "no_name"
# Of these it is not known whether the page is there: the fault lies on the way to it.
ON_THE_WAY = frozenset({UNREACHABLE, TIMEOUT, NO_NAME})
# Who keeps the names says that there is none; any other failure of asking says nothing.
NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


@dataclass(frozen=True)
class Hop:
    """One request of a chain; ``headers`` as received."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Answer:
    """What a visit found.

    Attributes:
        url: the address that was asked for.
        hops: the redirects and the last answer; empty where nothing answered.
        seconds: of all requests, without the pauses between them.
        size, sha256: of the last answer's body, as sent (not decompressed); of a body that was not
            read to its end they are 0 and empty.
        body: its first bytes.
        error: empty, or why there is no whole answer (the codes above). ``certificate`` and
            ``refused`` of a redirect's target too: ``hops`` then ends with the redirect.
    """

    url: str
    hops: tuple[Hop, ...]
    seconds: float
    size: int
    sha256: str
    body: bytes
    error: str = ""

    @property
    def status(self) -> int | None:
        """The code of the last answer; None where nothing answered."""
        return self.hops[-1].status if self.hops else None

    @property
    def final_url(self) -> str:
        """The address that answered last."""
        return self.hops[-1].url if self.hops else self.url

    @property
    def headers(self) -> CaseInsensitiveMapping[str]:
        """Of the last answer; of a header that came twice, the last."""
        return CaseInsensitiveMapping(self.hops[-1].headers if self.hops else ())


@dataclass(frozen=True)
class _Body:
    size: int
    sha256: str
    beginning: bytes


NOTHING = _Body(0, "", b"")


def visit(
    url: str,
    *,
    own: Collection[str] = frozenset(),
    timeout: float = 20,
    most: int = MOST,
    keep: int = KEEP,
    into: IO[bytes] | None = None,
) -> Answer:
    """Ask for ``url`` as anybody could, and follow its redirects. Raises nothing for what the
    network does.

    Args:
        own: origins ("https://host:port") of the agency's own websites: these may lie inside the
            network, and are asked without pauses.
        timeout: seconds for all requests of the chain.
        most: bytes of the last answer, above which it is ``too_large``.
        keep: bytes of it that the answer keeps.
        into: where the whole body is written; what was written of a body that is not whole stays.
    """
    own = frozenset(origin(address) for address in own)
    trip = _Trip(own, timeout, most, keep, into)
    error, body = "", NOTHING
    try:
        body = trip.follow(urldefrag(url).url)
    except _NotWritten as fault:
        raise fault.__cause__ or fault from None
    except ssl.SSLCertVerificationError:
        error = CERTIFICATE
    except NameUnknown as fault:
        error = NO_NAME if _is_no_name(fault) else UNREACHABLE
    except (AddressRefused, ValueError):  # ValueError: it is no address
        error = REFUSED
    except _Loop:
        error = LOOP
    except calls.TooMuch:
        error = TOO_LARGE
    except (TimeoutError, calls.TookTooLong):
        error = TIMEOUT
    except (HTTPException, OSError):
        error = UNREACHABLE
    return Answer(
        url, tuple(trip.hops), trip.seconds, body.size, body.sha256, body.beginning, error
    )


class _Loop(Exception):
    """The redirects lead nowhere."""


class _NotWritten(Exception):
    """A fault of our own disk is none of the network."""


class _Trip:
    """A chain of requests under one limit of time."""

    def __init__(
        self, own: frozenset[str], timeout: float, most: int, keep: int, into: IO[bytes] | None
    ) -> None:
        self._own, self._timeout, self._most, self._keep, self._into = (
            own,
            timeout,
            most,
            keep,
            into,
        )
        self.hops: list[Hop] = []
        self.seconds = 0.0

    def follow(self, url: str) -> _Body:
        """The body of the last answer."""
        seen: set[str] = set()
        while True:
            if url in seen or len(seen) > MOST_HOPS:
                raise _Loop
            seen.add(url)
            server = origin(url)
            is_own = server in self._own
            if server and not is_own:
                pace.wait(server)
            begun = time.monotonic()
            try:
                target, body = self._ask(url, is_own)
            finally:
                self.seconds += time.monotonic() - begun
            if target is None:
                return body
            url = target

    def _ask(self, url: str, is_own: bool) -> tuple[str | None, _Body]:
        """Where the answer sends, or None; and the body of one that sends nowhere."""
        with calls.send(
            "GET",
            url,
            _headers(self._own),
            timeout=max(self._timeout - self.seconds, 0.001),
            inside_allowed=is_own,
        ) as response:
            self.hops.append(Hop(url, response.status, tuple(response.getheaders())))
            location = response.getheader("Location")
            if response.status in REDIRECTS and location:
                return urldefrag(urljoin(url, _as_text(location))).url, NOTHING
            return None, self._read(response)

    def _read(self, response: HTTPResponse) -> _Body:
        size, digest, beginning = 0, hashlib.sha256(), b""
        for part in calls.parts_of(response, self._most):
            size += len(part)
            digest.update(part)
            beginning += part[: max(self._keep - len(beginning), 0)]
            self._write(part)
        return _Body(size, digest.hexdigest(), beginning)

    def _write(self, part: bytes) -> None:
        if not self._into:
            return
        try:
            self._into.write(part)
        except OSError as error:
            raise _NotWritten from error


class Pace:
    """A server that is not ours is asked once in ``PAUSE`` seconds by this process, by whatever
    scheme and at whatever port."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._free_at: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, server: str) -> None:
        """Until ``server`` (an origin) may be asked again."""
        server = urlsplit(server).hostname or server
        with self._lock:
            now = self._clock()
            self._free_at = {name: free for name, free in self._free_at.items() if free > now}
            turn = max(self._free_at.get(server, now), now)
            self._free_at[server] = turn + PAUSE
        if turn > now:
            self._sleep(turn - now)


pace = Pace()


def _is_no_name(fault: NameUnknown) -> bool:
    cause = fault.__cause__
    return isinstance(cause, socket.gaierror) and cause.errno in NO_SUCH_NAME


def _headers(own: frozenset[str]) -> dict[str, str]:
    """Who asks, honestly; and as it stands, so that a file's hash is the file's."""
    contact = f"; +{min(own)}/" if own else ""
    return {
        "User-Agent": f"ita-site-visit/1.0 (checks links and evidence{contact})",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _as_text(location: str) -> str:
    """Servers send Thai addresses as bare UTF-8, which the library reads as Latin-1."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location
