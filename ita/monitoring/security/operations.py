"""Notes what happens to accounts: one row, and one line for a collector."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from home.cases.throttle import address_of
from ita.monitoring.security import collector
from ita.monitoring.security.enums import EventKind
from ita.monitoring.security.models import SecurityEvent


def note(kind: EventKind, user: User | None, request: HttpRequest | None = None) -> SecurityEvent:
    """Note ``kind`` of the account; without one, of the host that was asked."""
    address = address_of(request)[:150] if request else ""
    facts: dict[str, Any] = {"username": user.get_username(), "user_id": user.pk} if user else {}
    if user is None and request:
        facts["site"] = Site.find_for_request(request)
    event = SecurityEvent.objects.create(
        kind=kind, occurred_at=timezone.now(), address=address, **facts
    )
    is_fault = kind == EventKind.SIGN_IN_FAILED
    collector.send(
        kind.value,
        is_fault=is_fault,
        account=event.username,
        address=address,
        agency=event.site_id,
    )
    return event


def purge(days: int) -> int:
    """Remove events older than ``days``; returns how many. They are personal data."""
    old = SecurityEvent.objects.filter(occurred_at__lt=timezone.now() - timedelta(days=days))
    return old.delete()[0]
