"""How the publication steps behave inside Wagtail's workflow."""

from collections.abc import Callable, Mapping

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Task, TaskState, WorkflowState

from home.core.duties import Duty
from home.core.exceptions import NotAllowed, ensure
from ita.people.models import OfficerProfile
from ita.people.rules import holds
from ita.register.enums import QUESTIONS, Act
from ita.register.models import RegisterEntry
from ita.register.operations import append_step
from ita.workflow import operations, rules
from ita.workflow.dates import Dates

# Not Wagtail's "approve": who may do that may also cancel the request (user_can_cancel).
PASS, RETURN, REFUSE = "pass", "return", "refuse"

PASS_LABELS = {
    Duty.CHECK: gettext_lazy("Checked: correct"),
    Duty.APPROVE: gettext_lazy("Approve publication"),
    Duty.PUBLISH: gettext_lazy("Publish now"),
}


def start_step(
    task: Task, start: Callable[..., TaskState], workflow_state: WorkflowState, user: User
) -> TaskState:
    """Start ``task``, or the earlier step that this very content has not passed yet.

    Wagtail resumes a returned request at the step that returned it; ours begins again with the
    checker, because the content is another.

    Raises:
        NotAllowed: at the first step, when the request itself is not allowed.
    """
    due = workflow_state.get_next_task()
    if due and due.pk != task.pk:
        return due.specific.start(workflow_state, user=user)
    if task.duty == Duty.CHECK:
        _ensure_requestable(workflow_state, user)
    task_state = start(workflow_state, user=user)
    if task.duty == Duty.CHECK:
        revision = task_state.revision
        note = revision.content.get("request_note", "")
        append_step(Act.REQUESTED, workflow_state, revision, user, note)
    return task_state


def act(
    task_state: TaskState,
    user: User,
    action_name: str,
    *,
    comment: str = "",
    code: str = "",
    answers: Mapping[str, bool] | None = None,
    dates: Dates | None = None,
) -> Act:
    """Do ``action_name`` on the step, and return what was recorded; every route ends here.

    Raises:
        NotAllowed: unknown action, or a rule forbids it.
    """
    if action_name == PASS:
        return operations.pass_step(task_state, user, comment, answers, dates)
    if action_name == RETURN:
        return operations.return_for_correction(task_state, user, comment, code)
    if action_name == REFUSE:
        return operations.refuse(task_state, user, comment, code)
    raise NotAllowed(_("There is no such action on this step."))


def actions_for(task: Task, page: Page, user: User) -> list[tuple[str, str, bool]]:
    """(name, label, whether it opens a form) of what ``user`` may do now on ``page``."""
    task_state = page.current_workflow_task_state
    if task_state is None or rules.why_not_act(user, task_state):
        return []
    duty = Duty(task.duty)
    actions = [
        (RETURN, _("Return for correction"), True),
        (PASS, str(PASS_LABELS[duty]), duty in QUESTIONS),
    ]
    if duty == Duty.APPROVE:
        actions.append((REFUSE, _("Refuse"), True))
    return actions


def holds_duty(user: User, duty: str, page: Page) -> bool:
    return holds(user, Duty(duty), page.get_site())


def states_for(user: User, duty: str, states: QuerySet[TaskState]) -> QuerySet[TaskState]:
    """Those of ``states`` that are of requests in an agency in which ``user`` holds the duty."""
    posts = OfficerProfile.objects.in_post().with_duty(Duty(duty)).filter(user=user)
    rows = RegisterEntry.objects.filter(site_id__in=posts.values("site")).exclude(request_id=0)
    return states.filter(workflow_state__in=rows.values("request_id"))


def _ensure_requestable(workflow_state: WorkflowState, user: User) -> None:
    ensure(rules.why_not_ready(user, workflow_state.content_object))
