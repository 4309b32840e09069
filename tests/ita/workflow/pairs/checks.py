"""What must hold when two acts have met, whoever won."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Page, TaskState, WorkflowState

from home.core.exceptions import NotAllowed
from home.models import LawPage
from ita.integrity.drift import drift_of
from ita.register.enums import Act
from ita.register.history import page_status
from ita.register.models import RegisterEntry
from ita.workflow import rules
from tests.ita.conftest import correct, fresh
from tests.ita.workflow.pairs.scenes import Pair


def faults(page: LawPage, officers: Pair, answers: list[Any]) -> Iterator[str]:
    yield from (repr(answer) for answer in answers if is_fault(answer))
    yield from written_twice(page)
    if not Page.objects.filter(pk=page.pk).exists():
        return
    yield from open_steps(page)
    if why := frozen(page, officers):
        yield f"frozen: {why}"
    if page_status(page.pk).drift is None and (drift := drift_of(fresh(page))):
        yield f"drift: {drift}"


def is_fault(answer: Any) -> bool:
    if isinstance(answer, NotAllowed):
        return False
    return isinstance(answer, Exception) or getattr(answer, "status_code", 200) >= 500


def written_twice(page: LawPage) -> Iterator[str]:
    """No act follows upon itself: each changes what the next can be."""
    rows = RegisterEntry.objects.of_page(page).order_by("pk")
    for before, after in pairwise(rows):
        again = before.act == after.act != Act.SCHEDULED
        if again or (before.act == after.act and before.details == after.details):
            yield f"twice: {before} / {after}"


def open_steps(page: LawPage) -> Iterator[str]:
    request = fresh(page).current_workflow_state
    under_review = request and request.status == WorkflowState.STATUS_IN_PROGRESS
    steps = TaskState.objects.filter(
        workflow_state__object_id=str(page.pk), status=TaskState.STATUS_IN_PROGRESS
    )
    current = [request.current_task_state_id] if request and under_review else []
    if [step.pk for step in steps] != current:
        yield f"steps: {list(steps)} of {request}"


def frozen(page: LawPage, officers: Pair) -> str | None:
    """Why nobody can go on with ``page``: no officer acts on its step, and nobody asks."""
    step = fresh(page).current_workflow_task_state
    if step and step.status == TaskState.STATUS_IN_PROGRESS:
        everybody = [*officers.checkers, *officers.approvers, *officers.webmasters]
        return _why_nobody([rules.why_not_act(user, step) for user in everybody])
    correct(page, officers.requesters[1])
    return _why_nobody([_why_not_ask(user, page) for user in officers.requesters])


def _why_not_ask(user: User, page: LawPage) -> str | None:
    return rules.why_not_request(user, fresh(page))


def _why_nobody(reasons: list[str | None]) -> str | None:
    return None if None in reasons else " / ".join(str(reason) for reason in set(reasons))
