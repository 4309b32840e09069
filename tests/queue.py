"""The queue in tests: a job runs when the transaction that queued it ends, and sees what it left.

django-q's own "sync" runs it at once, in the middle of the act; a worker never does.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db import connection, transaction
from django_q import tasks

Job = Callable[[], Any]


@contextmanager
def jobs_after_commit() -> Iterator[None]:
    """Hold jobs back until no transaction is open but the test's own."""
    waiting: list[Job] = []
    marks: list[int] = []
    sync, enter, leave = tasks._sync, transaction.Atomic.__enter__, transaction.Atomic.__exit__

    def run_waiting() -> None:
        while waiting and not marks:
            waiting.pop(0)()

    def queue(pack: Any) -> Any:
        waiting.append(lambda: sync(pack))
        run_waiting()

    def begin(self: transaction.Atomic) -> None:
        marks.append(len(waiting))
        enter(self)

    def end(self: transaction.Atomic, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        queued_before = marks.pop()
        try:
            leave(self, exc_type, exc_value, traceback)
        finally:
            if exc_type is not None or connection.needs_rollback:
                del waiting[queued_before:]
        run_waiting()

    with (
        patch.object(tasks, "_sync", queue),
        patch.object(transaction.Atomic, "__enter__", begin),
        patch.object(transaction.Atomic, "__exit__", end),
    ):
        yield
