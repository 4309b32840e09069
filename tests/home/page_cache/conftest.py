from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.page_cache.store import SHARED, at_hand
from home.remembered import forget


@pytest.fixture
def page_cache(settings: Any) -> Iterator[None]:
    """The cache is on, and empty."""
    settings.PAGE_CACHE = True
    yield
    at_hand.clear()
    forget()
    caches[SHARED].clear()


@pytest.fixture
def queries_of(client: Client) -> Callable[..., int]:
    """``queries_of(url)``: how often the database is asked for the page."""

    def count(url: str, **headers: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            response: HttpResponse = client.get(url, headers=headers)
        assert response.status_code in (200, 304)
        return len(queries)

    return count
