"""Calls to other machines: to the very address that was examined, within a time, no redirects."""

import time
from typing import Any
from urllib.parse import SplitResult, urlsplit

import urllib3

from home.core.addresses import resolve


class TookTooLong(Exception):
    """The other machine answers, but too slowly or too much."""


def post(
    url: str,
    body: bytes,
    headers: dict[str, str],
    *,
    timeout: int,
    most: int = 0,
    inside_allowed: bool = False,
) -> tuple[int, bytes]:
    """Send ``body``; returns the code and up to ``most`` bytes of the answer.

    Args:
        timeout: seconds to connect, to wait for each byte, and to read the answer in all.
        inside_allowed: whether the address may be one of our own network.

    Raises:
        AddressRefused: the address is not one that may be called.
        HTTPError, OSError: (urllib3's) no connection, no answer, a wrong certificate.
        TookTooLong: the answer is longer than ``most`` or does not end in time.
    """
    parts = urlsplit(url)
    address, port = resolve(parts, inside_allowed=inside_allowed)
    with _pool(parts, address, port, timeout) as pool:
        response = pool.urlopen(
            "POST",
            f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}",
            body=body,
            headers={"Host": parts.netloc.rpartition("@")[2], **headers},
            redirect=False,
            retries=False,
            preload_content=False,
        )
        try:
            return response.status, _read(response, timeout, most) if most else b""
        finally:
            response.close()


def _read(response: Any, seconds: int, most: int) -> bytes:
    end = time.monotonic() + seconds
    answer = b""
    while part := response.read1(most + 1 - len(answer)):
        answer += part
        if len(answer) > most or time.monotonic() > end:
            raise TookTooLong
    return answer


def _pool(parts: SplitResult, address: str, port: int, seconds: int) -> urllib3.HTTPConnectionPool:
    """A connection to the very address that was examined, under the server's name."""
    timeout = urllib3.Timeout(seconds)
    if parts.scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    name = parts.hostname
    return urllib3.HTTPSConnectionPool(
        address, port, timeout=timeout, server_hostname=name, assert_hostname=name
    )
