"""The words of the index are counted by the database that has it."""

from collections.abc import Iterable, Iterator
from functools import partial

from django.db import connections, router, transaction
from wagtail.search.models import IndexEntry

from home.core.transactions import atomic_with_retry
from home.thai.sounds import sound
from search.analysis.terms import from_index
from search.models import Word

AT_ONCE = 2000
LONGEST = 60
LONGEST_SOUND = 100  # ฤ sounds as two letters

_SQLITE = """SELECT term, doc FROM temp.search_words WHERE col = 'body'"""
_SQLITE_TABLE = """CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words
    USING fts5vocab('main', '{table}_fts', 'col')"""
_POSTGRESQL = "SELECT word, ndoc FROM ts_stat('SELECT body FROM {table}')"


def learn_after_commit(words: Iterable[str]) -> None:
    """``learn``, once the object that says them is stored for good: two that learn the same words
    wait for each other, and an act would wait with all that it holds. What is lost in between is
    found when the words are counted."""
    transaction.on_commit(partial(learn, words), using=router.db_for_write(Word), robust=True)


@atomic_with_retry
def learn(words: Iterable[str]) -> None:
    """Add those of the ``words`` that are new, as words of one entry, in the order of all who
    write words."""
    known = sorted(filter(is_counted, words))
    Word.objects.bulk_create(
        [_new(word, 1) for word in known],
        ignore_conflicts=True,
        batch_size=AT_ONCE,
    )


def recount() -> int:
    """Count in how many entries each word stands, forget those that stand in none; returns how many
    entries the index has.

    Pages can be saved meanwhile: what is learnt after the counting began stays, and nobody waits
    for more than a batch. All write in the order of the words, so no two wait for each other."""
    connection = connections[router.db_for_write(Word)]
    before = dict(Word.objects.values_list("text", "entries"))
    counted = dict(_counted(connection))
    changed = sorted(text for text, entries in counted.items() if before.get(text) != entries)
    for some in _batches(changed):
        Word.objects.bulk_create(
            [_new(text, counted[text]) for text in some],
            update_conflicts=True,
            unique_fields=["text"],
            update_fields=["sound", "entries"],
        )
    for some in _batches(sorted(before.keys() - counted.keys())):
        Word.objects.filter(text__in=some).delete()
    return int(IndexEntry.objects.count())


def _batches(texts: list[str]) -> Iterator[list[str]]:
    for first in range(0, len(texts), AT_ONCE):
        yield texts[first : first + AT_ONCE]


def _new(word: str, entries: int) -> Word:
    return Word(text=word, sound=sound(word)[:LONGEST_SOUND], entries=entries)


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
