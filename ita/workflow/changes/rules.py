"""Who may propose, allow, refuse or withdraw a change of what the public reads; if not, why."""

from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from ita.integrity.public_facts import NEW, FactKind, same
from ita.people.persons import same_person
from ita.people.rules import why_not_on_duty
from ita.people.selectors import holders
from ita.register.allowed import has_acts
from ita.register.models import RegisterEntry
from ita.workflow.changes.models import ProposedChange
from ita.workflow.rules import why_reason_missing


def is_first_hour(site: Site) -> bool:
    """Whether nobody could allow anything yet: no approver holds a post, and no officer acted."""
    return not holders(Group.APPROVERS, site.pk).exists() and not has_acts(site)


def why_not_proposer(user: User, kind: FactKind, site: Site) -> str | None:
    """Why ``user`` cannot propose a change of this kind at all."""
    if kind.proposers is None:
        return _("This is not changed here.")
    otherwise = _("Only an officer with the duty %(duty)s proposes this change.") % {
        "duty": kind.proposers.label
    }
    return why_not_on_duty(user, kind.proposers, site, otherwise)


def why_not_propose(user: User, kind: FactKind, site: Site, key: str, reason: str) -> str | None:
    """Why ``user`` cannot propose another state of the thing ``key``."""
    if why := why_not_proposer(user, kind, site) or why_reason_missing(reason):
        return why
    if open_change(kind, site, key):
        return _("A change of this is waiting for an approver. Please wait, or withdraw it first.")
    return None


def why_not_begin(user: User, kind: FactKind, site: Site, reason: str) -> str | None:
    """Why ``user`` cannot set a thing of the agency without an approver."""
    if not is_first_hour(site):
        return _("The agency has an approver now. Please propose the change.")
    return why_not_proposer(user, kind, site) or why_reason_missing(reason)


def open_change(kind: FactKind, site: Site, key: str) -> ProposedChange | None:
    """The change of the thing that waits; things to be made do not wait for each other."""
    waiting = ProposedChange.objects.of_site(site).of_thing(kind.kind, key).waiting()
    return None if key == NEW else waiting.first()


def why_not_decide(user: User, change: ProposedChange) -> str | None:
    """Why ``user`` can neither allow nor refuse ``change``."""
    if why := _why_not_approver(user, change.site):
        return why
    if not change.is_open:
        return _("Somebody has already decided on this change. Please reload the page.")
    if change.proposed_by_id in same_person([user.pk]):
        return _("You proposed this change; another officer must decide.")
    return None


def why_not_withdraw(user: User, change: ProposedChange) -> str | None:
    """Why ``user`` cannot take ``change`` back."""
    if not change.is_open:
        return _("Somebody has already decided on this change. Please reload the page.")
    if change.proposed_by_id != user.pk:
        return _("Only the officer who proposed this change can withdraw it.")
    return None


def why_outdated(change: ProposedChange, kind: FactKind, thing: Any) -> str | None:
    """Why ``change`` cannot be made any more: what is live is not what it was proposed for."""
    if thing is None:
        return _("What this change is about is no longer there. Please withdraw or refuse it.")
    live = kind.values(thing)
    if all(same(live[field], value) for field, value in change.old.items()):
        return None
    return _("What is live changed since this was proposed. Please refuse it and propose it anew.")


def why_not_answer(user: User, site: Site, found: RegisterEntry | None) -> str | None:
    """Why ``user`` cannot confirm or undo what was ``found`` changed without approval."""
    if why := _why_not_approver(user, site):
        return why
    if found is None:
        return _("Nothing waits to be confirmed here any more.")
    return None


def why_not_put_back(kind: FactKind, thing: Any) -> str | None:
    """Why what was allowed of ``thing`` cannot be put back by a click."""
    if thing is not None and kind.can_be_put_back:
        return None
    return _("This is put right where it is made. Please confirm it afterwards if it is right.")


def _why_not_approver(user: User, site: Site) -> str | None:
    otherwise = _("Only an approver decides on a change of what the public reads.")
    return why_not_on_duty(user, Group.APPROVERS, site, otherwise)
