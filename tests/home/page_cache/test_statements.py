import pytest

from home.page_cache.statements import EVERYTHING, Change, change_of

BOTH = frozenset({"title", "live", "id"})


@pytest.mark.parametrize(
    ("sql", "change"),
    [
        ('SELECT "a"."title" = %s FROM "a"', None),
        ("PRAGMA foreign_keys = OFF", None),
        ("SAVEPOINT s1", None),
        ('CREATE TABLE "a" ("id" integer)', None),
        ("WITH a AS (SELECT 1) SELECT * FROM a", None),
        ('INSERT INTO "a" ("title") VALUES (%s) RETURNING "a"."id"', Change("a")),
        ('INSERT OR IGNORE INTO "a" ("title") VALUES (%s)', Change("a")),
        ('DELETE FROM "a" WHERE "a"."id" IN (%s)', Change("a")),
        ('UPDATE "a" SET "title" = %s, "live" = %s WHERE "a"."id" = %s', Change("a", BOTH)),
        ("update a set title = 1", Change("a")),
        ("\n UPDATE ONLY public.a SET title = 1", Change("a")),
        ('TRUNCATE "a", "b"', Change(EVERYTHING)),
        ("WITH a AS (DELETE FROM b RETURNING id) SELECT * FROM a", Change(EVERYTHING)),
        ("MERGE INTO a USING b ON a.id = b.id", Change(EVERYTHING)),
    ],
)
def test_what_a_statement_changes(sql: str, change: Change | None) -> None:
    assert change_of(sql) == change


def test_a_long_statement_is_read_as_a_short_one_is() -> None:
    long = 'INSERT INTO "a" ("title") VALUES ' + ", ".join(["(%s)"] * 3000)

    assert change_of(long) == Change("a")


def test_a_column_that_is_compared_counts_as_set_rather_than_one_that_is_set_is_missed() -> None:
    sql = 'UPDATE "a" SET "x" = (SELECT 1 FROM "b" WHERE "b"."y" = 1), "title" = %s'

    found = change_of(sql)

    assert found and found.columns == {"x", "y", "title"}
