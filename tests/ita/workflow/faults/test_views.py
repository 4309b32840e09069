"""The administrators' screen, to which their desk leads; command and nightly job find the same."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from home.models import LawPage
from ita.monitoring import jobs
from ita.workflow.faults.models import WorkflowFault
from ita.workflow.faults.operations import look
from tests.ita.conftest import ROLES, browser_of, fresh, step
from tests.ita.workflow.faults.conftest import without_step

URL = "ita_faults"
ClientOf = Callable[[Any], Client]


def test_an_administrator_is_led_from_the_desk_and_mends(
    under_review: LawPage, superuser: User, client_of: ClientOf
) -> None:
    client, url = client_of(superuser), reverse(URL)
    assert url not in client.get(reverse("ita_work")).content.decode()
    without_step(under_review)
    client.post(url)  # look again
    for screen in ("ita_work", "wagtailadmin_home"):
        assert url in client.get(reverse(screen)).content.decode()
    assert under_review.title in client.get(url).content.decode()

    client.post(url, {"fault": WorkflowFault.objects.get().pk})

    assert step(under_review)
    assert url not in client.get(reverse("ita_work")).content.decode()


def test_what_is_mended_already_or_was_never_there_is_told(
    superuser: User, client_of: ClientOf, site: None
) -> None:
    for number in ("7", "x", "-1"):
        response = client_of(superuser).post(reverse(URL), {"fault": number}, follow=True)
        assert "ไม่มีแล้ว" in response.content.decode()


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"superuser"}))
def test_nobody_else_sees_or_mends(under_review: LawPage, role: str) -> None:
    without_step(under_review)
    look()
    browser = browser_of(role)
    assert browser.get(reverse(URL)).status_code in (302, 403)
    fault = WorkflowFault.objects.get()
    assert browser.post(reverse(URL), {"fault": fault.pk}).status_code in (302, 403)
    assert fresh(under_review).current_workflow_task_state is None


def test_a_forged_post_changes_nothing(under_review: LawPage, superuser: User) -> None:
    without_step(under_review)
    look()
    client = Client(enforce_csrf_checks=True)
    client.force_login(superuser)
    fault = WorkflowFault.objects.get()
    assert client.post(reverse(URL), {"fault": fault.pk}).status_code == 403
    assert WorkflowFault.objects.exists()


def test_the_command_and_the_nightly_job_find_it_and_the_command_mends(
    under_review: LawPage, superuser: User
) -> None:
    without_step(under_review)
    assert jobs.verify_workflow() == 1
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_workflow", stdout=out)
    assert under_review.title in out.getvalue()
    with pytest.raises(CommandError):
        call_command("verify_workflow", mend="nobody")
    call_command("verify_workflow", mend=superuser.get_username())
    assert step(under_review)
    call_command("verify_workflow")


def test_what_is_not_as_computed_is_seen_until_it_is(
    live: LawPage, superuser: User, client_of: ClientOf
) -> None:
    client, url = client_of(superuser), reverse(URL)
    right = fresh(live).first_published_at
    LawPage.objects.filter(pk=live.pk).update(first_published_at=right - timedelta(days=9))
    jobs.verify_live()
    look()  # of the workflow: not its business
    assert url in client.get(reverse("ita_work")).content.decode()
    html = client.get(url).content.decode()
    assert live.title in html and "แก้ไข</button>" not in html

    fault = WorkflowFault.objects.get()
    response = client.post(url, {"fault": fault.pk})
    assert response.status_code == 409 and "ต้นเหตุ" in response.content.decode()

    LawPage.objects.filter(pk=live.pk).update(first_published_at=right)
    call_command("verify_live")
    assert not WorkflowFault.objects.exists()
