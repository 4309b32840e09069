"""Calls to other machines end in time, whatever the other machine does."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from home.core import calls
from home.core.addresses import AddressRefused
from tests.time_stamping import serving


def test_code_and_answer_come_back() -> None:
    with serving(lambda body: (201, body[::-1])) as (address, received):
        assert calls.post(address, b"abc", {}, timeout=5, most=10, inside_allowed=True) == (
            201,
            b"cba",
        )
        assert calls.post(address, b"abc", {}, timeout=5, inside_allowed=True) == (201, b"")
    assert received == [b"abc", b"abc"]


def test_our_own_network_is_called_only_where_no_user_entered_it(settings: Any) -> None:
    with serving(lambda body: (200, b"")) as (address, received):
        with pytest.raises(AddressRefused):
            calls.post(address, b"", {}, timeout=5)
        settings.WEBHOOK_INSIDE_ALLOWED = True
        calls.post(address, b"", {}, timeout=5)
    assert len(received) == 1


def test_a_longer_answer_than_asked_for_is_refused() -> None:
    with serving(lambda body: (200, b"x" * 11)) as (address, _received):
        with pytest.raises(calls.TookTooLong):
            calls.post(address, b"", {}, timeout=5, most=10, inside_allowed=True)
        post = calls.post(address, b"", {}, timeout=5, most=11, inside_allowed=True)
    assert post == (200, b"x" * 11)


@contextmanager
def dripping() -> Iterator[str]:
    """A server that sends a byte every tenth of a second, for ever."""
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        connection, _address = listening.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            try:
                while True:
                    connection.sendall(b"x")
                    time.sleep(0.1)
            except OSError:
                pass

    threading.Thread(target=drip, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        listening.close()


def test_an_answer_that_drips_is_left() -> None:
    begun = time.monotonic()
    with dripping() as address, pytest.raises(calls.TookTooLong):
        calls.post(address, b"", {}, timeout=1, most=100_000, inside_allowed=True)
    assert time.monotonic() - begun < 5
