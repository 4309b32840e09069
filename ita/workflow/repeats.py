"""A second click is answered with the first one's result: what was done is not refused to whoever
did it, and not done again."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from home.core.duties import Duty
from home.core.exceptions import ensure
from ita.integrity.seal import FACTS_V2, seal_of
from ita.register.enums import Act
from ita.register.history import request_status
from ita.register.models import RegisterEntry

SECOND_CLICK = timedelta(minutes=1)  # later the same words may be meant for another page


def first_result(
    act: Act, page_id: int, user: User, reason: str, *refusals: str | None
) -> RegisterEntry | None:
    """The row of the very act that ``user`` asks for again, where the rules refuse it now: the last
    act on the page, by the same officer, in the same words.

    Raises:
        NotAllowed: the rules refuse it, and it was not done before.
    """
    if not any(refusals):
        return None
    rows = RegisterEntry.objects.filter(page_id=page_id).order_by("pk")
    row = rows.filter(act=str(act), actor_id=user.pk, reason=reason).last()
    # A denial takes down as well: by the same officer, in the same words.
    later = rows.filter(pk__gt=row.pk).exclude(actor_id=user.pk, reason=reason) if row else rows
    if row is None or later.exists():
        ensure(*refusals)
    return row


def first_decision(step: TaskState, user: User, reason: str, *acts: Act) -> Act | None:
    """What ``user`` did on ``step`` before, by one of ``acts``, in the same words; None where the
    step is open still, or somebody else ended it."""
    if step.status == TaskState.STATUS_IN_PROGRESS:
        return None
    since = RegisterEntry.objects.filter(
        request_id=step.workflow_state_id, occurred_at__gte=step.started_at, actor_id=user.pk
    )
    wanted = {str(act): act for act in (*acts, Act.CHANGED)}
    for row in since.order_by("-pk"):
        done = wanted.get(row.act)
        if done == Act.CHANGED or (done and row.reason == reason):
            return done
    return None


def pages_of_first(
    act: Act, pages: Iterable[Page], user: User, reason: str, details: dict[str, Any]
) -> set[int]:
    """Numbers of those of ``pages`` on which ``user`` did this very thing a moment ago."""
    since = timezone.now() - SECOND_CLICK
    rows = RegisterEntry.objects.filter(
        page_id__in=[page.pk for page in pages],
        act=str(act),
        actor_id=user.pk,
        reason=reason,
        occurred_at__gte=since,
    )
    return {row.page_id for row in rows if row.details == details}


def first_request(request: WorkflowState | None, user: User) -> WorkflowState | None:
    """The ``request``, where ``user`` made it for the very content that is saved now."""
    status = request_status(request.pk) if request else None
    if request is None or status is None or status.requested is None or status.due != Duty.CHECK:
        return None
    step = request.current_task_state
    is_same = step is not None and step.revision.is_latest_revision()
    return request if is_same and status.requested.actor_id == user.pk else None


def first_page(page: Page, user: User) -> Page | None:
    """The page that ``user`` made a moment before ``page``, at the same place, of the very same
    content but for the address, which is given anew; while their parent is locked."""
    since = timezone.now() - SECOND_CLICK
    others = type(page)._default_manager.sibling_of(page, inclusive=False).filter(owner=user)
    for other in others.filter(latest_revision__created_at__gt=since):
        twin = other.get_latest_revision_as_object()
        twin.slug = page.slug
        unsealed = all(getattr(twin, name, "") == getattr(page, name, "") for name in FACTS_V2)
        if unsealed and seal_of(twin).sha256 == seal_of(page).sha256:
            return twin
    return None


def is_set(step: TaskState, user: User, dates: dict[str, str]) -> bool:
    """Whether ``user`` has set these very times (``Dates.as_details``) for the step already."""
    status = request_status(step.workflow_state_id)
    row = status.scheduled if status else None
    return row is not None and row.actor_id == user.pk and dates.items() <= row.details.items()
