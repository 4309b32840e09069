"""Which addresses the server may call: never those of its own machine or network.

Who may enter an address (a webhook's, a link on a page) could otherwise have the server ask what
only it can reach.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext as _

PORTS = {"http": 80, "https": 443}
INSIDE = (".localhost", ".local", ".internal", ".home.arpa", ".lan")
# All that is given out to machines; the rest holds IPv4 addresses in many guises.
UNICAST = IPv6Network("2000::/3")


class AddressRefused(Exception):
    """The address is not one that may be called; the message says why."""


class NameUnknown(AddressRefused):
    """Nobody answers which machine has the name, today at least."""


def resolve(url: SplitResult, inside_allowed: bool = False) -> tuple[list[str], int]:
    """(IP addresses in order of preference, port) to connect to for ``url``.

    The caller connects to these very addresses: a name that is asked again could answer otherwise.

    Args:
        inside_allowed: whether they may lie inside: where no user entered the address, or it is our
            own website's.

    Raises:
        AddressRefused: not http(s), or one of the addresses is inside; ``NameUnknown``.
    """
    if url.scheme not in PORTS or not url.hostname:
        raise AddressRefused(_("Only addresses that begin with https:// or http:// are called."))
    try:
        port = url.port or PORTS[url.scheme]
        found = socket.getaddrinfo(url.hostname, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise NameUnknown(_("The name of the server was not found.")) from error
    except ValueError as error:  # no number of a port, or what cannot be a name
        raise AddressRefused(_("The name of the server was not found.")) from error
    addresses = list(dict.fromkeys(str(address[4][0]) for address in found))
    if not inside_allowed and any(_is_inside(address) for address in addresses):
        raise AddressRefused(_("The address lies inside our own network and is not called."))
    return addresses, port


def origin(address: str) -> str:
    """Scheme, server and port of ``address``, the port always named: "https://example.go.th:443".

    Empty where it has none of http or https.
    """
    try:
        url = urlsplit(address)
        name, port = in_ascii(url.hostname or "").rstrip("."), url.port or PORTS.get(url.scheme)
    except ValueError:
        return ""
    if not name or url.scheme not in PORTS:
        return ""
    return f"{url.scheme}://[{name}]:{port}" if ":" in name else f"{url.scheme}://{name}:{port}"


def in_ascii(name: str) -> str:
    """A server's Thai name in the letters that the network knows.

    Raises:
        ValueError: it cannot be a name.
    """
    return name if name.isascii() else name.encode("idna").decode()


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
    if isinstance(ip, IPv6Address) and ip not in UNICAST:
        return True
    return not ip.is_global or ip.is_multicast
