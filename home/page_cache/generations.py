"""The generation of an agency's public output: read before a page is made, raised by each act."""

import secrets
from collections.abc import Hashable
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Sum

from home.models.generation import Generation

ALL = 0  # in place of a site's number: all agencies of the installation
LARGEST_STEP = 2**32 - 1
KEPT_ROWS = 200  # when a row's number is a multiple of it, the rows are put together

RAISE = "INSERT INTO home_generation (site_id, step) VALUES (%s, %s) RETURNING id"
READ = "SELECT site_id, SUM(step) FROM home_generation WHERE site_id IN (0, %s) GROUP BY site_id"


@dataclass(frozen=True)
class Number:
    """The generation of an agency: what was done for all, and what was done for it alone."""

    for_all: int
    own: int

    def __str__(self) -> str:
        return f"{self.for_all:x}.{self.own:x}"


@dataclass(frozen=True)
class _Raised:
    """Stands among the hooks of a transaction while what was raised in it still holds: Django
    takes it out when the savepoint is rolled back in which it was put there."""

    what: Hashable
    row: int = 1

    def __call__(self) -> None:
        if self.row % KEPT_ROWS == 0:
            put_together()


def number_of(site_id: int) -> Number:
    """The generation of the agency; one query. Read it before anything that a page is made of."""
    _forget_raised()
    with connection.cursor() as cursor:
        cursor.execute(READ, [site_id])
        sums = {site: int(total) for site, total in cursor.fetchall()}
    return Number(sums.get(ALL, 0), sums.get(site_id, 0))


def raise_generation(site_id: int = ALL) -> None:
    """What the public reads of the agency (or of all) is another from the commit on. Once in a
    transaction is enough, whatever else it does."""
    if was_raised(ALL) or was_raised(site_id):
        return
    with connection.cursor() as cursor:
        cursor.execute(RAISE, [site_id, 1 + secrets.randbelow(LARGEST_STEP)])
        row = cursor.fetchone()[0]
    note_raised(site_id, row)


def was_raised(what: Hashable) -> bool:
    """Whether this transaction raised it already, and did not take it back."""
    hooks = (each[1] for each in connection.run_on_commit)
    return any(isinstance(hook, _Raised) and hook.what == what for hook in hooks)


def note_raised(what: Hashable, row: int = 1) -> None:
    if connection.in_atomic_block:
        transaction.on_commit(_Raised(what, row), robust=True)


def _forget_raised() -> None:
    """Who read a number within the transaction may keep a page under it: what is written from then
    on is another step."""
    if connection.run_on_commit:
        connection.run_on_commit = [
            each for each in connection.run_on_commit if not isinstance(each[1], _Raised)
        ]


@transaction.atomic
def put_together() -> None:
    """One row for each agency in place of many, with the same sum: no generation changes."""
    skip = connection.features.has_select_for_update_skip_locked
    held = Generation.objects.order_by("pk").select_for_update(skip_locked=skip)
    old = Generation.objects.filter(pk__in=[row.pk for row in held])
    sums = list(old.values("site_id").order_by("site_id").annotate(total=Sum("step")))
    old.delete()
    Generation.objects.bulk_create(
        Generation(site_id=each["site_id"], step=each["total"]) for each in sums
    )
