"""Lists of changes, as plain data."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse
from wagtail.models import Site

from home.core.duties import Group
from ita.integrity.public_facts import changes_in_words, fact_kinds
from ita.people.persons import same_person
from ita.people.rules import holds
from ita.register.allowed import open_finds
from ita.register.facts import ValueChange, value_changes
from ita.register.models import RegisterEntry
from ita.workflow.changes.models import ProposedChange

LIST_LENGTH = 50


@dataclass(frozen=True)
class ChangeItem:
    """A proposed change as a list shows it."""

    title: str
    kind: str
    proposer: str
    since: datetime
    url: str
    is_own: bool


def waiting_changes(user: User, site: Site) -> list[ChangeItem]:
    """Changes that approvers of the agency decide on, and for everybody those that they proposed;
    oldest first."""
    wanted = Q() if holds(user, Group.APPROVERS, site) else Q(proposed_by=user)
    rows = ProposedChange.objects.of_site(site).waiting().filter(wanted)
    mine = same_person([user.pk])
    return [_item(row, mine) for row in rows.select_related("proposed_by")[:LIST_LENGTH]]


def finds_for(user: User, site: Site) -> list[RegisterEntry]:
    """What was found changed without approval, for approvers, who end it."""
    return list(open_finds(site)[:LIST_LENGTH]) if holds(user, Group.APPROVERS, site) else []


def value_changes_of(change: ProposedChange) -> list[ValueChange]:
    """The change field by field, in words."""
    kind = fact_kinds()[change.kind]
    return value_changes(changes_in_words(kind, change.old, change.new))


def _item(change: ProposedChange, mine: frozenset[int]) -> ChangeItem:
    proposer = change.proposed_by
    return ChangeItem(
        title=change.label,
        kind=change.get_kind_display(),
        proposer=proposer.get_full_name() or proposer.get_username() if proposer else "",
        since=change.proposed_at,
        url=reverse("ita_change", args=[change.pk]),
        is_own=change.proposed_by_id in mine,
    )
