"""Where security events come from. What is kept elsewhere is read from there, not written twice.

A room above contributes through the hook ``register_security_source``:
``() → function (site, since, until, most) → Happened of its own, newest first``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from wagtail import hooks
from wagtail.models import ModelLogEntry, PageLogEntry, Site

from home.models import Case
from home.sites import pages_of
from ita.monitoring.security.enums import EventKind, Topic
from ita.monitoring.security.models import SecurityEvent
from ita.people.models import OfficerProfile
from ita.register.enums import Act
from ita.register.log_rows import rows_of_acts

SOURCE_HOOK = "register_security_source"
CASE_READ, ANSWERS_READ = "home.case_read", "home.answers_read"
ACTS: dict[str, Topic] = {
    Act.POST_CHANGED: Topic.RIGHTS,
    Act.ADMINISTERED: Topic.RIGHTS,
    Act.SETTINGS_CHANGED: Topic.RIGHTS,
    Act.TRAFFIC_TERM_SET: Topic.RIGHTS,
    Act.LINK_MADE: Topic.RIGHTS,
    Act.LINK_REVOKED: Topic.RIGHTS,
    Act.TRAFFIC_READ: Topic.READING,
    Act.TRAFFIC_EXPORTED: Topic.EXPORT,
    Act.CASE_TERM_SET: Topic.RIGHTS,
    Act.CASE_CONTENT_REMOVED: Topic.PERSONAL,
    Act.FILE_CLOSED: Topic.PERSONAL,
    Act.DATA_ERASED: Topic.PERSONAL,
    Act.PERSONAL_RELEASED: Topic.PERSONAL,
    Act.DRIFT_FOUND: Topic.FOUND,
    Act.CHANGE_FOUND: Topic.FOUND,
    Act.RESTORED: Topic.FOUND,
    Act.RESTORE_ACCEPTED: Topic.RIGHTS,
}
SIGNING_IN = {EventKind.SIGNED_IN, EventKind.SIGN_IN_FAILED, EventKind.SIGNED_OUT}


@dataclass(frozen=True)
class Happened:
    """One event, in words; ``row`` is the number on the register where it stands there."""

    at: datetime
    topic: Topic
    what: str
    who: str = ""
    address: str = ""
    about: str = ""
    row: str = ""


Source = Callable[[Site, datetime, datetime, int], Iterable[Happened]]


def of_accounts(site: Site, since: datetime, until: datetime, most: int) -> Iterator[Happened]:
    """Of whoever holds or held a post in the agency, of administrators, and of those who tried at
    its address with a name that nobody has."""
    held = OfficerProfile.objects.of_site(site).values("user")
    administrators = User.objects.filter(is_superuser=True).values("pk")
    known = Q(user_id__in=held) | Q(user_id__in=administrators)
    rows = SecurityEvent.objects.filter(known | Q(user_id=0, site=site))
    for event in rows.filter(occurred_at__range=(since, until))[:most]:
        topic = Topic.SIGN_IN if event.kind in SIGNING_IN else Topic.RIGHTS
        what = str(event.get_kind_display())
        yield Happened(event.occurred_at, topic, what, event.username, event.address)


def of_register(site: Site, since: datetime, until: datetime, most: int) -> Iterator[Happened]:
    rows = rows_of_acts(site, ACTS)
    for row in rows.filter(occurred_at__range=(since, until)).order_by("-pk")[:most]:
        topic, what = ACTS[row.act], str(row.get_act_display())
        yield Happened(row.occurred_at, topic, what, row.actor_display, "", row.title, row.label)


def of_citizens_words(
    site: Site, since: datetime, until: datetime, most: int
) -> Iterator[Happened]:
    """Who read a case, or the answers to a survey, as Wagtail's log keeps it."""
    pages, period = pages_of(site), {"timestamp__range": (since, until)}
    keys = Case.objects.filter(page__in=pages).annotate(key=Cast("pk", CharField())).values("key")
    kind = ContentType.objects.get_for_model(Case)
    cases = ModelLogEntry.objects.filter(
        action=CASE_READ, content_type=kind, object_id__in=keys, **period
    )
    surveys = PageLogEntry.objects.filter(action=ANSWERS_READ, page__in=pages, **period)
    read = [*_newest(cases, most), *_newest(surveys, most)]
    for entry in sorted(read, key=lambda entry: entry.timestamp, reverse=True)[:most]:
        who = entry.user.get_username() if entry.user else ""
        yield Happened(entry.timestamp, Topic.READING, str(entry.message), who, "", entry.label)


def _newest(entries: Any, most: int) -> Any:
    return entries.select_related("user").order_by("-timestamp")[:most]


def sources() -> list[Source]:
    above: list[Source] = [contribute() for contribute in hooks.get_hooks(SOURCE_HOOK)]
    return [of_accounts, of_register, of_citizens_words, *above]
