"""Two threads, each with its own connection, that begin in the same moment."""

import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection, connections

from home.core.exceptions import NotAllowed

Click = Callable[[], Any]


def at_once(*clicks: Click) -> list[Any]:
    """What each click gave: its answer, or the exception that it raised."""
    barrier = Barrier(len(clicks))

    def run(click: Click) -> Any:
        try:
            connection.ensure_connection()
            barrier.wait()
            return click()
        except Exception as error:
            if not isinstance(error, NotAllowed):
                traceback.print_exc()
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(clicks)) as pool:
        return list(pool.map(run, clicks))
