"""Transactions that can get in each other's way: what is done when the database ends one of two."""

import random
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _

from home.core.exceptions import NotAllowed

DEADLOCK, NOT_SERIALIZABLE = "40P01", "40001"  # SQLSTATEs of PostgreSQL
TRIES = 6
FIRST_PAUSE = 0.02  # seconds; each is twice as long as the one before

P = ParamSpec("P")
R = TypeVar("R")


class Overtaken(Exception):
    """Something changed between reading and locking: everything is to be done from the start."""


def atomic_with_retry(function: Callable[P, R]) -> Callable[P, R]:
    """``transaction.atomic``, but tried again where another transaction got in the way.

    The outermost transaction alone is tried again: an inner one does not know what was done around
    it. What is decorated must be fit to run twice, and read anew whatever it was given.

    Raises:
        NotAllowed: others were in the way each time; nothing was done.
    """
    in_transaction = transaction.atomic(function)

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.in_atomic_block:
            return in_transaction(*args, **kwargs)
        for attempt in range(TRIES):
            try:
                return in_transaction(*args, **kwargs)
            except (OperationalError, Overtaken) as error:
                if not is_in_the_way(error):
                    raise
            time.sleep(FIRST_PAUSE * 2**attempt * random.uniform(0.5, 1.5))
        raise NotAllowed(_("Others acted at the same moment. Nothing was done; please try again."))

    return run


def is_in_the_way(error: Exception) -> bool:
    """Whether ``error`` ended a transaction only because of another one."""
    sqlstate = getattr(error.__cause__, "sqlstate", None)
    return isinstance(error, Overtaken) or sqlstate in (DEADLOCK, NOT_SERIALIZABLE)
