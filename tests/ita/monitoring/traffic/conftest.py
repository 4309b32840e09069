from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from ita.monitoring.traffic import files, writing
from ita.monitoring.traffic.lines import encoded, time_text
from tests.collector import collecting

NIGHT = datetime.fromisoformat("2026-11-30T02:00:00+07:00")
Told = list[dict[str, Any]]
Clock = Callable[[datetime], None]


@pytest.fixture
def log(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log is on, in an empty folder, with a writer that lost nothing."""
    settings.TRAFFIC_LOG, settings.DATA_DIR = True, tmp_path
    monkeypatch.setattr("ita.monitoring.traffic.middleware.writer", writing.Writer())
    monkeypatch.setattr("ita.monitoring.traffic.middleware._hosts", {})
    return tmp_path / "logs" / "traffic"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the clock; it begins in the night in which 29 November 2026 is closed."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NIGHT)
    return set_to


@pytest.fixture
def told() -> Iterator[Told]:
    with collecting() as lines:
        yield lines


def add_lines(folder: int, first: datetime, count: int, **facts: Any) -> None:
    """One line a minute from ``first`` on."""
    for minute in range(count):
        moment = first + timedelta(minutes=minute)
        line = {
            "time": time_text(moment), "address": "203.0.113.5", "user": 7, "account": "somchai",
            "method": "GET", "path": f"/page-{minute}/", "status": 200, "bytes": 10,
        } | facts  # fmt: skip
        files.add(folder, moment.astimezone(NIGHT.tzinfo).date(), encoded(line))
