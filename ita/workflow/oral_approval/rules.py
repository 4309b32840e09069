"""Who may record an approval by word of mouth, who may have given it, who may confirm it.

Each function answers ``None``, or the reason why not, as in ``ita.workflow.rules``.
"""

from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from home.core.duties import Group
from ita.people.models import OfficerProfile
from ita.people.rules import holds, why_without_post
from ita.register.history import unconfirmed
from ita.register.models import RegisterEntry
from ita.workflow import rules
from ita.workflow.conflicts import conflicts_of_confirmation


def why_not_given(
    approver: User, task_state: TaskState, at: datetime, recorder: User
) -> str | None:
    """Why ``approver`` cannot have approved the content of the step at the moment ``at``."""
    if approver.pk == recorder.pk:
        return _("You are an approver yourself: please approve on the review screen.")
    if at > timezone.now():
        return _("This time has not come yet. Please correct the time of the approval.")
    if at < task_state.revision.created_at.replace(second=0, microsecond=0):
        return _("The page was saved after this time, so this was not what was approved.")
    if reason := rules.why_not_act(approver, task_state):
        return _("The approver could not approve: %(reason)s") % {"reason": reason}
    if not OfficerProfile.objects.in_post(timezone.localdate(at)).filter(user=approver).exists():
        return _("The approver held no post on that day.")
    return None


def why_words_missing(reason: str) -> str | None:
    if not reason.strip():
        return _("Please say why it was urgent.")
    return None


def why_not_confirm(user: User, entry: RegisterEntry) -> str | None:
    """Why ``user`` cannot confirm, or deny, the approval by word of mouth of the row ``entry``."""
    if not holds(user, Group.APPROVERS):
        return _("Only an approver can confirm this approval, or deny it.")
    if reason := why_without_post(user):
        return reason
    if not unconfirmed().filter(pk=entry.pk).exists():
        return _("Nothing waits to be confirmed here any more.")
    if user.pk == entry.actor_id or user.pk in entry.details["authors"]:
        return _("You requested, edited or recorded this yourself; another approver must decide.")
    found = conflicts_of_confirmation(user, entry.request_id)
    page = Page.objects.filter(pk=entry.page_id).first()
    return rules.why_not_declared(found, page) if page else None
