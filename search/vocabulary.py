"""The words of the index are counted by the database that has it."""

from collections.abc import Iterable, Iterator

from django.db import connections, router, transaction
from wagtail.search.models import IndexEntry

from home.thai.sounds import sound
from search.models import Word
from search.preparation import from_index

AT_ONCE = 2000
LONGEST = 60

_SQLITE = """SELECT term, doc FROM temp.search_words WHERE col = 'body'"""
_SQLITE_TABLE = """CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words
    USING fts5vocab('main', '{table}_fts', 'col')"""
_POSTGRESQL = "SELECT word, ndoc FROM ts_stat('SELECT body FROM {table}')"


def learn(words: Iterable[str]) -> None:
    """Add those of the ``words`` that are new, as words of one entry."""
    known = sorted(filter(is_counted, words))
    Word.objects.bulk_create(
        [Word(text=word, sound=sound(word)) for word in known],
        ignore_conflicts=True,
        batch_size=AT_ONCE,
    )


def recount() -> int:
    """Count in how many entries each word stands, forget those that stand in none; returns how many
    entries the index has."""
    connection = connections[router.db_for_write(Word)]
    counted = dict(_counted(connection))
    with transaction.atomic(using=connection.alias):
        Word.objects.all().delete()
        Word.objects.bulk_create(
            [
                Word(text=word, sound=sound(word), entries=entries)
                for word, entries in counted.items()
            ],
            batch_size=AT_ONCE,
        )
    return int(IndexEntry.objects.count())


def is_counted(word: str) -> bool:
    """Single letters tell nothing, long numbers are one of a kind."""
    return 1 < len(word) <= LONGEST and (len(word) <= 4 or not word[0].isdigit())


def _counted(connection: object) -> Iterator[tuple[str, int]]:
    table = IndexEntry._meta.db_table
    with connection.cursor() as cursor:  # type: ignore[attr-defined]
        if connection.vendor == "sqlite":  # type: ignore[attr-defined]
            cursor.execute(_SQLITE_TABLE.format(table=table))
            cursor.execute(_SQLITE)
        else:
            cursor.execute(_POSTGRESQL.format(table=table))
        while rows := cursor.fetchmany(AT_ONCE):
            for word, entries in rows:
                if is_counted(word):
                    yield from_index(word), entries
