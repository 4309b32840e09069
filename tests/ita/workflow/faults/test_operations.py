"""An administrator puts right what was found: the officers can go on, and the register says so."""

import os
import time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed
from home.models import AgencySettings, LawPage
from ita.integrity.drift import drift_of
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.register.verification import register_faults
from ita.workflow import operations
from ita.workflow.faults.models import WorkflowFault
from ita.workflow.faults.operations import look, mend
from tests.factories import DocumentFactory, pdf_bytes
from tests.ita.conftest import Officers, correct, fresh, publish, step
from tests.ita.workflow.faults.conftest import (
    Break,
    ended_by_a_script,
    forgotten,
    with_a_second_step,
    without_passed_steps,
    without_step,
)
from tests.officers import pass_step, return_for_correction


def mend_all(user: User) -> None:
    faults = look()
    assert faults
    for fault in faults:
        mend(fault, user, Site.objects.get())
    assert look() == []
    assert not WorkflowFault.objects.exists()
    assert RegisterEntry.objects.last().act == Act.MENDED
    assert list(register_faults()) == []


@pytest.mark.parametrize(
    "damage", [without_step, with_a_second_step, without_passed_steps, ended_by_a_script]
)
def test_the_step_that_the_register_waits_for_is_open_again(
    under_review: LawPage, officers: Officers, superuser: User, damage: Break
) -> None:
    pass_step(step(under_review), officers.checker)
    damage(under_review)
    mend_all(superuser)
    pass_step(step(under_review), officers.approver)
    pass_step(step(under_review), officers.webmaster)
    assert fresh(under_review).live and drift_of(fresh(under_review)) is None


def test_what_wagtail_forgot_is_withdrawn_and_can_be_asked_again(
    under_review: LawPage, officers: Officers, superuser: User
) -> None:
    forgotten(under_review)
    mend_all(superuser)
    operations.request_publication(fresh(under_review), officers.requester)
    assert step(under_review)


def test_the_owner_of_a_returned_page_can_ask_again(
    under_review: LawPage, officers: Officers, superuser: User
) -> None:
    return_for_correction(step(under_review), officers.checker, "แก้ไข")
    without_step(under_review)
    mend_all(superuser)
    correct(under_review, officers.requester)
    operations.request_publication(fresh(under_review), officers.requester)
    pass_step(step(under_review), officers.checker)


def test_asking_again_needs_no_administrator(under_review: LawPage, officers: Officers) -> None:
    """What a killed resume() of an older version left: a request without a step."""
    return_for_correction(step(under_review), officers.checker, "แก้ไข")
    request = fresh(under_review).current_workflow_state
    type(request).objects.filter(pk=request.pk).update(
        status=request.STATUS_IN_PROGRESS, current_task_state=None
    )
    correct(under_review, officers.requester)
    operations.request_publication(fresh(under_review), officers.requester)
    pass_step(step(under_review), officers.checker)
    assert look() == []


def test_a_step_after_the_end_haunts_nobody(live: LawPage, superuser: User) -> None:
    request = live.workflow_states.get()
    request.task_states.filter(pk=request.current_task_state_id).update(status="in_progress")
    mend_all(superuser)
    assert not request.task_states.filter(status="in_progress").exists()
    request.refresh_from_db()
    assert request.status == request.STATUS_APPROVED


def test_an_act_written_twice_is_noted_and_both_rows_stay(
    live: LawPage, officers: Officers, superuser: User
) -> None:
    for _n in range(2):
        append(Act.ARCHIVED, live, officers.webmaster, reason="x")
    mend_all(superuser)
    assert RegisterEntry.objects.filter(act=Act.ARCHIVED).count() == 2


def test_a_page_gets_a_version_of_what_it_says(
    draft: LawPage, live: LawPage, officers: Officers, superuser: User
) -> None:
    Page.objects.filter(pk=draft.pk).update(latest_revision=None)
    Page.objects.filter(pk=live.pk).update(live_revision=None)
    mend_all(superuser)
    assert fresh(live).live_revision and drift_of(fresh(live)) is None
    publish(fresh(draft), officers)


def test_bytes_come_back_from_a_copy_only(site: Any, superuser: User) -> None:
    alone = DocumentFactory(content=pdf_bytes("alone"))
    alone.file.storage.delete(alone.file.name)
    (fault,) = look()
    with pytest.raises(NotAllowed):
        mend(fault, superuser, site)
    assert not RegisterEntry.objects.exists() and WorkflowFault.objects.exists()
    alone.file.storage.save(alone.file.name, ContentFile(pdf_bytes("alone")))

    lost, _copy = (DocumentFactory(content=pdf_bytes("the same")) for _n in range(2))
    lost.file.storage.delete(lost.file.name)
    mend_all(superuser)
    assert lost.file.storage.open(lost.file.name).read() == pdf_bytes("the same")
    assert RegisterEntry.objects.last().subject_label.startswith(str(lost))


def test_a_file_is_mended_on_the_register_of_its_agency(
    site: Site, other_agency: Site, superuser: User, client_of: Any
) -> None:
    """Whatever the host; and what is nobody's, of the agency for which the administrator works."""
    own = AgencySettings.objects.get(site=other_agency).collection
    lost, _copy = (DocumentFactory(content=pdf_bytes("x"), collection=own) for _n in range(2))
    lost.file.storage.delete(lost.file.name)
    path = default_storage.save("documents/ab/forgotten.pdf", ContentFile(b"%PDF"))
    os.utime(default_storage.path(path), (time.time() - 2 * 24 * 3600,) * 2)
    client = client_of(superuser)
    client.post(reverse("ita_agency"), {"agency": other_agency.pk})
    look()
    for fault in WorkflowFault.objects.all():
        client.post(reverse("ita_faults"), {"fault": fault.pk})
    mended = RegisterEntry.objects.filter(act=Act.MENDED)
    assert list(mended.values_list("site_id", flat=True)) == [other_agency.pk] * 2
    default_storage.delete(f"unclaimed/{path}")


def test_bytes_of_no_file_are_put_aside_not_lost(site: Any, superuser: User) -> None:
    path = default_storage.save("documents/ab/forgotten.pdf", ContentFile(b"%PDF"))
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(default_storage.path(path), (two_days_ago, two_days_ago))
    mend_all(superuser)
    assert not default_storage.exists(path)
    assert default_storage.open(f"unclaimed/{path}").read() == b"%PDF"
    default_storage.delete(f"unclaimed/{path}")


def test_nobody_but_an_administrator_mends(under_review: LawPage, officers: Officers) -> None:
    without_step(under_review)
    (fault,) = look()
    for user in (officers.requester, officers.checker, officers.approver, officers.webmaster):
        with pytest.raises(NotAllowed):
            mend(fault, user, Site.objects.get())
    assert len(look()) == 1
