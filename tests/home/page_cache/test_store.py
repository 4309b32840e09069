from typing import Any

import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache

from home.page_cache import store
from home.page_cache.store import OVERHEAD, SHARED, PagesAtHand, at_hand
from home.page_cache.stored import StoredPage


def page_of(size: int) -> StoredPage:
    return StoredPage(b"x" * size, False, ())


def test_what_was_used_longest_ago_makes_room() -> None:
    pages, room = PagesAtHand(), 3 * (1000 + OVERHEAD)
    for key in "abc":
        pages.keep(key, page_of(1000), room)
    assert pages.get("a")

    pages.keep("d", page_of(1000), room)
    pages.keep("d", page_of(1000), room)

    assert [key for key in "abcd" if pages.get(key)] == ["a", "c", "d"]
    pages.keep("e", page_of(10_000), room)
    assert not any(pages.get(key) for key in "abcde")


def test_another_process_finds_what_one_made(page_cache: None) -> None:
    store.keep("key", page_of(10))
    at_hand.clear()

    assert store.find("key") == page_of(10)
    caches[SHARED].clear()
    assert store.find("key") == page_of(10)


def test_whatever_else_lies_there_is_no_page(page_cache: None) -> None:
    caches[SHARED].set("key", "something else")

    assert store.find("key") is None
    assert store.find("other") is None


class Gone(LocMemCache):
    """A server that does not answer."""

    def get(self, *args: Any, **kwargs: Any) -> Any:
        raise ConnectionError

    set = get


def test_without_its_server_pages_are_kept_at_hand(
    page_cache: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "caches", {SHARED: Gone("", {})})

    store.keep("key", page_of(10))
    assert store.find("key") == page_of(10)
    at_hand.clear()
    assert store.find("key") is None
