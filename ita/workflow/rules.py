"""Who may do what in a publication request, and if not, why.

Each function answers ``None`` when the act is allowed, or the reason in the user's language.
Screens, routes, operations and jobs all ask here; what only a subject of its own asks (drift,
papers, people, removal, urgent, …) stands in its ``rules.py`` and builds on these.
"""

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, Site, TaskState, WorkflowState

from home.blanks import blanks_in
from home.completeness import missing_for_publication
from home.core.duties import Duty, Group
from home.doubts import Doubt, doubts_of, why_impossible
from home.models import ContentPage
from home.thai.calendar import format_date, local_date
from ita.integrity.models import Seal
from ita.integrity.rules import why_files_foreign, why_files_missing
from ita.integrity.seal import seal_of
from ita.people.enums import DutyConflict
from ita.people.models import ReturnReason
from ita.people.rules import why_not_on_duty, why_without_post
from ita.people.selectors import duties_of
from ita.register.enums import QUESTIONS, Risk, SecondCheck
from ita.register.history import page_status, request_status
from ita.workflow import conflicts
from ita.workflow.dates import Dates
from ita.workflow.hands import hands_of

RECORD_ORAL_APPROVAL = "ita.record_oral_approval"
RECORDERS = {Duty.CHECK.value, Duty.PUBLISH.value}


def duty_of(task_state: TaskState) -> Duty | None:
    """The duty whose step this is; None for a step of a workflow that is not ours."""
    duty = getattr(task_state.task.specific, "duty", None)
    return Duty(duty) if duty else None


def returned_step(page: Page) -> TaskState | None:
    """The step that sent ``page`` back for correction, while its owner has it."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return state.current_task_state


def why_not_purge(revision: Revision) -> str | None:
    """Why ``revision`` must stay: it is live, or says who edited the page since it was, or it was
    sealed and may be put back."""
    page = revision.content_object
    if not isinstance(page, Page):
        return None
    if Seal.objects.filter(revision_id=revision.pk, page_id=page.pk).exists():
        return _("This revision was approved: it is kept with its seal.")
    if revision.pk < (page.live_revision_id or 0):
        return None
    return _("This revision is live, or says who edited the page since it was last live.")


def why_not_request(user: User, page: Page) -> str | None:
    """Why ``user`` cannot request the publication of ``page`` (its latest saved state)."""
    if is_under_review(page):
        return _("This page is already under review.")
    return why_not_ready(user, page)


def is_under_review(page: Page) -> bool:
    """Whether the step of a request is open, by the register: Wagtail's states only follow it."""
    latest = page_status(page.pk).latest
    return latest is not None and latest.due is not None


def why_not_ready(user: User, page: Page) -> str | None:
    """Why a request of ``user`` for ``page`` is not fit for the checker."""
    if reason := why_not_requester(user, page.get_site()):
        return reason
    content = page.get_latest_revision_as_object()
    if reason := why_not_corrected(content):
        return reason
    if missing := missing_for_publication(content):
        return _("Not complete yet. Please fill in: %(fields)s") % {
            "fields": get_text_list(missing, _("and"))
        }
    if isinstance(content, ContentPage) and (reason := why_impossible(content)):
        return reason
    return why_blanks_left(content) or why_files_missing(content) or why_files_foreign(content)


def why_blanks_left(content: Page) -> str | None:
    """Why ``content`` (a saved state of a page) is not finished: what the prepared page left to
    its officer is not written yet."""
    if left := blanks_in(content):
        return _("Please write in the page, in place of the blank: %(blanks)s") % {
            "blanks": get_text_list(left, _("and"))
        }
    return None


def doubts_about(content: Page) -> list[Doubt]:
    """What of the dates of ``content`` (a saved state) its owner and checker look at again."""
    return doubts_of(content) if isinstance(content, ContentPage) else []


def why_not_corrected(content: Page) -> str | None:
    """Why ``content`` (a saved state of a page) is not fit for another request: it was returned,
    and says the same still."""
    request = page_status(content.pk).latest
    if request is None or not request.is_returned or request.answer is None:
        return None
    returned = Revision.objects.filter(pk=request.answer.revision_id).first()
    if returned is None or seal_of(returned.as_object()).sha256 != seal_of(content).sha256:
        return None
    return _("This page was returned and not changed since. Please correct it first.")


def why_not_requester(user: User, site: Site | None) -> str | None:
    """Why ``user`` cannot request anything of the agency."""
    otherwise = _("Only an officer with the duty of requester can request publication.")
    return why_not_on_duty(user, Group.REQUESTERS, site, otherwise)


def why_not_act(
    user: User, task_state: TaskState, found: list[DutyConflict] | None = None
) -> str | None:
    """Why ``user`` cannot act on the step ``task_state`` now.

    Args:
        found: ``conflicts_of`` the same two, for a caller that has them already.
    """
    duty = duty_of(task_state)
    if duty is None:
        return _("This step is not one of a publication request. Please tell the administrator.")
    otherwise = _("This step belongs to the officers with the duty: %(duty)s.")
    site = task_state.workflow_state.content_object.get_site()
    if reason := why_not_on_duty(user, duty, site, otherwise % {"duty": Group(duty.value).label}):
        return reason
    if not is_open(task_state):
        return _("Somebody has already acted on this step. Please reload the page.")
    found = conflicts_of(user, task_state) if found is None else found
    return _why_not_impartial(task_state, found)


def may_record(user: User, site: Site | None) -> bool:
    """Whether ``user`` is among the agency's officers who record approvals by word of mouth."""
    duties = duties_of(user, site) if site else set()
    return user.has_perm(RECORD_ORAL_APPROVAL) and bool(duties & RECORDERS)


