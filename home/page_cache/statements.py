"""What a statement of SQL writes to."""

import re
from dataclasses import dataclass
from functools import lru_cache

CHANGES = re.compile(
    r"\s*(?:(?P<update>UPDATE)|INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|DELETE\s+FROM)"
    r'\s+(?:ONLY\s+)?(?:"?\w+"?\.)?"?(?P<table>\w+)"?',
    re.IGNORECASE,
)
COLUMN = re.compile(r'"(\w+)"\s*=')
HARMLESS = re.compile(
    r"\s*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA|SET|SHOW|EXPLAIN|ANALYZE|VACUUM|"
    r"CREATE|ALTER|DROP|DECLARE|FETCH|CLOSE|LOCK|LISTEN|NOTIFY|COMMENT|GRANT|REVOKE|REINDEX|RESET)\b",
    re.IGNORECASE,
)
WRITES_SOMEHOW = re.compile(r"\b(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|COPY|REPLACE)\b", re.I)
EVERYTHING = "*"
LONGEST_REMEMBERED = 2000  # letters; longer ones are of many rows, and each is another


@dataclass(frozen=True)
class Change:
    """The table that a statement writes to ("*": who knows), and the columns where it updates.

    The columns are at least those that are set; those of its conditions may be among them.
    """

    table: str
    columns: frozenset[str] = frozenset()


def change_of(sql: str) -> Change | None:
    """What ``sql`` changes; None for what only reads, and for definitions of tables."""
    if sql.startswith("SELECT"):
        return None
    return _remembered(sql) if len(sql) < LONGEST_REMEMBERED else _read(sql)


def _read(sql: str) -> Change | None:
    if found := CHANGES.match(sql):
        columns = COLUMN.findall(sql) if found["update"] else ()
        return Change(found["table"].lower(), frozenset(columns))
    if HARMLESS.match(sql) or not WRITES_SOMEHOW.search(sql):
        return None
    return Change(EVERYTHING)


_remembered = lru_cache(maxsize=2000)(_read)
