"""Looks for what does not fit together. Each function finds one kind; nothing is changed."""

import hashlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from ita.integrity.derived.faults import derived_faults
from ita.integrity.stored_bytes import files_without_bytes, unclaimed_bytes
from ita.register.history import noted_as_written_twice, page_statuses
from ita.register.models import RegisterEntry
from ita.register.statuses import RequestStatus
from ita.workflow.faults.models import FaultKind, WorkflowFault
from ita.workflow.wagtail_states import OPEN, why_astray

AT_ONCE = 500  # pages


def workflow_faults() -> Iterator[WorkflowFault]:
    """Every fault of the installation's workflow, not stored yet."""
    yield from requests_astray()
    yield from acts_written_twice()
    yield from pages_without_revision()
    yield from faults_of_files()


def requests_astray() -> Iterator[WorkflowFault]:
    """Requests whose states in Wagtail are not what the register says."""
    statuses = _statuses_of_requests()
    going_on = {number for number, status in statuses.items() if status.due or status.is_returned}
    steps = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    running = set(steps.values_list("workflow_state_id", flat=True))
    running |= set(WorkflowState.objects.filter(status__in=OPEN).values_list("pk", flat=True))
    requests = WorkflowState.objects.in_bulk(going_on | running)
    for number in sorted(going_on | running):
        status, request = statuses.get(number), requests.get(number)
        problem = why_astray(request, status) if request else _("Wagtail knows nothing of it.")
        if problem:
            yield _fault(FaultKind.REQUEST, number, _name(request, status), problem)


def acts_written_twice() -> Iterator[WorkflowFault]:
    """Acts that follow upon themselves: the same act of the same request on the same content."""
    noted = noted_as_written_twice()
    rows = RegisterEntry.objects.exclude(page_id=0).order_by("page_id", "pk")
    for before, after in pairwise(rows.iterator()):
        if after.pk not in noted and _says(before) == _says(after):
            problem = _("It says the same as %(number)s.") % {"number": before.label}
            yield _fault(FaultKind.WRITTEN_TWICE, after.pk, str(after), problem)


def pages_without_revision() -> Iterator[WorkflowFault]:
    """Pages of which no version is saved: the editor and every request begin with one."""
    pages = Page.objects.filter(depth__gt=1)
    for page in pages.filter(latest_revision=None) | pages.filter(live=True, live_revision=None):
        problem = _("It cannot be edited or requested.")
        yield _fault(FaultKind.NO_REVISION, page.pk, page.draft_title or page.title, problem)


def faults_of_files() -> Iterator[WorkflowFault]:
    """Rows of files without their bytes, and bytes without a row."""
    for stored in files_without_bytes():
        problem = _("The public and the officers cannot open it.")
        name = f"{stored} ({stored.original_filename})"
        yield _fault(FaultKind.NO_BYTES, f"{stored._meta.model_name}:{stored.pk}", name, problem)
    for path in unclaimed_bytes():
        yield _fault(FaultKind.NO_ROW, path, path, _("Nothing in the database names it."))


def public_faults() -> Iterator[WorkflowFault]:
    """What the public reads and nobody types, where it is not what is computed anew."""
    for problem in derived_faults():
        key = hashlib.sha256(problem.encode()).hexdigest()
        yield _fault(FaultKind.NOT_COMPUTED, key, "", problem)


def _fault(kind: FaultKind, key: object, name: str, problem: str) -> WorkflowFault:
    return WorkflowFault(kind=kind, key=str(key), name=name[:255], problem=problem)


def _statuses_of_requests() -> dict[int, RequestStatus]:
    with_requests = RegisterEntry.objects.exclude(request_id=0).order_by()
    pages = list(with_requests.values_list("page_id", flat=True).distinct())
    found: dict[int, RequestStatus] = {}
    for first in range(0, len(pages), AT_ONCE):
        for page in page_statuses(pages[first : first + AT_ONCE]).values():
            found |= {status.request_id: status for status in page.requests}
    return found


def _name(request: WorkflowState | None, status: RequestStatus | None) -> str:
    if status:
        return f"{status.opening.page_title} ({status.opening.label})"
    page = Page.objects.filter(pk=request.object_id).first() if request else None
    return str(page or "–")


def _says(row: RegisterEntry) -> tuple[Any, ...]:
    return row.page_id, row.request_id, row.act, row.revision_id, row.reason, str(row.details)
