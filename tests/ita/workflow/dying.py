"""A process that passes a step of a request and is killed at a named point of it.

``python -m tests.ita.workflow.dying POINT STEP USER``; test_sigkill.py starts it. POINT is
``before:`` or ``after:`` and a dotted name. With ATOMIC=0 nothing is done in a transaction.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import django
from django.utils.module_loading import import_string


def killing(when: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def killed(*args: Any, **kwargs: Any) -> None:
        if when == "after":
            function(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    return killed


def without_transactions() -> None:
    from django.db import connection, transaction

    connection.features.has_select_for_update = False  # it asks for a transaction
    transaction.Atomic.__enter__ = lambda self: None  # type: ignore[method-assign]
    transaction.Atomic.__exit__ = lambda self, *args: None  # type: ignore[method-assign]


def main(point: str, step: str, user: str) -> None:
    django.setup()
    from django.conf import settings
    from django.contrib.auth.models import User
    from wagtail.models import TaskState

    from tests.officers import pass_step

    settings.MEDIA_ROOT = Path(os.environ["MEDIA_ROOT"])
    if os.environ["ATOMIC"] == "0":
        without_transactions()
    when, name = point.split(":")
    owner, attribute = name.rsplit(".", 1)
    function = getattr(_find(owner), attribute)
    with mock.patch.object(_find(owner), attribute, killing(when, function)):
        pass_step(TaskState.objects.get(pk=step), User.objects.get(pk=user))


def _find(name: str) -> Any:
    try:
        return import_string(name)
    except ImportError:
        return __import__(name, fromlist=["_"])


if __name__ == "__main__":
    main(*sys.argv[1:])
