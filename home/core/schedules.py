"""What the queue does by the clock."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django_q.models import Schedule

NOT_KEPT = {"save": False}  # the queue keeps what its last jobs returned: no need of these


def every_night(name: str, func: str, hour: int) -> None:
    """Have the queue run ``func`` (a dotted path) each night at ``hour`` (Bangkok)."""
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1))
    first = tomorrow.replace(hour=hour, minute=0, second=0, microsecond=0)
    _register(name, first, func=func, schedule_type=Schedule.DAILY)


def every_minute(name: str, func: str) -> None:
    """Have the queue run ``func`` each minute; what it returns is not kept."""
    _register(
        name,
        timezone.now(),
        func=func,
        schedule_type=Schedule.MINUTES,
        minutes=1,
        kwargs={"q_options": NOT_KEPT},
    )


def stop(name: str) -> None:
    """Have the queue no longer run what was scheduled under ``name``."""
    Schedule.objects.filter(name=name).delete()


def _register(name: str, first: datetime, **what: Any) -> None:
    """An installation that has the schedule gets the new path, and keeps its time."""
    if not Schedule.objects.filter(name=name).update(**what):
        Schedule.objects.create(name=name, next_run=first, **what)
