"""Faults are kept until the next look, and put right by an administrator. What was done stands on
the register; no row of it is changed."""

from collections.abc import Callable

from django.apps import apps
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site, WorkflowState

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.sites import site_of_collection
from ita.integrity.stored_bytes import bring_back, put_aside, unclaimed_bytes
from ita.register.deleted_pages import page_or_trace
from ita.register.enums import Act, SubjectKind
from ita.register.history import request_status
from ita.register.models import RegisterEntry
from ita.register.operations import append, append_about
from ita.register.subjects import Subject
from ita.workflow.faults.finding import public_faults, workflow_faults
from ita.workflow.faults.models import FaultKind, WorkflowFault
from ita.workflow.faults.rules import why_no_button, why_not_mend
from ita.workflow.locking import lock_pages
from ita.workflow.wagtail_states import follow_register


def look() -> list[WorkflowFault]:
    """Look for faults of the workflow, and keep what is found now; returns it."""
    return _keep(list(workflow_faults()), set(FaultKind) - {FaultKind.NOT_COMPUTED})


def look_at_public() -> list[WorkflowFault]:
    """The same for what is computed; it draws every picture anew, and is no work for a click."""
    return _keep(list(public_faults()), {FaultKind.NOT_COMPUTED})


def _keep(found: list[WorkflowFault], kinds: set[FaultKind]) -> list[WorkflowFault]:
    with transaction.atomic():
        before = WorkflowFault.objects.filter(kind__in=kinds)
        kept = {(fault.kind, fault.key): fault for fault in before}
        now = {(fault.kind, fault.key): fault for fault in found}
        gone = [fault.pk for name, fault in kept.items() if name not in now]
        WorkflowFault.objects.filter(pk__in=gone).delete()
        new = [fault for name, fault in now.items() if name not in kept]
        WorkflowFault.objects.bulk_create(new, ignore_conflicts=True)
    return found


@atomic_with_retry
def mend(fault: WorkflowFault, user: User, site: Site) -> None:
    """Put ``fault`` right, and write that on the register of its page or file; of ``site``, for
    what belongs to no agency.

    Raises:
        NotAllowed: ``user`` is no administrator, or it cannot be put right here.
    """
    ensure(why_not_mend(user), why_no_button(fault))
    MENDING[FaultKind(fault.kind)](fault, user, site)
    WorkflowFault.objects.filter(kind=fault.kind, key=fault.key).delete()


def _mend_request(fault: WorkflowFault, user: User, site: Site) -> None:
    """Wagtail's states follow the register; what Wagtail does not know any more ends there too."""
    number = int(fault.key)
    known = RegisterEntry.objects.filter(request_id=number).last()
    request = WorkflowState.objects.filter(pk=number).first()
    page_id = known.page_id if known else int(request.object_id) if request else 0
    page = lock_pages([page_id]).get(page_id) or page_or_trace(page_id)
    if page is None:
        return
    status, request = request_status(number), WorkflowState.objects.filter(pk=number).first()
    if request:
        follow_register(request, status, user)
    elif status and (status.due or status.is_returned):
        append(Act.WITHDRAWN, page, user, reason=fault.problem, request_id=number)
    append(Act.MENDED, page, user, reason=fault.problem, details={"request": number})


def _note_row(fault: WorkflowFault, user: User, site: Site) -> None:
    """Rows stay as they are: another one says that the act was done once."""
    row = RegisterEntry.objects.get(pk=fault.key)
    page = lock_pages([row.page_id]).get(row.page_id) or page_or_trace(row.page_id)
    details = {"written_twice": row.pk, "row": row.label}
    if page:
        append(Act.MENDED, page, user, reason=fault.problem, details=details)


def _save_revision(fault: WorkflowFault, user: User, site: Site) -> None:
    page = lock_pages([int(fault.key)]).get(int(fault.key))
    if page is None:
        return
    revision = page.latest_revision or page.save_revision(clean=False)
    if page.live and page.live_revision is None:
        Page.objects.filter(pk=page.pk).update(live_revision=revision)
    append(Act.MENDED, page, user, reason=fault.problem, revision=revision)


def _bring_back(fault: WorkflowFault, user: User, site: Site) -> None:
    model, number = fault.key.split(":")
    stored = apps.get_model("home", model).objects.get(pk=number)
    found = bring_back(stored)
    if found is None:
        raise NotAllowed(
            _("No other copy of this file is here. Please restore the backup of the files.")
        )
    _append_about(fault, user, site_of_collection(stored.collection) or site, found)


def _put_aside(fault: WorkflowFault, user: User, site: Site) -> None:
    if fault.key in unclaimed_bytes():
        _append_about(fault, user, site, put_aside(fault.key))


def _append_about(fault: WorkflowFault, user: User, site: Site, path: str) -> None:
    subject = Subject(SubjectKind.FILE, fault.key[-100:], fault.name)
    append_about(Act.MENDED, subject, user, site=site, reason=fault.problem, details={"path": path})


MENDING: dict[FaultKind, Callable[[WorkflowFault, User, Site], None]] = {
    FaultKind.REQUEST: _mend_request,
    FaultKind.WRITTEN_TWICE: _note_row,
    FaultKind.NO_REVISION: _save_revision,
    FaultKind.NO_BYTES: _bring_back,
    FaultKind.NO_ROW: _put_aside,
}
