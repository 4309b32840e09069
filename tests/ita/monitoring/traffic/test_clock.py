from pathlib import Path

import pytest

from ita.monitoring.self_assessment.facts import CLOCK, NOT_KNOWN
from ita.monitoring.traffic import clock


@pytest.mark.parametrize(
    ("is_touched", "kernel", "is_set"),
    [
        (True, 5, True),  # systemd-timesyncd says so
        (False, 0, True),  # chrony and ntpd tell the kernel
        (False, 4, True),
        (False, 5, False),
        (False, -1, None),
        (False, None, None),
    ],
)
def test_what_the_machine_says(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_touched: bool,
    kernel: int | None,
    is_set: bool | None,
) -> None:
    marked = tmp_path / "synchronized"
    if is_touched:
        marked.touch()
    monkeypatch.setattr(clock, "SYNCHRONIZED", marked)
    monkeypatch.setattr(clock, "_kernel_state", lambda: kernel)
    assert clock.is_set_by_time_server() is is_set
    assert (NOT_KNOWN in CLOCK[is_set]) is (is_set is None)


def test_the_kernel_answers_or_says_nothing() -> None:
    assert clock._kernel_state() in (None, -1, 0, 1, 2, 3, 4, 5)
