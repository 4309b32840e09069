"""Which addresses the server may call: never those of its own machine or network.

Who may enter a webhook's address could otherwise have the server ask what only it can reach.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

PORTS = {"http": 80, "https": 443}
INSIDE = (".localhost", ".local", ".internal", ".home.arpa", ".lan")
NAT64 = IPv6Network("64:ff9b::/96")  # an IPv4 address in the guise of a global one


class AddressRefused(Exception):
    """The address is not one that may be called; the message says why."""


def resolve(url: SplitResult, inside_allowed: bool = False) -> tuple[str, int]:
    """(IP address, port) to connect to for ``url``; ``inside_allowed`` where no user entered it.

    The caller connects to this very address: a name that is asked again could answer otherwise.

    Raises:
        AddressRefused: not http(s), an unknown name, or an address inside.
    """
    if url.scheme not in PORTS or not url.hostname:
        raise AddressRefused(_("Only addresses that begin with https:// or http:// are called."))
    try:
        port = url.port or PORTS[url.scheme]
        found = socket.getaddrinfo(url.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        raise AddressRefused(_("The name of the server was not found.")) from error
    addresses = [str(address[4][0]) for address in found]
    inside_allowed = inside_allowed or settings.WEBHOOK_INSIDE_ALLOWED
    if not inside_allowed and any(_is_inside(address) for address in addresses):
        raise AddressRefused(_("The address lies inside our own network and is not called."))
    return addresses[0], port


def why_not_elsewhere(address: str) -> str | None:
    """Why ``address`` cannot be shown to the public as one of another website; asks nobody."""
    try:
        url = urlsplit(address)
        url.port  # noqa: B018 - a wrong one raises
    except ValueError:
        return _("Only addresses that begin with https:// or http:// can be shown.")
    if not (url.scheme in PORTS and url.hostname) or url.username is not None:
        return _("Only addresses that begin with https:// or http:// can be shown.")
    name = url.hostname.rstrip(".").lower()
    if _names_inside(name):
        return _("The address lies inside a network that the public cannot reach.")
    return None


def _names_inside(name: str) -> bool:
    try:
        return _is_inside(name)
    except ValueError:  # it is no number
        pass
    # Browsers read "127.1" and "2130706433" as numbers, too.
    if name.rpartition(".")[2].isdecimal() or name.startswith("0x"):
        return True
    return "." not in name or name.endswith(INSIDE)


def _is_inside(address: str) -> bool:
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    return not ip.is_global or ip.is_multicast or ip in NAT64
