from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from ita.monitoring.rounds import operations
from ita.monitoring.rounds.enums import Outcome
from ita.monitoring.rounds.models import Round
from tests.factories import LawPageFactory, NewsPageFactory

Begin = Callable[[], Round]


def at(bangkok: str) -> datetime:
    """A moment, given as the clock of the office shows it."""
    return datetime.fromisoformat(f"{bangkok}+07:00").astimezone(UTC)


@pytest.fixture
def pages(site: Any) -> list[Any]:
    """Three pages that are live and current, and two that are not."""
    current = [LawPageFactory(title=f"กฎหมาย {n}", live=True) for n in range(2)]
    current.append(NewsPageFactory(title="ข่าว", live=True))
    LawPageFactory(title="ร่าง")
    LawPageFactory(title="เก็บแล้ว", live=True, archived_on=datetime(2026, 1, 1).date())
    return current


@pytest.fixture
def begun(site: Any, webmaster: Any, pages: list[Any]) -> Round:
    """A round over ``pages`` that a webmaster began."""
    return operations.begin(site, webmaster)


def mark_all(round_: Round, user: Any, outcome: Outcome = Outcome.CURRENT) -> None:
    operations.mark(round_, user, round_.pages.left().values_list("pk", flat=True), outcome, "แก้")
