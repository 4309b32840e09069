"""With which rules the index of each backend was made, and whether these are today's."""

from django.conf import settings
from wagtail.search.models import IndexEntry

from search.analysis.terms import fingerprint
from search.models import IndexState

BACKEND = "search.backends"  # as the settings name it


def backend_names() -> list[str]:
    """The names in the settings under which our backend keeps an index in the database."""
    backends = settings.WAGTAILSEARCH_BACKENDS.items()
    return [name for name, options in backends if options["BACKEND"] == BACKEND]


def is_due() -> bool:
    """Whether the index of a backend was made by other rules than today's, or never."""
    today = fingerprint()
    made = dict(IndexState.objects.values_list("backend", "preparation"))
    return any(made.get(backend) != today for backend in backend_names())


def record_new_installation() -> None:
    """Where nothing is indexed yet, nothing is old: what comes is indexed by today's rules."""
    if not IndexEntry.objects.exists() and not IndexState.objects.exists():
        record_made(entries=0)


def record_made(entries: int) -> None:
    """The index is complete, made by the rules of today."""
    for backend in backend_names():
        IndexState.objects.record(backend, fingerprint(), entries)
