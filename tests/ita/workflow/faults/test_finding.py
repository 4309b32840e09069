"""What does not fit together is found and named; what does is not."""

import os
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import LawPage
from ita.register.enums import Act
from ita.register.operations import append
from ita.workflow import operations
from ita.workflow.faults.finding import workflow_faults
from ita.workflow.faults.models import FaultKind
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers, correct, fresh, publish, step
from tests.ita.workflow.faults.conftest import (
    Break,
    ended_by_a_script,
    forgotten,
    with_a_second_step,
    without_passed_steps,
    without_step,
)
from tests.officers import pass_step, refuse, return_for_correction


def found() -> list[tuple[str, str]]:
    return [(fault.kind, fault.key) for fault in workflow_faults()]


def test_what_officers_do_leaves_no_fault(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "แก้ไข")
    assert found() == []
    correct(draft, officers.requester)
    publish(fresh(draft), officers)
    correct(draft, officers.requester)
    operations.request_publication(fresh(draft), officers.requester)
    pass_step(step(draft), officers.checker)
    assert found() == []
    refuse(step(draft), officers.approver, "ไม่อนุญาต")
    assert found() == []


@pytest.mark.parametrize(
    "damage", [without_step, with_a_second_step, without_passed_steps, ended_by_a_script, forgotten]
)
def test_a_request_that_nobody_can_go_on_with(
    under_review: LawPage, officers: Officers, damage: Break
) -> None:
    request = fresh(under_review).current_workflow_state.pk
    pass_step(step(under_review), officers.checker)
    damage(under_review)
    assert found() == [(FaultKind.REQUEST, str(request))]


def test_a_returned_request_that_its_owner_cannot_make_again(
    under_review: LawPage, officers: Officers
) -> None:
    return_for_correction(step(under_review), officers.checker, "แก้ไข")
    request = fresh(under_review).current_workflow_state
    request.status = request.STATUS_IN_PROGRESS  # what Wagtail's resume() leaves when it is killed
    request.save()
    assert found() == [(FaultKind.REQUEST, str(request.pk))]


def test_a_step_that_is_open_after_its_request(live: LawPage) -> None:
    request = live.workflow_states.get()
    request.task_states.filter(pk=request.current_task_state_id).update(status="in_progress")
    assert found() == [(FaultKind.REQUEST, str(request.pk))]


def test_an_act_that_stands_twice(live: LawPage, officers: Officers) -> None:
    _first, second = (append(Act.ARCHIVED, live, officers.webmaster, reason="x") for _n in range(2))
    assert found() == [(FaultKind.WRITTEN_TWICE, str(second.pk))]
    append(Act.ARCHIVED, live, officers.webmaster, reason="อีกเหตุผล")
    assert found() == [(FaultKind.WRITTEN_TWICE, str(second.pk))]


def test_a_page_without_a_saved_version(draft: LawPage, live: LawPage) -> None:
    Page.objects.filter(pk=draft.pk).update(latest_revision=None)
    Page.objects.filter(pk=live.pk).update(live_revision=None)
    keys = sorted([str(draft.pk), str(live.pk)])
    assert sorted(found()) == [(FaultKind.NO_REVISION, key) for key in keys]


def test_a_file_without_bytes_and_bytes_without_a_file(site: None) -> None:
    document = DocumentFactory()
    path = default_storage.save("documents/ab/forgotten.pdf", ContentFile(b"%PDF"))
    assert found() == []  # it may be an upload that is not committed yet
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(default_storage.path(path), (two_days_ago, two_days_ago))
    document.file.storage.delete(document.file.name)

    assert found() == [
        (FaultKind.NO_BYTES, f"agencydocument:{document.pk}"),
        (FaultKind.NO_ROW, path),
    ]
    default_storage.delete(path)


def test_a_register_of_many_pages_is_read_in_a_fixed_number_of_queries(
    live: LawPage, officers: Officers
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert found() == []
        return len(captured)

    before = queries()
    publish(LawPageFactory(owner=officers.requester), officers)
    assert queries() == before
