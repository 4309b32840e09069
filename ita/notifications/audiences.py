"""Who is told of an act, and until when that is worth a mail."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import User
from django.db.models import QuerySet
from wagtail.models import Page, Site, TaskState

from home.core.duties import Group
from home.core.outbox import SendState
from home.models import CaseKind
from ita.notifications.models import Notice
from ita.people.selectors import holders
from ita.register.allowed import open_finds
from ita.register.history import page_status, request_status, step_before, unconfirmed
from ita.register.models import RegisterEntry
from ita.register.statuses import Approval
from ita.workflow import rules
from ita.workflow.changes import rules as change_rules
from ita.workflow.changes.models import ProposedChange
from ita.workflow.drift.rules import why_not_end_drift
from ita.workflow.oral_approval import rules as urgent_rules


class Audience(StrEnum):
    """Why somebody is told; stored on the notice."""

    REVIEWERS = "reviewers"  # may act on the step that waits
    OWNER = "owner"  # asked for publication last, should know
    CORRECTOR = "corrector"  # asked for publication last, must correct
    NAMED = "named"  # as somebody recorded, approved by word of mouth
    CONFIRMERS = "confirmers"  # may confirm an approval by word of mouth
    SUPERIORS = "superiors"  # approve for the agency: its head, its deputies
    OVERSEERS = "overseers"  # should know that it still is not confirmed, or lapsed
    ASKED = "asked"  # had been mailed to act, and need not any more
    DECIDERS = "deciders"  # may end a drift
    WATCHERS = "watchers"  # watch over what is live
    CHANGE_DECIDERS = "change_deciders"  # may allow a change of what the public reads
    PROPOSER = "proposer"  # proposed such a change, should know
    FIND_DECIDERS = "find_deciders"  # may end what was found changed
    KEEPERS = "keepers"  # keep the head of the register, day by day
    SITE_KEEPERS = "site_keepers"  # keep the website, should know what became past by itself
    ITA_OFFICERS = "ita_officers"  # should answer an assessor
    CASE_OFFICERS = "case_officers"  # answer what people sent
    HARM_ENDERS = "harm_enders"  # correct or take down a page that harms somebody
    APPROVERS = "approvers"  # should know what another officer ended at once


@dataclass(frozen=True)
class AudienceRule:
    """The people of an audience (``people`` may be too many) and who of them still counts."""

    people: Callable[[RegisterEntry], QuerySet[User]]
    is_due: Callable[[RegisterEntry, User], bool]
    must_act: bool = False


def people(audience: Audience, entry: RegisterEntry) -> list[User]:
    """Whom to tell now of the act ``entry``; never the person who did it."""
    users = AUDIENCE_RULES[audience].people(entry).exclude(pk=entry.actor_id)
    return [user for user in users if is_due(audience, entry, user)]


def is_due(audience: str, entry: RegisterEntry, user: User) -> bool:
    """Whether ``user`` still needs a mail about ``entry``: asked again when it goes out."""
    return user.is_active and AUDIENCE_RULES[Audience(audience)].is_due(entry, user)


def must_act(audience: str) -> bool:
    return AUDIENCE_RULES[Audience(audience)].must_act


def _active_users() -> QuerySet[User]:
    return User.objects.filter(is_active=True)


def _reviewers(entry: RegisterEntry) -> QuerySet[User]:
    step = _open_step(entry)
    duty = rules.duty_of(step) if step else None
    return holders(duty, entry.site_id) if duty else _active_users().none()


def _may_pass(entry: RegisterEntry, user: User) -> bool:
    step = _open_step(entry)
    return step is not None and rules.why_not_act(user, step) is None


def _open_step(entry: RegisterEntry) -> TaskState | None:
    """The step that waits since the act ``entry``; None when somebody has acted after it."""
    if not _is_last_step(entry):
        return None
    steps = TaskState.objects.select_related("workflow_state", "task")
    return steps.filter(
        workflow_state_id=entry.request_id, status=TaskState.STATUS_IN_PROGRESS
    ).first()


def _is_last_step(entry: RegisterEntry) -> bool:
    status = request_status(entry.request_id)
    return status is not None and status.last is not None and status.last.pk <= entry.pk


def _owner(entry: RegisterEntry) -> QuerySet[User]:
    """Who asked last for the page's publication; in the same request, for an act of one."""
    page = page_status(entry.page_id)
    request = page.request_of(entry) or page.latest
    users = _active_users()
    return users.filter(pk=request.opening.actor_id) if request else users.none()


def _page_exists(entry: RegisterEntry, user: User) -> bool:
    return bool(Page.objects.filter(pk=entry.page_id).exists())


def _still_there(entry: RegisterEntry, user: User) -> bool:
    """A page that was not deleted, or what is no page."""
    return bool(entry.subject_kind) or _page_exists(entry, user)


def _must_correct(entry: RegisterEntry, user: User) -> bool:
    return _is_last_step(entry) and _page_exists(entry, user)


def _asked_before(entry: RegisterEntry) -> QuerySet[User]:
    """Whom a mail asked to act on the step that ``entry`` ended."""
    mailed = Notice.objects.filter(
        entry=step_before(entry), audience=Audience.REVIEWERS, state=SendState.SENT
    )
    return _active_users().filter(notices__in=mailed)


def _open_word(entry: RegisterEntry) -> RegisterEntry | None:
    """The row of the request's approval by word of mouth, while nobody confirmed or denied it."""
    return unconfirmed().filter(request_id=entry.request_id).last()


