"""Killing the process in the middle of a step leaves the old state or the new one, never half.

PostgreSQL only: the test database of SQLite lives in the memory of this process, where no other can
open it.
"""

import os
import signal
import subprocess
import sys
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from wagtail.models import TaskState

from home.core.duties import Duty
from home.models import AgencyDocument, LawPage
from ita.integrity.models import Seal
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers, fresh, step
from tests.officers import pass_step

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a database of its own"),
    pytest.mark.django_db(transaction=True),
]

RECORD = "ita.register.operations.append"
PUBLISH = "wagtail.models.Revision.publish"
TOLD_LIVE = "wagtail.signals.page_published.send"
APPROVE = "wagtail.models.TaskState.approve"

INSIDE = [
    "before:ita.integrity.binding.seal_of",
    f"before:{RECORD}",
    f"after:{RECORD}",
    f"before:{PUBLISH}",
    f"before:{TOLD_LIVE}",  # the page is stored as live
    f"after:{TOLD_LIVE}",  # its files are open, too
    f"after:{PUBLISH}",
    f"after:{APPROVE}",  # all is done but the end of the transaction
]


def die(point: str, task_state: TaskState, user: User, atomic: bool = True) -> None:
    """Have another process pass the step, and be killed at ``point``."""
    database = connection.settings_dict
    login = f"{database['USER']}:{quote(database['PASSWORD'] or '')}"
    address = f"{database['HOST']}:{database['PORT'] or 5432}/{database['NAME']}"
    process = subprocess.run(
        [sys.executable, "-m", "tests.ita.workflow.dying", point]
        + [str(task_state.pk), str(user.pk)],
        env=os.environ
        | {
            "DATABASE_URL": f"postgres://{login}@{address}",
            "DJANGO_SETTINGS_MODULE": "ita_site.settings.test",
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "ATOMIC": str(int(atomic)),
        },
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert process.returncode == -signal.SIGKILL, process.stderr


def state_of(page: LawPage) -> dict[str, Any]:
    """All that a publication changes, as it stands in the database."""
    stored = fresh(page)
    request = stored.workflow_states.get()
    return {
        "live": stored.live,
        "live revision": stored.live_revision_id,
        "request": request.status,
        "steps": list(request.task_states.order_by("pk").values_list("task__name", "status")),
        "acts": list(RegisterEntry.objects.of_page(page).values_list("act", flat=True)),
        "seals": Seal.objects.filter(page_id=page.pk).count(),
        "files open": AgencyDocument.objects.exclude(public_since=None).count(),
    }


@pytest.fixture
def page(officers: Officers) -> LawPage:
    """A page with a file, requested and checked."""
    page: LawPage = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker)
    return page


@pytest.fixture
def approved(page: LawPage, officers: Officers) -> LawPage:
    pass_step(step(page), officers.approver)
    return page


@pytest.mark.parametrize("point", INSIDE)
def test_killed_inside_the_webmasters_step_nothing_happened(
    approved: LawPage, officers: Officers, point: str
) -> None:
    before = state_of(approved)

    die(point, step(approved), officers.webmaster)

    assert state_of(approved) == before
    assert not fresh(approved).live
    assert pass_step(step(approved), officers.webmaster) == Act.PUBLISHED  # it can be done again
    assert_whole(approved)


def test_killed_after_the_webmasters_step_all_of_it_happened(
    approved: LawPage, officers: Officers
) -> None:
    die("after:ita.workflow.operations.pass_step", step(approved), officers.webmaster)
    assert_whole(approved)


@pytest.mark.parametrize("point", [f"after:{RECORD}", f"after:{APPROVE}"])
def test_killed_inside_the_approvers_step_nothing_happened(
    page: LawPage, officers: Officers, point: str
) -> None:
    before = state_of(page)
    die(point, step(page), officers.approver)
    assert state_of(page) == before
    assert pass_step(step(page), officers.approver) == Act.APPROVED


def test_killed_between_approval_and_publication_the_webmaster_goes_on(
    page: LawPage, officers: Officers
) -> None:
    die("after:ita.workflow.operations.pass_step", step(page), officers.approver)

    assert not fresh(page).live
    assert step(page).task.specific.duty == Duty.PUBLISH
    pass_step(step(page), officers.webmaster)
    assert_whole(page)


def test_without_the_transaction_the_same_death_leaves_half_a_publication(
    approved: LawPage, officers: Officers
) -> None:
    """What the tests above would see if the step were not atomic: they can fail."""
    before = state_of(approved)
    die(f"before:{TOLD_LIVE}", step(approved), officers.webmaster, atomic=False)

    after = state_of(approved)
    assert after != before
    assert after["live"] and after["files open"] == 0


def assert_whole(page: LawPage) -> None:
    after = state_of(page)
    assert after["live"] and after["live revision"] == fresh(page).latest_revision_id
    assert after["request"] == "approved"
    assert {status for _name, status in after["steps"]} == {"approved"}
    assert after["acts"] == [Act.REQUESTED, Act.CHECKED, Act.APPROVED, Act.PUBLISHED]
    assert (after["seals"], after["files open"]) == (1, 1)
    call_command("verify_live")
    call_command("verify_register")
