"""Looks each night how the agency's own address is encrypted, as anybody's browser would."""

import ssl
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from home.core.calls import FAILURES, secured_by
from home.core.visits import CERTIFICATE, UNREACHABLE
from ita.monitoring.self_assessment.models import TlsLook

SECONDS = 10
PLAIN, SECURE = 80, 443


def look(site: Site) -> TlsLook:
    """Open the agency's address by https, and keep what was agreed."""
    found: dict[str, Any] = {"version": "", "valid_until": None, "error": ""}
    try:
        secured = secured_by(secure_url(site), timeout=SECONDS, inside_allowed=True)
    except ssl.SSLCertVerificationError:
        found["error"] = CERTIFICATE
    except FAILURES:
        found["error"] = UNREACHABLE
    else:
        found |= {"version": secured.version, "valid_until": secured.valid_until}
    row, _is_new = TlsLook.objects.update_or_create(
        site=site, defaults={"looked_at": timezone.now(), **found}
    )
    return row


def secure_url(site: Site) -> str:
    port = "" if site.port in (PLAIN, SECURE) else f":{site.port}"
    return f"https://{site.hostname}{port}/"
