"""Who may record an approval by word of mouth, who may have given it, who may confirm it.

Each function answers ``None``, or the reason why not, as in ``ita.workflow.rules``.
"""

from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, Site, TaskState

from home.core.duties import Group
from home.models import NewsPage
from home.thai.calendar import local_date
from ita.people.models import OfficerProfile
from ita.people.persons import same_person
from ita.people.rules import why_not_on_duty
from ita.register.history import unconfirmed
from ita.register.models import RegisterEntry
from ita.workflow import rules
from ita.workflow.conflicts import conflicts_of_confirmation
from ita.workflow.hands import Accounts, uploaders_of


def why_not_given(
    approver: User, task_state: TaskState, at: datetime, recorder: User
) -> str | None:
    """Why ``approver`` cannot have approved the content of the step at the moment ``at``."""
    if approver.pk in same_person([recorder.pk]):
        return _("You are an approver yourself: please approve on the review screen.")
    if at > timezone.now():
        return _("This time has not come yet. Please correct the time of the approval.")
    if at < task_state.revision.created_at.replace(second=0, microsecond=0):
        return _("The page was saved after this time, so this was not what was approved.")
    if reason := rules.why_not_act(approver, task_state):
        return _("The approver could not approve: %(reason)s") % {"reason": reason}
    site = task_state.workflow_state.content_object.get_site()
    posts = OfficerProfile.objects.in_post(timezone.localdate(at)).of_site(site)
    if not posts.with_duty(Group.APPROVERS).filter(user=approver).exists():
        return _("The approver held no post on that day.")
    return None


def why_words_missing(reason: str) -> str | None:
    if not reason.strip():
        return _("Please say why it was urgent.")
    return None


def why_not_confirm(user: User, entry: RegisterEntry) -> str | None:
    """Why ``user`` cannot confirm, or deny, the approval by word of mouth of the row ``entry``."""
    site = Site.objects.filter(pk=entry.site_id).first()
    otherwise = _("Only an approver can confirm this approval, or deny it.")
    if reason := why_not_on_duty(user, Group.APPROVERS, site, otherwise):
        return reason
    if not unconfirmed().filter(pk=entry.pk).exists():
        return _("Nothing waits to be confirmed here any more.")
    if user.pk in same_person([entry.actor_id, *entry.details["authors"]]):
        return _("You requested, edited or recorded this yourself; another approver must decide.")
    if user.pk in _uploaders(entry):
        return _("You uploaded a file of this page; another approver must decide.")
    found = conflicts_of_confirmation(user, entry.request_id)
    page = Page.objects.filter(pk=entry.page_id).first()
    return rules.why_not_declared(found, page) if page else None


def is_running_alert(page: Page) -> bool:
    """Whether ``page`` warns the public of something whose last day is stated and has not passed.

    Without a last day it would run for ever, and so would a word that nobody confirms.
    """
    alerts = NewsPage.objects.filter(pk=page.pk, is_alert=True, archived_on=None)
    running = alerts.filter(publication_end_date__gte=local_date(timezone.now()))
    return bool(running.exists())


def _uploaders(entry: RegisterEntry) -> Accounts:
    """Who uploaded a file of the content that was allowed; nobody where it is not stored."""
    revision = Revision.objects.filter(pk=entry.revision_id).first()
    return uploaders_of(revision.as_object()) if revision else frozenset()
