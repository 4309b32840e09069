"""Where pages are kept: at hand in each process, and behind it where all processes find them.

Nothing has to be thrown away to stay right: a page of an earlier generation is asked for by nobody
again, and falls out. Both tiers have a size.
"""

import logging
import threading
from collections import OrderedDict

from django.conf import settings
from django.core.cache import caches

from home.page_cache.stored import StoredPage

logger = logging.getLogger(__name__)
SHARED = "pages"  # of CACHES
LARGEST_KEPT = 2_000_000  # bytes of one page, compressed
OVERHEAD = 1000  # bytes of a page beside its body, about


class PagesAtHand:
    """The pages that were used last, of this process."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, StoredPage] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, key: str) -> StoredPage | None:
        with self._lock:
            if page := self._pages.get(key):
                self._pages.move_to_end(key)
            return page

    def keep(self, key: str, page: StoredPage, most: int) -> None:
        """Keep ``page``, and at most ``most`` bytes of all."""
        with self._lock:
            if key in self._pages:
                return
            self._pages[key] = page
            self._size += len(page.body) + OVERHEAD
            while self._size > most and self._pages:
                _key, oldest = self._pages.popitem(last=False)
                self._size -= len(oldest.body) + OVERHEAD

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._size = 0


at_hand = PagesAtHand()


def find(key: str) -> StoredPage | None:
    """The page under the key, wherever it is kept."""
    if page := at_hand.get(key):
        return page
    try:
        page = caches[SHARED].get(key)
    except Exception as error:  # its server is gone: the page is made anew
        logger.warning("page cache: the shared tier does not answer: %s", error)
        return None
    if not isinstance(page, StoredPage):
        return None
    at_hand.keep(key, page, settings.PAGE_CACHE_BYTES)
    return page


def keep(key: str, page: StoredPage) -> None:
    at_hand.keep(key, page, settings.PAGE_CACHE_BYTES)
    try:
        caches[SHARED].set(key, page)
    except Exception as error:
        logger.warning("page cache: the shared tier does not answer: %s", error)
