"""A time stamp is believed only when it holds: authorities that hang or lie get us nothing."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from home.core.calls import TookTooLong
from ita.register.anchors import stamps
from ita.register.anchors.stamps import StampRefused, request_stamp, stamped_at
from tests.time_stamping import Answer, authority, serving

LINE = b'{"agency":"..."}'
Trust = Callable[[bytes], None]


@pytest.fixture
def trust(settings: Any, tmp_path: Path) -> Trust:
    """``trust(pem)`` configures the root that is trusted."""

    def write(pem: bytes) -> None:
        path = tmp_path / "root.pem"
        path.write_bytes(pem)
        settings.TIMESTAMP_CERTIFICATE = str(path)

    write(authority().root)
    return write


@contextmanager
def asking(settings: Any, answer: Answer) -> Iterator[list[bytes]]:
    with serving(answer) as (address, received):
        settings.TIMESTAMP_URL = address
        yield received


def test_an_honest_authority_is_believed(trust: Trust, settings: Any) -> None:
    with asking(settings, lambda body: (200, authority().answer(body))) as received:
        answer = request_stamp(LINE)
    assert len(received) == 1
    assert abs(stamped_at(answer, LINE) - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_stamp_proves_its_own_line_only(trust: Trust, settings: Any) -> None:
    with asking(settings, lambda body: (200, authority().answer(body))):
        answer = request_stamp(LINE)
    with pytest.raises(StampRefused):
        stamped_at(answer, LINE + b" ")


LIES: dict[str, Callable[[bytes], bytes]] = {
    "about something else": lambda body: authority().answer(body, imprint=b"x" * 32),
    "to another question": lambda body: authority().answer(body, nonce=5),
    "refused": lambda body: authority().answer(body, status="rejection"),
    "by somebody else": lambda body: authority("stranger").answer(body),
    "nothing": lambda body: b"",
    "a web page": lambda body: b"<html>Welcome</html>" * 20,
    "torn off": lambda body: authority().answer(body)[:300],
    "changed": lambda body: authority().answer(body)[:-4] + b"abcd",
    "yesterday": lambda body: authority().answer(body, time=datetime.now(UTC) - timedelta(days=1)),
}


@pytest.mark.parametrize("lie", LIES)
def test_an_authority_that_lies_is_not_believed(trust: Trust, settings: Any, lie: str) -> None:
    with asking(settings, lambda body: (200, LIES[lie](body))), pytest.raises(StampRefused):
        request_stamp(LINE)


def test_an_error_is_not_a_stamp(trust: Trust, settings: Any) -> None:
    refused = pytest.raises(StampRefused, match="500")
    with asking(settings, lambda body: (500, authority().answer(body))), refused:
        request_stamp(LINE)


def test_an_endless_answer_is_cut_off(trust: Trust, settings: Any) -> None:
    endless = b"x" * (stamps.MOST + 1)
    with asking(settings, lambda body: (200, endless)), pytest.raises(TookTooLong):
        request_stamp(LINE)


def test_an_authority_that_hangs_is_left(trust: Trust, settings: Any) -> None:
    def hang(body: bytes) -> tuple[int, bytes]:
        time.sleep(5)
        return 200, b""

    settings.TIMESTAMP_TIMEOUT = 1
    begun = time.monotonic()
    with asking(settings, hang), pytest.raises(Exception, match="timed out"):
        request_stamp(LINE)
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize("pem", [b"", b"no certificate"])
def test_without_a_root_nothing_is_asked_for(trust: Trust, settings: Any, pem: bytes) -> None:
    trust(pem)
    with asking(settings, lambda body: (200, authority().answer(body))) as received:
        with pytest.raises(StampRefused, match="TIMESTAMP_CERTIFICATE"):
            request_stamp(LINE)
        settings.TIMESTAMP_CERTIFICATE = ""
        with pytest.raises(StampRefused, match="TIMESTAMP_CERTIFICATE"):
            request_stamp(LINE)
    assert received == []
