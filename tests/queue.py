"""The queue in tests: a job runs when the transaction that queued it ends, and sees what it left.

django-q's own "sync" runs it at once, in the middle of the act; a worker never does.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db import connection, transaction
from django_q import tasks

Job = Callable[[], Any]


class _State(threading.local):
    """Each thread has its own connection, and so its own transactions."""

    def __init__(self) -> None:
        self.waiting: list[Job] = []
        self.marks: list[int] = []
        self.is_working = False  # one job after the other, not one inside another


@contextmanager
def jobs_after_commit() -> Iterator[None]:
    """Hold jobs back until no transaction is open but the test's own."""
    state = _State()
    sync, enter, leave = tasks._sync, transaction.Atomic.__enter__, transaction.Atomic.__exit__

    def run_waiting() -> None:
        while state.waiting and not (state.marks or state.is_working):
            state.is_working = True
            try:
                state.waiting.pop(0)()
            finally:
                state.is_working = False

    def queue(pack: Any) -> Any:
        state.waiting.append(lambda: sync(pack))
        run_waiting()

    def begin(self: transaction.Atomic) -> None:
        state.marks.append(len(state.waiting))
        enter(self)

    def end(self: transaction.Atomic, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        queued_before = state.marks.pop()
        try:
            leave(self, exc_type, exc_value, traceback)
        finally:
            if exc_type is not None or connection.needs_rollback:
                del state.waiting[queued_before:]
        run_waiting()

    with (
        patch.object(tasks, "_sync", queue),
        patch.object(transaction.Atomic, "__enter__", begin),
        patch.object(transaction.Atomic, "__exit__", end),
    ):
        yield
