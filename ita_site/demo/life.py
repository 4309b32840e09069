"""A life lived with a moved clock: stories go on side by side, each act in office hours.

Only the recording needs it (``record_demo_life``, and time-machine of requirements-dev.txt).
"""

import heapq
import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import count

import time_machine
from django.utils import timezone

from ita_site.demo import habits
from ita_site.demo.story import Acts
from ita_site.demo.working_time import CLOSES, OPENS, after_hours, open_at

SEED = 2569
# When the clock's jobs are lived through though nobody acts: as a day begins (periods end), in the
# night, and in the morning, when its mails go out.
MIDNIGHT, NIGHT, MORNING = time(0, 0, 30), time(2, 0), time(8, 0)
AFTER_AN_ACT = timedelta(minutes=3)  # the mail about it is sent
BEGINNING = (0.0, 6.5)  # hours after the office opens


class Life:
    """The time from the morning of ``first`` to the end of ``last_day``. While it is entered, every
    clock shows its time."""

    def __init__(self, first: date, last_day: date) -> None:
        self.last_day = last_day
        self.now = _moment(first, OPENS)
        self._ticks = _ticks(first + timedelta(days=1))
        self._tick = next(self._ticks)
        self._dice = random.Random(SEED)
        self._waiting: list[tuple[datetime, int, Acts]] = []
        self._numbers = count()

    def __enter__(self) -> "Life":
        self._travel = time_machine.travel(self.now, tick=False)
        self._clock = self._travel.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._travel.stop()

    def begin(self, day: date, acts: Acts) -> None:
        """Let ``acts`` begin on ``day``, or on the next working day."""
        hours = self._dice.uniform(*BEGINNING)
        self._wait(after_hours(_moment(day, OPENS), hours), acts)

    def once(self, day: date, act: Callable[[], object]) -> None:
        """Do ``act`` on ``day``."""
        self.begin(day, _once(act))

    def run(self) -> None:
        """Let everything happen that falls before the last day's end."""
        end = _moment(self.last_day, CLOSES)
        while self._waiting and self._waiting[0][0] < end:
            moment, _number, acts = heapq.heappop(self._waiting)
            moment = open_at(max(moment, self.now))  # the act before it may have taken till evening
            if moment < end:
                self._sleep(moment)
                self._go_to(moment)
                self._act(acts)
        self._sleep(end)
        self._go_to(end)

    def _act(self, acts: Acts) -> None:
        for pause in acts:  # the next act alone
            self._wait(after_hours(self.now, self._dice.uniform(*pause)), acts)
            break
        self._go_to(self.now + AFTER_AN_ACT)
        habits.every_minute()

    def _wait(self, moment: datetime, acts: Acts) -> None:
        heapq.heappush(self._waiting, (moment, next(self._numbers), acts))

    def _sleep(self, until: datetime) -> None:
        """The jobs of the clock before ``until``."""
        while self._tick < until:
            self._go_to(self._tick)
            if self._tick.time() == NIGHT:
                habits.every_night()
            habits.every_minute()
            self._tick = next(self._ticks)

    def _go_to(self, moment: datetime) -> None:
        self.now = max(self.now, moment)
        self._clock.move_to(self.now)


def _ticks(day: date) -> Iterator[datetime]:
    while True:
        for hour in (MIDNIGHT, NIGHT, MORNING):
            yield _moment(day, hour)
        day += timedelta(days=1)


def _once(act: Callable[[], object]) -> Acts:
    act()
    yield from ()


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, timezone.get_default_timezone())
