"""Of two transactions that wait for each other the database ends one; that one is tried again."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import psycopg.errors
import pytest
from django.db import OperationalError, connection, connections, transaction

from home.core import transactions
from home.core.exceptions import NotAllowed
from home.core.transactions import TRIES, Overtaken, atomic_with_retry
from home.models import Unit
from tests.factories import UnitFactory

transactional = pytest.mark.django_db(transaction=True)
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="has no deadlocks")


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transactions, "FIRST_PAUSE", 0)


def ended_by(error: type[Exception]) -> Exception:
    """As Django raises it."""
    try:
        raise OperationalError from error()
    except OperationalError as raised:
        return raised


class Act:
    """Fails as often as it is told, with what it is given, after it has written something."""

    def __init__(self, error: Exception, times: int) -> None:
        self.error, self.times, self.tries = error, times, 0

    @property
    def do(self) -> Any:
        @atomic_with_retry
        def act(name: str) -> str:
            self.tries += 1
            UnitFactory(name=f"{name} {self.tries}")
            if self.tries <= self.times:
                raise self.error
            return name

        return act


DEADLOCK = ended_by(psycopg.errors.DeadlockDetected)
WAYS = [DEADLOCK, ended_by(psycopg.errors.SerializationFailure), Overtaken()]


@transactional
@pytest.mark.parametrize("error", WAYS, ids=["deadlock", "serialization", "overtaken"])
def test_it_is_tried_again_and_nothing_of_the_first_try_is_left(error: Exception) -> None:
    act = Act(error, times=2)
    before = Unit.objects.count()
    assert act.do("กอง") == "กอง"
    assert Unit.objects.count() == before + 1
    assert act.tries == 3


@transactional
def test_it_is_not_tried_for_ever_and_the_loser_is_told_in_words() -> None:
    act = Act(DEADLOCK, times=TRIES + 1)
    before = Unit.objects.count()
    with pytest.raises(NotAllowed) as told:
        act.do("กอง")
    assert told.value.reason
    assert (act.tries, Unit.objects.count()) == (TRIES, before)


@transactional
@pytest.mark.parametrize(
    "error", [NotAllowed("no"), ended_by(psycopg.errors.DiskFull), ValueError()]
)
def test_what_another_transaction_did_not_cause_is_not_tried_again(error: Exception) -> None:
    act = Act(error, times=1)
    with pytest.raises(type(error)):
        act.do("กอง")
    assert act.tries == 1


@transactional
def test_an_inner_transaction_is_not_tried_alone() -> None:
    inner = Act(DEADLOCK, times=1)
    outer_tries = []

    @atomic_with_retry
    def outer() -> None:
        outer_tries.append(1)
        inner.do("ฝ่าย")

    outer()
    assert (len(outer_tries), inner.tries) == (2, 2)
    with pytest.raises(OperationalError), transaction.atomic():
        Act(DEADLOCK, times=1).do("ฝ่าย")


@transactional
@on_postgresql
def test_two_that_lock_in_opposite_orders_both_come_to_an_end() -> None:
    one, other = UnitFactory(), UnitFactory()
    barrier = Barrier(2)
    met = []

    @atomic_with_retry
    def rename(first: Unit, second: Unit) -> str:
        Unit.objects.select_for_update().get(pk=first.pk)
        if len(met) < 2:  # the first try of each
            met.append(1)
            barrier.wait(10)
        Unit.objects.filter(pk=second.pk).update(name=f"หลัง {first.pk}")
        return "done"

    def run(pair: tuple[Unit, Unit]) -> str:
        try:
            return rename(*pair)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(run, [(one, other), (other, one)])) == ["done", "done"]
