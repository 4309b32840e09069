"""A stranger in tests: opens the website by Django's own client, and nothing beyond it."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from wagtail.models import Site

from home.core.visits import UNREACHABLE, Answer, Hop


def nobody_there(url: str, **how: Any) -> Answer:
    """What every visit finds in tests that bring no visitor of their own."""
    return Answer(url, (), 0.0, 0, "", b"", UNREACHABLE)


def answer(
    url: str, body: bytes = b"", status: int = 200, kind: str = "text/html", error: str = ""
) -> Answer:
    """One that a test makes up."""
    hops = (Hop(url, status, (("Content-Type", kind),)),)
    if error:
        return Answer(url, hops if status != 200 else (), 0.1, 0, "", b"", error)
    return Answer(url, hops, 0.1, len(body), hashlib.sha256(body).hexdigest(), body)


@dataclass
class PublicVisitor:
    """``answers``: what is found at an address instead; ``asked``: the addresses, in order."""

    site: Site
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, url: str, **how: Any) -> Answer:
        self.asked.append(url)
        if url in self.answers:
            return self.answers[url]
        if not url.startswith(self.site.root_url):
            return nobody_there(url)
        return self._open(url, ())

    def _open(self, url: str, hops: tuple[Hop, ...]) -> Answer:
        client = Client(headers={"host": self.site.hostname})
        response = client.get(url.removeprefix(self.site.root_url))
        hops += (Hop(url, response.status_code, tuple(response.headers.items())),)
        if response.status_code in (301, 302):
            return self._open(self.site.root_url + response["Location"], hops)
        body = b"".join(response) if response.streaming else response.content
        return Answer(url, hops, 0.1, len(body), hashlib.sha256(body).hexdigest(), body)
