"""Which tables, and which of their columns, come before the public.

Whatever nobody named here is taken as shown: to forget a table costs a page made anew, never a
wrong one. What fields of ours are internal is said where their lives are (``ita.integrity.lives``);
the top layer brings it here by ``are_internal``.
"""

from collections.abc import Iterable, Mapping

# Beginnings of names of tables.
NOT_SHOWN = (
    "home_generation",
    "home_rendition",  # made of a picture when it is shown; its address follows from the picture
    "thai_search_",  # answers of the search are never kept
    "wagtailsearch_",
    "auth_",
    "django_",
    "taggit_",
    "wagtailadmin_",
    "wagtailusers_",
    "wagtailforms_",
    "wagtail_localize_",  # what is translated comes before the public by its page
    "wagtailcore_comment",
    "wagtailcore_group",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailcore_task",
    "wagtailcore_uploadedfile",
    "wagtailcore_workflow",
)

_internal: dict[str, frozenset[str]] = {}  # columns by table
_hidden: set[str] = set()  # tables of which no column is shown


def are_internal(columns: Mapping[str, Iterable[str]], hidden: Iterable[str]) -> None:
    """No public address shows these ``columns`` (by table), nor anything of ``hidden`` tables."""
    _internal.update({table: frozenset(names) for table, names in columns.items()})
    _hidden.update(hidden)


def is_shown(table: str, columns: Iterable[str] = ()) -> bool:
    """Whether a change of the ``columns`` (none named: of whole rows) can change what the public
    reads."""
    if table in _hidden or table.startswith(NOT_SHOWN):
        return False
    changed = set(columns)
    return not changed or not changed <= _internal.get(table, frozenset())
