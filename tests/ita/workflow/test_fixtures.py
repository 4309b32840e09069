"""What ``loaddata`` brings past every signal: it is found, and it publishes nothing by itself."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.utils import timezone
from wagtail.models import Page, Site, TaskState, WorkflowState

from home.core.duties import Duty
from home.core.exceptions import NotAllowed
from home.enums import Section
from home.models import LawPage, SectionPage
from ita.integrity.drift import drifts
from ita.integrity.models import Seal
from ita.integrity.seal import seal_of
from ita.register.history import open_drifts
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.faults.models import FaultKind
from ita.workflow.faults.operations import look
from tests.ita.conftest import Officers, fresh, step
from tests.officers import pass_step

Load = Callable[..., None]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """``load(objects, field=value)`` loads a fixture of the objects, changed so."""

    def load(objects: list[Any], **changes: Any) -> None:
        rows = json.loads(serializers.serialize("json", objects))
        for row in rows:
            known = {field: value for field, value in changes.items() if field in row["fields"]}
            row["fields"] |= known
            row["pk"] = changes.get("pk", row["pk"])
        fixture = tmp_path / "fixture.json"
        fixture.write_text(json.dumps(rows))
        call_command("loaddata", fixture, verbosity=0)

    return load


def all_of(page: LawPage) -> list[Any]:
    """The rows of ``page`` in its three tables."""
    return [Page.objects.get(pk=page.pk), fresh(page).contentpage_ptr, fresh(page)]


def test_a_draft_made_live_by_a_fixture_is_found(site: Site, draft: LawPage, load: Load) -> None:
    load(all_of(draft), live=True)

    assert fresh(draft).live
    with pytest.raises(CommandError):
        call_command("verify_live")
    assert [row.page_id for row in open_drifts(site)] == [draft.pk]


def test_a_live_page_changed_by_a_fixture_is_found_and_the_change_is_named(
    site: Site, live: LawPage, load: Load
) -> None:
    load(all_of(live), summary="ถ้อยคำจากไฟล์")

    with pytest.raises(CommandError):
        call_command("verify_live")
    assert open_drifts(site).get().details["changed"] == ["สรุปย่อ"]


def test_a_live_page_of_a_fixture_with_a_history_of_its_own_is_found(
    site: Site, live: LawPage, load: Load
) -> None:
    """The revision that it says is live, and the times, prove nothing."""
    load(all_of(live), title="ชื่ออื่น", draft_title="ชื่ออื่น", last_published_at="2026-01-01T00:00Z")
    with pytest.raises(CommandError):
        call_command("verify_live")


def approve_by_fixture(page: LawPage, load: Load) -> None:
    """The approver's step passed, and the webmaster's begun, without the approver."""
    approval = step(page)
    load([approval], status=TaskState.STATUS_APPROVED, finished_at=timezone.now().isoformat())
    webmaster = approval.workflow_state.workflow.tasks.get(dutytask__duty=Duty.PUBLISH)
    number = TaskState.objects.order_by("pk").last().pk + 1
    load([approval], pk=number, task=webmaster.pk)
    load([approval.workflow_state], current_task_state=number)


def forged_seal(page: Page, request_id: int) -> Seal:
    """What an approval, or for request 0 the setup, would have stored."""
    content = seal_of(page.get_latest_revision_as_object())
    return Seal(
        pk=10_000,
        version=content.version,
        sha256=content.sha256,
        content=content.text,
        page_id=page.pk,
        revision_id=page.latest_revision_id,
        request_id=request_id,
        created_at=timezone.now(),
    )


def test_a_seal_of_the_frame_makes_no_content_approved(
    site: Site, draft: LawPage, load: Load
) -> None:
    load([forged_seal(draft, 0)])
    load(all_of(draft), live=True)
    assert [drift.page.pk for drift in drifts(site)] == [draft.pk]

    fresh(draft).get_latest_revision().publish(skip_permission_checks=True)
    assert open_drifts(site).get().page_id == draft.pk


def test_a_second_seal_of_the_frame_does_not_cover_a_change(
    site: Site, officers: Officers, load: Load
) -> None:
    section = SectionPage.objects.get(section=Section.LAW, locale__language_code="th")
    section.introduction = "ถ้อยคำที่ไม่มีใครอนุมัติ"
    section.save_revision()
    SectionPage.objects.filter(pk=section.pk).update(introduction=section.introduction)
    load([forged_seal(section, 0)])
    assert [drift.page.pk for drift in drifts(site)] == [section.pk]


@pytest.mark.parametrize("sealed", [False, True])
def test_an_approval_of_a_fixture_is_none_and_is_found(
    draft: LawPage, officers: Officers, load: Load, sealed: bool
) -> None:
    """Not even with the seal that an approval would have stored."""
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    approve_by_fixture(draft, load)
    if sealed:
        load([forged_seal(draft, step(draft).workflow_state_id)])
    assert step(draft).task.specific.duty == Duty.PUBLISH

    with pytest.raises(NotAllowed):
        pass_step(step(draft), officers.webmaster)

    assert not fresh(draft).live
    assert [fault.kind for fault in look()] == [FaultKind.REQUEST]


def test_a_request_ended_by_a_fixture_publishes_nothing(
    draft: LawPage, officers: Officers, load: Load
) -> None:
    operations.request_publication(draft, officers.requester)
    load([fresh(draft).current_workflow_state], status=WorkflowState.STATUS_APPROVED)
    assert not fresh(draft).live
    call_command("verify_live")


def test_a_row_of_the_register_is_not_replaced_by_a_fixture(live: LawPage, load: Load) -> None:
    row = RegisterEntry.objects.first()
    with pytest.raises(DatabaseError), transaction.atomic():
        load([row], reason="เหตุผลอื่น")
    call_command("verify_register")


def test_a_row_added_to_the_register_by_a_fixture_is_found(live: LawPage, load: Load) -> None:
    load([RegisterEntry.objects.last()], pk=10_000, number=10_000, reason="แถวปลอม")
    with pytest.raises(CommandError):
        call_command("verify_register")
