"""How the time of some work grows with its size: a ratio within one run, so a slow machine passes.

The time is the processor's for this thread: what else the machine does is not counted.
"""

import gc
import time
from collections.abc import Callable

LEAST = 0.002  # seconds: below it the clock says little
LINEAR = 4.0  # so many times the expected is still no other power of the size
TRIES = 3  # a page fault or a busy neighbour in the cache slows one of them, not all


def grows_linearly(work: Callable[[int], object], size: int, times: int = 8) -> bool:
    """Whether ``work`` of ``times`` times the ``size`` takes about so many times as long; were it
    quadratic, it would take ``times`` times that."""
    before = max(min(seconds(work, size) for _ in range(TRIES)), LEAST)
    limit = LINEAR * times * before
    return any(seconds(work, size * times) < limit for _ in range(TRIES))


def text_of(unit: str, size: int) -> str:
    """``unit`` again and again, about ``size`` characters."""
    return unit * (size // len(unit))


def seconds(work: Callable[..., object], *arguments: object) -> float:
    """What ``work`` takes of this thread's processor time; what others left is not collected in
    it."""
    gc.disable()
    try:
        start = time.thread_time()
        work(*arguments)
        return time.thread_time() - start
    finally:
        gc.enable()
