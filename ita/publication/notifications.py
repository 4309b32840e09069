"""E-mail to those who must act next, and to the owner when something was decided.

Jobs are queued on the same database inside the same transaction: an act that is rolled back
mails nobody, and a mail server that hangs holds up nobody.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_q.tasks import async_task
from wagtail.models import TaskState

from ita.enums import Act


def silence_wagtail_workflow_mail() -> None:
    """Ours say in Thai what to do, to those who must do it; Wagtail's would come on top."""
    from wagtail.models import WorkflowState
    from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

    for signal, name in (
        (workflow_submitted, "submitted"),
        (workflow_rejected, "rejected"),
        (workflow_approved, "approved"),
    ):
        signal.disconnect(
            sender=WorkflowState, dispatch_uid=f"workflow_state_{name}_email_notification"
        )


def tell_reviewers(task_state: TaskState) -> None:
    """Queue the mail to those who may now act on the step."""
    async_task("ita.publication.notifications.mail_reviewers", task_state.pk)


def tell_requester(task_state: TaskState, act: Act) -> None:
    """Queue the mail to the requester that ``act`` was done."""
    async_task("ita.publication.notifications.mail_requester", task_state.pk, str(act))


def mail_reviewers(task_state_id: int) -> int:
    """Queue a mail to everybody who may act on the step; returns to how many (0 if it is past).

    One job for each: when one address fails, the others are not mailed again.
    """
    from ita.publication import rules

    task_state = _load(task_state_id)
    if task_state is None or task_state.status != TaskState.STATUS_IN_PROGRESS:
        return 0
    duty = task_state.task.specific.duty
    users = get_user_model().objects.filter(groups__name=duty, is_active=True).exclude(email="")
    recipients = [user for user in users if rules.why_not_act(user, task_state) is None]
    for user in recipients:
        async_task("ita.publication.notifications.mail_reviewer", task_state.pk, user.pk)
    return len(recipients)


def mail_reviewer(task_state_id: int, user_id: int) -> None:
    """Mail one officer who may act on the step."""
    task_state = _load(task_state_id)
    user = get_user_model().objects.filter(pk=user_id).first()
    if task_state and user:
        _send(user, "ita/mail/please_act", task_state)


def mail_requester(task_state_id: int, act: str) -> int:
    """Mail the requester about ``act``; returns how many were mailed."""
    task_state = _load(task_state_id)
    requester = task_state.workflow_state.requested_by if task_state else None
    if requester is None or not requester.email:
        return 0
    _send(requester, "ita/mail/decided", task_state, act=Act(act))
    return 1


def _load(task_state_id: int) -> TaskState | None:
    related = ("task", "workflow_state__requested_by", "finished_by")
    return TaskState.objects.select_related(*related).filter(pk=task_state_id).first()


def _send(user: Any, template: str, task_state: TaskState, **extra: Any) -> None:
    page = task_state.workflow_state.content_object
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "user": user,
            "page": page.get_latest_revision_as_object(),
            "live_url": page.full_url,
            "task_state": task_state,
            "review_url": settings.WAGTAILADMIN_BASE_URL + reverse("ita_review", args=[page.pk]),
            **extra,
        }
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        body = render_to_string(f"{template}.txt", context)
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email])
