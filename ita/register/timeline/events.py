"""What happened to a page, from three sources: the register, Wagtail's log, the revisions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, Revision

from ita.people.models import OfficerProfile
from ita.register.models import RegisterEntry

OWN_ACTIONS = "ita."  # what ita writes to Wagtail's log: links to items, and the like


@dataclass(frozen=True)
class Event:
    """An act (``entry``), a note of Wagtail's log (``text``), or one or several ``saves``, of which
    the first was at ``since``."""

    at: datetime
    by: str
    entry: RegisterEntry | None = None
    text: str = ""
    saves: int = 0
    since: datetime | None = None

    @property
    def request_id(self) -> int:
        """The request that the event is an act of; 0 for none."""
        return self.entry.request_id if self.entry else 0


def events_of(page_id: int, page: Page | None, entries: Iterable[RegisterEntry]) -> list[Event]:
    """All events of a page, newest first; ``entries`` are its rows that the reader may see.

    Four queries, however much happened. Of a page that was deleted (None) Wagtail keeps the log,
    but no revisions.
    """
    logs = PageLogEntry.objects.filter(page_id=page_id, action__startswith=OWN_ACTIONS)
    saves = Revision.objects.for_instance(page) if page else Revision.objects.none()
    logs = list(logs.select_related("user"))
    saves = list(saves.select_related("user").defer("content"))
    names = _names({row.user_id for row in [*logs, *saves] if row.user_id})
    events = [
        *(Event(row.occurred_at, row.actor_display, entry=row) for row in entries),
        *(Event(row.timestamp, _name(row, names), text=row.message) for row in logs),
        *(Event(row.created_at, _name(row, names), saves=1, since=row.created_at) for row in saves),
    ]
    return collapse(sorted(events, key=_order, reverse=True))


def _order(event: Event) -> tuple[datetime, int]:
    """Of the same moment: first what was saved, then the acts in the register's order."""
    return event.at, event.entry.pk if event.entry else 0


def collapse(events: list[Event]) -> list[Event]:
    """``events`` (newest first) with the saves of one officer in a row told as one."""
    told: list[Event] = []
    for event in events:
        later = told[-1] if told else None
        if later and later.saves and event.saves and later.by == event.by:
            told[-1] = replace(later, saves=later.saves + 1, since=event.since)
        else:
            told.append(event)
    return told


def _names(user_ids: set[int]) -> dict[int, str]:
    """Names as they stand on papers, by the newest post."""
    posts = OfficerProfile.objects.filter(user_id__in=user_ids).order_by("valid_from")
    return dict(posts.values_list("user_id", "full_name"))


def _name(row: PageLogEntry, names: dict[int, str]) -> str:
    if name := names.get(row.user_id):
        return name
    if row.user is None:
        return _("System or a deleted user")
    return str(row.user.get_full_name() or row.user.get_username())
