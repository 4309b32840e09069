"""The search backend for Wagtail: ``BACKEND: "search.backends"`` in WAGTAILSEARCH_BACKENDS."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:
    """The backend for the default database: SQLite or PostgreSQL."""
    if connection.vendor == "sqlite":
        from search.backends.sqlite import SearchBackend as Backend
    elif connection.vendor == "postgresql":
        from search.backends.postgresql import SearchBackend as Backend
    else:
        raise ImproperlyConfigured(f"search.backends knows no {connection.vendor}.")
    return Backend(params)
