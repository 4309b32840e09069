"""After every act of officers and of the system, the next request shows what a page made anew
shows: what the cache answers is compared with what is made without it."""

import re
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from wagtail.models import Page, Site

from home.enums import Section
from home.models import SectionPage
from home.page_cache import middleware
from home.page_cache.store import SHARED, at_hand
from home.remembered import forget
from home.visibility import public
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.signals import act_appended
from tests.ita.every_act import do_every_act

BOUND_TO_REQUEST = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def _empty_cache() -> Iterator[None]:
    yield
    at_hand.clear()
    forget()
    caches[SHARED].clear()


class Watcher:
    """Opens the website after each transaction in which an act of a new kind was recorded."""

    def __init__(self, site: Site) -> None:
        self.site, self.client = site, Client()
        self.is_cached = True
        self.seen: set[str] = set()
        self.new: set[str] = set()
        self.depth = 0
        self.shown: dict[str, str] = {}
        self.wrong: list[tuple[set[str], str]] = []
        self.changes = self.from_cache = 0

    def note(self, entry: RegisterEntry, **kwargs: Any) -> None:
        self.new |= {entry.act} - self.seen

    def look(self) -> None:
        acts, self.new = self.new, set()
        self.seen |= acts
        for address in self.addresses():
            kept, made = self.open(address, cache=True), self.open(address, cache=False)
            if kept != made:
                self.wrong.append((acts, address))
            self.changes += self.shown.get(address, made) != made
            self.shown[address] = made
        # What nothing changed meanwhile comes from the cache, so the comparison is of two things.
        self.from_cache += self.open("/", cache=True) == self.shown["/"]

    def open(self, address: str, *, cache: bool) -> str:
        self.is_cached = cache
        response = self.client.get(address)
        body = b"" if response.streaming else response.content
        text = BOUND_TO_REQUEST.sub("", body.decode())
        return f"{response.status_code} {text}"

    def addresses(self) -> list[str]:
        """Front page, list, register, and what the newest act was about: its row and its page."""
        law = SectionPage.objects.child_of(self.site.root_page).get(section=Section.LAW)
        row = RegisterEntry.objects.of_site(self.site).order_by("-pk").first()
        page = public(Page.objects.filter(pk=row.page_id)).first() if row else None
        found = ["/", law.url, "/register/"]
        return [*found, *([row.public_url] if row else []), *([page.url] if page else [])]


@pytest.fixture
def watcher(
    site: Site, settings: Any, monkeypatch: pytest.MonkeyPatch, _empty_cache: None
) -> Iterator[Watcher]:
    settings.PAGE_CACHE = True
    watching = Watcher(site)
    asked_of = middleware.asked_of
    monkeypatch.setattr(
        middleware, "asked_of", lambda request: asked_of(request) if watching.is_cached else None
    )
    enter, leave = transaction.Atomic.__enter__, transaction.Atomic.__exit__

    def begin(self: transaction.Atomic) -> None:
        watching.depth += 1
        enter(self)

    def end(self: transaction.Atomic, *error: Any) -> None:
        leave(self, *error)
        watching.depth -= 1
        if watching.depth == 0 and watching.new and error[0] is None:
            watching.look()

    act_appended.connect(watching.note, weak=False, dispatch_uid="page_cache_watcher")
    with (
        patch.object(transaction.Atomic, "__enter__", begin),
        patch.object(transaction.Atomic, "__exit__", end),
    ):
        yield watching
    act_appended.disconnect(dispatch_uid="page_cache_watcher")


@pytest.mark.django_db
def test_after_every_act_the_next_request_shows_it(
    watcher: Watcher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    watcher.look()

    do_every_act(site, monkeypatch)
    watcher.look()

    assert watcher.wrong == []
    assert watcher.seen == {act.value for act in Act}
    assert watcher.changes > 50
    assert watcher.from_cache > 50
