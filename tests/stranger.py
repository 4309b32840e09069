"""Visits of the website without a network: the answers of ``home.core.visits`` by Django's own
test client, and static files from where they lie."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client

from home.core.visits import Answer, Hop


@dataclass
class Stranger:
    """Opens addresses as the public does. ``before``: called with each address before it is
    opened; ``dead``: addresses that nothing answers."""

    before: Callable[[str], None] = lambda url: None
    dead: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def visit(
        self,
        url: str,
        *,
        own: Any = frozenset(),
        timeout: float = 20,
        most: int = 0,
        keep: int = 0,
        into: IO[bytes] | None = None,
    ) -> Answer:
        self.asked.append(url)
        self.before(url)
        parts = urlsplit(url)
        known = {urlsplit(each).netloc for each in own}
        if url in self.dead or parts.netloc not in known:
            return Answer(url, (), 0.0, 0, "", b"", "unreachable")
        response = _static(parts.path) or _open(parts.netloc, url)
        body = b"".join(response) if response.streaming else response.content
        if into:
            into.write(body)
        hop = Hop(url, response.status_code, tuple(response.headers.items()))
        digest = hashlib.sha256(body).hexdigest()
        return Answer(url, (hop,), 0.01, len(body), digest, body[:keep])


def _open(host: str, url: str) -> Any:
    parts = urlsplit(url)
    client = Client(HTTP_HOST=host, raise_request_exception=False)
    return client.get(parts.path + (f"?{parts.query}" if parts.query else ""))


def _static(path: str) -> Any:
    if not path.startswith(settings.STATIC_URL):
        return None
    found = finders.find(unquote(path.removeprefix(settings.STATIC_URL)))
    if not found:
        return HttpResponse(status=404)
    kinds = {"css": "text/css; charset=utf-8", "woff2": "font/woff2", "svg": "image/svg+xml"}
    kind = kinds.get(path.rpartition(".")[2], "application/octet-stream")
    with open(found, "rb") as file:
        return HttpResponse(file.read(), content_type=kind)
