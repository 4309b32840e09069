"""Holds up those who guess secrets of cases: so many wrong tries in a time, then a pause."""

import hashlib
import ipaddress
from contextlib import suppress

from django.core.cache import cache
from django.http import HttpRequest

WRONG_TRIES = 10
SENDINGS = 5  # of one kind from one address in a time
PAUSE = 15 * 60  # seconds


def is_held_up(number: str, address: str) -> bool:
    """Whether too many wrong tries were made for the case ``number`` or from ``address``."""
    tries = cache.get_many(_keys(number, address)).values()
    return any(count >= WRONG_TRIES for count in tries)


def count_wrong_try(number: str, address: str) -> None:
    for key in _keys(number, address):
        cache.add(key, 0, PAUSE)
        with suppress(ValueError):  # it expired in between
            cache.incr(key)


def may_send(what: str, address: str) -> bool:
    """Count something that is sent without an account, and whether it is not too much yet."""
    key = f"sent-{what}-{hashlib.sha256(address.encode()).hexdigest()}"
    cache.add(key, 0, PAUSE)
    with suppress(ValueError):  # it expired in between
        return bool(cache.incr(key) <= SENDINGS)
    return True


def address_of(request: HttpRequest) -> str:
    """The visitor's address.

    Behind a proxy on the same machine it is the one that this proxy saw, which stands last in
    X-Forwarded-For; all that stands before it comes from the visitor and proves nothing.
    """
    address: str = request.META.get("REMOTE_ADDR", "")
    if not _is_own_machine(address):
        return address
    return request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip() or address


def _is_own_machine(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True  # a unix socket has no address


def _keys(number: str, address: str) -> list[str]:
    """Hashed: what visitors type is no safe key, and addresses of people are not kept."""
    return [
        f"case-tries-{hashlib.sha256(text.encode()).hexdigest()}"
        for text in (f"number {number.strip()}", f"address {address}")
    ]
