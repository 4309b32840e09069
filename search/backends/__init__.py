"""The search backend for Wagtail: ``BACKEND: "search.backends"`` in WAGTAILSEARCH_BACKENDS."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def names() -> list[str]:
    """The names in the settings under which this backend keeps an index in the database."""
    backends = settings.WAGTAILSEARCH_BACKENDS.items()
    return [name for name, options in backends if options["BACKEND"] == __name__]


def SearchBackend(params: dict[str, Any]) -> Any:
    """The backend for the default database: SQLite or PostgreSQL."""
    if connection.vendor == "sqlite":
        from search.backends.sqlite import SearchBackend as Backend
    elif connection.vendor == "postgresql":
        from search.backends.postgresql import SearchBackend as Backend
    else:
        raise ImproperlyConfigured(f"search.backends knows no {connection.vendor}.")
    return Backend(params)