def _may_confirm(entry: RegisterEntry, user: User) -> bool:
    word = _open_word(entry)
    return word is not None and urgent_rules.why_not_confirm(user, word) is None


def _named(entry: RegisterEntry) -> QuerySet[User]:
    return _active_users().filter(pk=entry.details.get("giver_id", 0))


def _lacks_confirmation(entry: RegisterEntry, user: User) -> bool:
    status = request_status(entry.request_id)
    return status is not None and status.approval in (Approval.UNCONFIRMED, Approval.LAPSED)


def _may_end_drift(entry: RegisterEntry, user: User) -> bool:
    page = Page.objects.filter(pk=entry.page_id).first() or Page(pk=entry.page_id)
    found = page_status(entry.page_id).drift
    return found == entry and why_not_end_drift(user, page, found) is None


def keepers(entry: RegisterEntry) -> QuerySet[User]:
    """Who is mailed the head of the register every day, and so can tell when it is rewritten."""
    return holders(Group.APPROVERS, entry.site_id)


def _is_keeper(entry: RegisterEntry, user: User) -> bool:
    return keepers(entry).filter(pk=user.pk).exists()


def _is_open_drift(entry: RegisterEntry, user: User) -> bool:
    return page_status(entry.page_id).drift == entry


def _change(entry: RegisterEntry) -> ProposedChange | None:
    return ProposedChange.objects.filter(pk=entry.details.get("change", 0)).first()


def _may_decide_change(entry: RegisterEntry, user: User) -> bool:
    change = _change(entry)
    return change is not None and change_rules.why_not_decide(user, change) is None


def _proposer(entry: RegisterEntry) -> QuerySet[User]:
    return _active_users().filter(pk=entry.details.get("proposer_id", 0))


def _may_end_find(entry: RegisterEntry, user: User) -> bool:
    site = Site.objects.filter(pk=entry.site_id).first()
    found = open_finds().filter(pk=entry.pk).first()
    return site is not None and change_rules.why_not_answer(user, site, found) is None


def _site_keepers(entry: RegisterEntry) -> QuerySet[User]:
    """The webmasters, where the system acted: what one of them did by hand, that one knows."""
    keepers = holders(Group.WEBMASTERS, entry.site_id)
    return keepers if entry.actor_id == 0 else keepers.none()


def _is_ita_officer(entry: RegisterEntry, user: User) -> bool:
    return holders(Group.ITA_OFFICERS, entry.site_id).filter(pk=user.pk).exists()


def _is_case_officer(entry: RegisterEntry, user: User) -> bool:
    return holders(Group.CASE_OFFICERS, entry.site_id).filter(pk=user.pk).exists()


def _harm_enders(entry: RegisterEntry) -> QuerySet[User]:
    """Of a report of harm alone: a request for information is no matter of theirs."""
    if entry.details.get("case_kind") != CaseKind.HARM:
        return _active_users().none()
    keepers = holders(Group.WEBMASTERS, entry.site_id) | holders(Group.APPROVERS, entry.site_id)
    return keepers.distinct()


def _ends_harm(entry: RegisterEntry, user: User) -> bool:
    return _harm_enders(entry).filter(pk=user.pk).exists()


AUDIENCE_RULES: dict[Audience, AudienceRule] = {
    Audience.REVIEWERS: AudienceRule(_reviewers, _may_pass, must_act=True),
    Audience.OWNER: AudienceRule(_owner, _page_exists),
    Audience.CORRECTOR: AudienceRule(_owner, _must_correct, must_act=True),
    Audience.CONFIRMERS: AudienceRule(
        lambda entry: holders(Group.APPROVERS, entry.site_id), _may_confirm, must_act=True
    ),
    Audience.OVERSEERS: AudienceRule(
        lambda entry: holders(Group.WEBMASTERS, entry.site_id), _lacks_confirmation
    ),
    Audience.NAMED: AudienceRule(_named, _may_confirm, must_act=True),
    Audience.SUPERIORS: AudienceRule(
        lambda entry: holders(Group.APPROVERS, entry.site_id), _lacks_confirmation
    ),
    Audience.ASKED: AudienceRule(_asked_before, lambda entry, user: True),
    Audience.DECIDERS: AudienceRule(
        lambda entry: holders(Group.APPROVERS, entry.site_id), _may_end_drift, must_act=True
    ),
    Audience.WATCHERS: AudienceRule(
        lambda entry: holders(Group.WEBMASTERS, entry.site_id), _is_open_drift
    ),
    Audience.CHANGE_DECIDERS: AudienceRule(
        lambda entry: holders(Group.APPROVERS, entry.site_id), _may_decide_change, must_act=True
    ),
    Audience.PROPOSER: AudienceRule(_proposer, lambda entry, user: True),
    Audience.FIND_DECIDERS: AudienceRule(
        lambda entry: holders(Group.APPROVERS, entry.site_id), _may_end_find, must_act=True
    ),
    Audience.KEEPERS: AudienceRule(keepers, _is_keeper),
    Audience.SITE_KEEPERS: AudienceRule(_site_keepers, _page_exists),
    Audience.ITA_OFFICERS: AudienceRule(
        lambda entry: holders(Group.ITA_OFFICERS, entry.site_id), _is_ita_officer
    ),
    Audience.CASE_OFFICERS: AudienceRule(
        lambda entry: holders(Group.CASE_OFFICERS, entry.site_id), _is_case_officer
    ),
    Audience.HARM_ENDERS: AudienceRule(_harm_enders, _ends_harm),
    Audience.APPROVERS: AudienceRule(
        lambda entry: holders(Group.APPROVERS, entry.site_id), _still_there
    ),
}
