"""What publishing costs beside Wagtail's own, of the same page, in one run (``make bench``).

Not collected by the test run: it prints ratios and asserts nothing, because times depend on the
machine. Two of Wagtail's ways are measured: the last approval of its own workflow, which publishes
as ours does; and ``revision.publish()`` alone, without any workflow.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from django_q.conf import Conf
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowState, WorkflowTask
from wagtail.signals import page_published

from ita.workflow import operations, signal_handlers
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers, fresh, officers, step  # noqa: F401
from tests.officers import pass_step

ROUNDS = 25


def test_publishing_beside_wagtails_own(
    officers: Officers,  # noqa: F811
    capsys: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Conf, "SYNC", False)  # mails are queued, as in production
    plain = plain_workflow()
    ours, approvals, bare = [], [], []
    for _n in range(ROUNDS):
        state = ready_for_webmaster(new_page(officers), officers)
        ours.append(seconds(lambda state=state: pass_step(state, officers.webmaster)))
        with monkeypatch.context() as wagtails:
            page_published.disconnect(dispatch_uid="ita_notice_publication")
            wagtails.setattr(WorkflowState, "on_finish", publish_as_wagtail)
            approved = plain.start(new_page(officers), officers.requester).current_task_state
            approvals.append(seconds(lambda state=approved: state.approve(user=officers.approver)))
            page = fresh(new_page(officers))
            bare.append(seconds(lambda page=page: publish(page)))
            signal_handlers.connect()
    with capsys.disabled():
        for name, theirs in (("last approval", approvals), ("revision.publish()", bare)):
            ratio = median(ours) / median(theirs)
            print(f"\npublish: ours / Wagtail's {name} = {ratio:.2f} (median of {ROUNDS})")


def new_page(officers: Officers) -> Page:  # noqa: F811
    return LawPageFactory(owner=officers.requester, files=[DocumentFactory()])


def ready_for_webmaster(page: Page, officers: Officers) -> Any:  # noqa: F811
    operations.request_publication(page, officers.requester)
    for officer in (officers.checker, officers.approver):
        pass_step(step(page), officer)
    return step(page)


def plain_workflow() -> Workflow:
    workflow = Workflow.objects.create(name="plain")
    task = GroupApprovalTask.objects.create(name="plain")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow


def publish_as_wagtail(workflow_state: WorkflowState, user: Any = None) -> None:
    revision = workflow_state.current_task_state.revision
    revision.publish(user=user, skip_permission_checks=True)


def publish(page: Page) -> None:
    page.get_latest_revision().publish(skip_permission_checks=True)


def seconds(act: Callable[[], Any]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start
