"""Visits to many addresses of many servers: while one keeps us waiting, the others are asked.

Each server is asked one thing at a time and at the pace of ``home.core.visits``. One that did not
answer several times in a row is left alone: what else of it was to be asked ends as its last visit.
"""

import math
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from urllib.parse import urlsplit

from home.core import visits
from home.core.visits import Answer

WORKERS = 10  # servers that are asked at the same time
SILENT_AFTER = 3  # faults on the way, one after the other

Visit = Callable[[str], Answer]


def visit_many(
    addresses: Iterable[str], visit: Visit, seconds: float | None = None
) -> Iterator[Answer]:
    """The answers of ``addresses``, as they come; of none twice.

    Args:
        visit: asks one address, in a thread of its own; raises nothing for what the network does.
        seconds: after which nothing more is begun; None: never.
    """
    waiting = _Waiting(addresses)
    end = math.inf if seconds is None else time.monotonic() + seconds
    under_way: dict[Future[Answer], _Server] = {}
    with ThreadPoolExecutor(WORKERS) as pool:
        while True:
            if time.monotonic() >= end:
                waiting.give_up()
            while len(under_way) < WORKERS and (server := waiting.take()):
                under_way[pool.submit(visit, server.addresses.popleft())] = server
            if under_way:
                patience = waiting.seconds if len(under_way) < WORKERS else None
                done, _rest = wait(under_way, patience, FIRST_COMPLETED)
            elif waiting.seconds is not None:
                time.sleep(waiting.seconds)
                continue
            else:
                return
            for future in done:
                server, answer = under_way.pop(future), future.result()
                yield answer
                yield from server.hear(answer)
                waiting.put_back(server)


@dataclass
class _Server:
    """What is still to be asked of one server, and how often it did not answer in a row."""

    addresses: deque[str] = field(default_factory=deque)
    faults: int = 0

    def hear(self, answer: Answer) -> Iterator[Answer]:
        """Note how it answered; the answers of what is not asked any more."""
        self.faults = self.faults + 1 if answer.error in visits.ON_THE_WAY else 0
        if self.faults >= SILENT_AFTER:
            while self.addresses:
                yield replace(answer, url=self.addresses.popleft(), hops=(), seconds=0.0)


class _Waiting:
    """The servers of which something is still to be asked, by when they may be."""

    def __init__(self, addresses: Iterable[str]) -> None:
        servers: dict[str, _Server] = {}
        for address in dict.fromkeys(addresses):
            servers.setdefault(server_of(address), _Server()).addresses.append(address)
        # The number keeps the order of those that may be asked at the same moment.
        self._free = [(0.0, number, each) for number, each in enumerate(servers.values())]
        self._count = len(self._free)

    @property
    def seconds(self) -> float | None:
        """Until one may be asked; None where nothing is left."""
        return max(self._free[0][0] - time.monotonic(), 0) if self._free else None

    def take(self) -> _Server | None:
        """The next that may be asked now."""
        return heappop(self._free)[2] if self._free and not self.seconds else None

    def put_back(self, server: _Server) -> None:
        """It has answered: it may be asked again after the pause, if there is anything to ask."""
        if server.addresses:
            self._count += 1
            heappush(self._free, (time.monotonic() + visits.PAUSE, self._count, server))

    def give_up(self) -> None:
        self._free.clear()


def server_of(address: str) -> str:
    """The name of the server that ``address`` names, whatever scheme and port; of what is no
    address, nothing."""
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""
