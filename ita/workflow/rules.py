"""Who may do what in a publication request, and if not, why.

Each function answers ``None`` when the act is allowed, or the reason in the user's language.
Screens, routes, operations and jobs all ask here; what only a subject of its own asks (drift,
papers, people, removal, urgent, …) stands in its ``rules.py`` and builds on these.
"""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from home.completeness import missing_for_publication
from home.core.duties import Duty, Group
from home.thai.calendar import local_date
from ita.integrity.rules import why_files_missing
from ita.integrity.seal import seal_of
from ita.people.enums import DutyConflict
from ita.people.models import ReturnReason
from ita.people.rules import holds, why_without_post
from ita.register.enums import QUESTIONS, Risk, SecondCheck
from ita.register.history import page_status
from ita.workflow import conflicts
from ita.workflow.dates import Dates

RECORD_ORAL_APPROVAL = "ita.record_oral_approval"


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


def editors_since_live(page: Page) -> QuerySet[Revision, int]:
    """Ids of the users who saved ``page`` since it was last live."""
    revisions = Revision.objects.for_instance(page).exclude(user=None)
    if page.live_revision_id:
        published_at = page.last_published_at
        in_place = Q(created_at__gt=published_at) if published_at else Q()  # as autosave saves
        revisions = revisions.filter(Q(pk__gt=page.live_revision_id) | in_place)
    editors: QuerySet[Revision, int] = revisions.order_by().values_list("user_id", flat=True)
    return editors.distinct()


def why_not_purge(revision: Revision) -> str | None:
    """Why ``revision`` must stay: it is live, or says who edited the page since it was."""
    page = revision.content_object
    if not isinstance(page, Page) or revision.pk < (page.live_revision_id or 0):
        return None
    return _("This revision is live, or says who edited the page since it was last live.")


def why_not_request(user: User, page: Page) -> str | None:
    """Why ``user`` cannot request the publication of ``page`` (its latest saved state)."""
    if page.workflow_in_progress:
        return _("This page is already under review.")
    return why_not_ready(user, page)


def why_not_ready(user: User, page: Page) -> str | None:
    """Why a request of ``user`` for ``page`` is not fit for the checker."""
    if reason := why_not_requester(user):
        return reason
    content = page.get_latest_revision_as_object()
    if reason := why_not_corrected(content):
        return reason
    if missing := missing_for_publication(content):
        return _("Not complete yet. Please fill in: %(fields)s") % {
            "fields": get_text_list(missing, _("and"))
        }
    return why_files_missing(content)


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


def why_not_requester(user: User) -> str | None:
    """Why ``user`` cannot request anything."""
    if not holds(user, Group.REQUESTERS):
        return _("Only an officer with the duty of requester can request publication.")
    return why_without_post(user)


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
    if not holds(user, duty):
        return _("This step belongs to the officers with the duty: %(duty)s.") % {
            "duty": Group(duty.value).label
        }
    if reason := why_without_post(user):
        return reason
    if not _is_open(task_state):
        return _("Somebody has already acted on this step. Please reload the page.")
    found = conflicts_of(user, task_state) if found is None else found
    return _why_not_impartial(task_state, found)


def why_not_record(user: User, task_state: TaskState) -> str | None:
    """Why ``user`` cannot record that an approver allowed the request by word of mouth."""
    if not user.has_perm(RECORD_ORAL_APPROVAL):
        return _("You are not among the officers who record an approval by word of mouth.")
    if reason := why_without_post(user):
        return reason
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        return _("Somebody has already acted on this step. Please reload the page.")
    if duty_of(task_state) != Duty.APPROVE:
        return _("Only what was checked and waits for the approver can be approved so.")
    if is_author(user, task_state):
        return _("You requested or edited this page; another officer must record the approval.")
    return None


def why_not_withdraw(user: User, request: WorkflowState) -> str | None:
    """Why ``user`` cannot withdraw ``request``."""
    if request.status not in (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES):
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


def why_not_dated(dates: Dates) -> str | None:
    """Why a page cannot go live, or be past, at these dates."""
    now = timezone.now()
    if dates.go_live_at and dates.go_live_at <= now:
        return _("The time to go live has passed. Leave it empty to publish at once.")
    if dates.end_date and dates.end_date < local_date(dates.go_live_at or now):
        return _("The period ends before the page goes live. Please check both dates.")
    return None


def _is_open(task_state: TaskState) -> bool:
    """A step can outlive its request for a moment, when two people act at once."""
    request = task_state.workflow_state
    return (task_state.status, request.status) == (
        TaskState.STATUS_IN_PROGRESS,
        WorkflowState.STATUS_IN_PROGRESS,
    )


def is_author(user: User, task_state: TaskState) -> bool:
    """Whether ``user`` requested this publication, or edited the page since it was last live."""
    request = task_state.workflow_state
    return request.requested_by_id == user.pk or user.pk in editors_since_live(
        request.content_object
    )


def conflicts_of(user: User, task_state: TaskState) -> list[DutyConflict]:
    """The duties that ``user`` would hold besides that of this step, in this request."""
    if duty_of(task_state) is None:
        return []
    return conflicts.conflicts_of(user, task_state, is_author(user, task_state))


def _why_not_impartial(task_state: TaskState, found: list[DutyConflict]) -> str | None:
    """The duties of a request are in several hands unless the agency declared that they need not
    be; nobody at all approves what they requested or edited (design, invariant 2)."""
    if DutyConflict.REQUEST_APPROVE in found:
        return _("You requested or edited this page; another officer must decide.")
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
