"""Whether the live server is still answering: a browser that is closed leaves requests behind."""

import threading
import time
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started

PATIENCE = 30.0  # seconds
PAUSE = 0.1

_threads: set[int] = set()  # those that answer a request


def wait_until_still() -> None:
    """Wait until no request is being answered, nor one follows at once.

    Raises:
        AssertionError: it does not come to rest.
    """
    patient_until = time.monotonic() + PATIENCE
    still = 0
    while still < 2:
        time.sleep(PAUSE)
        still = 0 if _threads else still + 1
        assert time.monotonic() < patient_until, "the live server does not come to rest"


def _begin(**kwargs: Any) -> None:
    _threads.add(threading.get_ident())


def _end(**kwargs: Any) -> None:
    _threads.discard(threading.get_ident())


# Only of real requests: the test client has a handler of its own.
request_started.connect(_begin, sender=WSGIHandler)
request_finished.connect(_end, sender=WSGIHandler)
