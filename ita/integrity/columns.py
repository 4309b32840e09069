"""The lives of fields, as columns of tables: what the exact cache need not hear of
(``home.page_cache.shown``)."""

from collections import defaultdict

from ita.integrity.field_lives import fields, life_of
from ita.integrity.lives import Life

# Compared with what is live, and never shown itself: an approval writes one before it is public.
HIDDEN = frozenset({"ita_seal"})


def internal_columns() -> dict[str, set[str]]:
    """{table: its columns that no public address shows}, of all models whose fields have a life;
    keys are among them, because a key never changes."""
    columns: dict[str, set[str]] = defaultdict(set)
    for field in fields():
        if field.column and life_of(field) == Life.INTERNAL:
            columns[field.model._meta.db_table].add(field.column)
    return dict(columns)


def hidden_tables() -> set[str]:
    """Tables of which every column is internal."""
    shown = {f.model._meta.db_table for f in fields() if life_of(f) != Life.INTERNAL}
    return ({f.model._meta.db_table for f in fields()} - shown) | HIDDEN
