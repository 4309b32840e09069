"""Parts of a mail that tests make themselves."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from wagtail import hooks
from wagtail.models import Site

from home.models import Unit
from home.thai.calendar import BANGKOK
from ita.notifications.daily.parts import HOOK, DailyPart, Line, MailPart, Recipient
from tests.factories import UserFactory

NIGHT = datetime(2026, 11, 30, 2, 5, tzinfo=BANGKOK)
MORNING = NIGHT.replace(hour=8, minute=1)
DAY = timedelta(days=1)


@dataclass
class Part:
    """A part that names ``readers``, and tells ``title`` until it is ``past``."""

    name: str
    readers: set[Recipient] = field(default_factory=set)
    past: bool = False
    count: int = 1
    breaks: bool = False
    names_nobody: bool = False

    def compose(self, site: Site, reader: Recipient, day: date) -> MailPart | None:
        if self.breaks:
            raise ValueError("cannot be told")
        lines = [Line(f"เรื่อง {self.name} {n}", "หมายเหตุ", "") for n in range(self.count)]
        return None if self.past else MailPart(self.name, lines, f"http://x/{self.name}/")

    def whom(self, site: Site, day: date) -> set[Recipient]:
        if self.names_nobody:
            raise ValueError("cannot say whom")
        return self.readers

    def as_daily_part(self) -> DailyPart:
        return DailyPart(self.name, len(self.name), self.whom, self.compose)


Parts = dict[str, Part]


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Part]]:
    """Two parts; those of the rooms above have nothing to tell."""
    made = {"a": Part("a"), "bb": Part("bb")}
    monkeypatch.setitem(hooks._hooks, HOOK, [])
    with ExitStack() as stack:
        for part in made.values():
            stack.enter_context(hooks.register_temporarily(HOOK, part.as_daily_part))
        yield made


@pytest.fixture
def mailbox(site: Site) -> Recipient:
    unit: Any = Unit.objects.create(site=site, name="กองคลัง", mailbox="klang@example.go.th")
    return Recipient(unit_id=unit.pk)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NIGHT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def user(site: Site) -> Any:
    return UserFactory(requester=True, email="som@example.go.th")


@pytest.fixture
def reader(user: Any, parts: Parts) -> Recipient:
    reader = Recipient(user_id=user.pk)
    parts["a"].readers = {reader}
    return reader
