"""From where an answer comes, as far as it must be known to hold up who answers often."""

import ipaddress
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from home.cases.throttle import address_of

HOME_NETWORK = 64  # bits: one subscriber of IPv6 has all addresses that begin with them
LONGEST_HEADER = 500


@dataclass(frozen=True)
class Source:
    """``network`` is an address, of IPv6 its first half; ``device`` that and the browser's name."""

    network: str
    device: str

    def keys(self, page_id: int, day: date) -> tuple[str, str]:
        """Hashes of network and device that can be compared on this day, for this survey alone."""
        return tuple(  # type: ignore[return-value]
            salted_hmac(f"home.survey {page_id} {day}", text, algorithm="sha256").hexdigest()
            for text in (self.network, self.device)
        )


def source_of(request: HttpRequest) -> Source:
    network = _network(address_of(request))
    browser = [
        request.headers.get(name, "")[:LONGEST_HEADER] for name in ("User-Agent", "Accept-Language")
    ]
    return Source(network, "\n".join([network, *browser]))


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is None:
        return str(ipaddress.ip_network(f"{found}/{HOME_NETWORK}", strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)