def why_not_record(user: User, task_state: TaskState) -> str | None:
    """Why ``user`` cannot record that an approver allowed the request by word of mouth."""
    site = task_state.workflow_state.content_object.get_site()
    if reason := why_without_post(user, site):
        return reason
    if not may_record(user, site):
        return _("You are not among the officers who record an approval by word of mouth.")
    if not is_open(task_state):
        return _("Somebody has already acted on this step. Please reload the page.")
    if duty_of(task_state) != Duty.APPROVE:
        return _("Only what was checked and waits for the approver can be approved so.")
    if is_author(user, task_state):
        return _("You requested or edited this page; another officer must record the approval.")
    found = conflicts.conflicts_of_record(user, task_state)
    return why_not_declared(found, task_state.workflow_state.content_object)


def why_not_withdraw(user: User, request: WorkflowState) -> str | None:
    """Why ``user`` cannot withdraw ``request``."""
    status = request_status(request.pk)
    if status is None or (status.due is None and not status.is_returned):
        return _("Somebody has already acted on this step. Please reload the page.")
    if not request.user_can_cancel(user):
        return _("Only the requester or the owner of the page can withdraw the request.")
    return None


def why_not_refuse(task_state: TaskState) -> str | None:
    """Why the step ``task_state`` cannot end in a refusal: only the approver refuses."""
    if duty_of(task_state) != Duty.APPROVE:
        return _("Only the approver refuses. You can return the page for correction.")
    return None


def why_reason_missing(reason: str) -> str | None:
    """Returning and refusing need a reason that the owner can work with."""
    if not reason.strip():
        return _("Please give the reason, so that the owner knows what to correct.")
    return None


def why_not_coded(page: Page, code: str, reason: str) -> str | None:
    """Why a return or refusal lacks its kind of reason (from the agency's list) or its words."""
    if not ReturnReason.objects.offered_for(page).filter(code=code).exists():
        return _("Please choose the kind of reason from the list.")
    return why_reason_missing(reason)


def why_not_answered(duty: Duty, answers: Mapping[str, bool]) -> str | None:
    """Why a step cannot be passed with these ``answers`` to its questions ({question: yes?})."""
    open_questions = [str(q.label) for q in QUESTIONS.get(duty, ()) if q.value not in answers]
    if open_questions:
        return _("Please answer every question: %(questions)s") % {
            "questions": get_text_list(open_questions, _("and"))
        }
    found = [str(risk.label) for risk in Risk if duty == Duty.CHECK and answers[risk.value]]
    if found:
        return _("You found a risk (%(risks)s). Please return the page for correction.") % {
            "risks": get_text_list(found, _("and"))
        }
    if duty == Duty.PUBLISH and not all(answers[check.value] for check in SecondCheck):
        return _("Please publish only what you have read again and what stands in its category.")
    return None


def why_not_dated(dates: Dates, proposed: date | None = None) -> str | None:
    """Why a page cannot go live, or be past, at these dates.

    Args:
        proposed: the end of the period that the requester proposed, where it counts.
    """
    now = timezone.now()
    if dates.go_live_at and dates.go_live_at <= now:
        return _("The time to go live has passed. Leave it empty to publish at once.")
    goes_live = local_date(dates.go_live_at or now)
    if dates.end_date and dates.end_date < goes_live:
        return _("The period ends before the page goes live. Please check both dates.")
    if not dates.end_date and proposed and proposed < goes_live:
        return _(
            "The publication period that was proposed ends on %(day)s, before the page goes live. "
            "Please enter a later end."
        ) % {"day": format_date(proposed, short=True)}
    return None


def is_open(task_state: TaskState) -> bool:
    """Whether it is this very step that the register waits for."""
    request = task_state.workflow_state
    status = request_status(request.pk)
    is_current = request.current_task_state_id == task_state.pk
    running = (TaskState.STATUS_IN_PROGRESS, WorkflowState.STATUS_IN_PROGRESS)
    is_running = (task_state.status, request.status) == running
    return is_current and is_running and status is not None and status.due == duty_of(task_state)


def is_author(user: User, task_state: TaskState) -> bool:
    """Whether ``user`` requested this publication, or edited the page since it was last live, by
    whichever account."""
    return user.pk in hands_of(task_state.workflow_state).authors


def conflicts_of(user: User, task_state: TaskState) -> list[DutyConflict]:
    """The duties that ``user`` would hold besides that of this step, in this request."""
    return conflicts.conflicts_of(user, task_state) if duty_of(task_state) else []


def _why_not_impartial(task_state: TaskState, found: list[DutyConflict]) -> str | None:
    """The duties of a request are in several hands unless the agency declared that they need not
    be; nobody at all approves what they requested or edited, or uploaded for it (design,
    invariant 2)."""
    if DutyConflict.REQUEST_APPROVE in found:
        return _(
            "You requested or edited this page, or uploaded a file of it; "
            "another officer must decide."
        )
    return why_not_declared(found, task_state.workflow_state.content_object)


def why_not_declared(found: list[DutyConflict], page: Page) -> str | None:
    """Why one hand cannot hold the duties ``found``: the page's agency did not declare it."""
    declared = conflicts.allowed_for(page) if found else set()
    if forbidden := [str(each.label) for each in found if each not in declared]:
        return _(
            "Another officer must act here, because you already acted in this request "
            "(%(conflicts)s). An approver can allow it in the settings of publication."
        ) % {"conflicts": get_text_list(forbidden, _("and"))}
    return None
