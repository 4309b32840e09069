"""Goes on in an installation that was upgraded, and says as JSON what became of it.

``python -m tests.upgrade.go_on PART``, a PART of ``PARTS``; test_upgrade.py starts it. Every clock
shows the day after the snapshot was made, so that what depends on days stays as it was then.
"""

import json
import pydoc
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest import mock

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import translation  # noqa: E402
from django_q.models import Failure, OrmQ, Schedule  # noqa: E402
from django_q.tasks import _sync  # noqa: E402

from home.models import LawPage  # noqa: E402
from ita.models import Export, Notice, RegisterEntry  # noqa: E402
from ita.workflow import operations  # noqa: E402
from ita.workflow.oral_approval.operations import confirm  # noqa: E402
from ita.workflow.schedule import publish_due  # noqa: E402
from search.models import FileReading  # noqa: E402
from tests import officers  # noqa: E402

CHECK, APPROVE, PUBLISH = "checker", "approver", "webmaster"
ALL = (CHECK, APPROVE, PUBLISH)
# {page: who passes the steps that are left}
WAITING = {
    "waits-for-check": ALL,
    "waits-for-approval": (APPROVE, PUBLISH),
    "waits-for-publication": (PUBLISH,),
    "corrected": (APPROVE, PUBLISH),
    "changed": ALL,
    "second-request": (APPROVE, PUBLISH),
    "file-replaced": ALL,
}
# Somebody corrects these, and asks for publication first.
ASK_AGAIN = ("draft", "returned", "refused", "withdrawn", "taken-down", "denied", "drift-withdrawn")


def user(name: str) -> User:
    return User.objects.get(username=name)


def page_of(slug: str) -> LawPage:
    return LawPage.objects.get(slug=slug)


def pass_steps(slug: str, names: tuple[str, ...]) -> None:
    for name in names:
        officers.pass_step(page_of(slug).current_workflow_task_state, user(name))


def correct(slug: str) -> None:
    draft = page_of(slug).get_latest_revision_as_object()
    draft.summary = "สรุปที่แก้ไขหลังการปรับรุ่นระบบ"
    draft.save_revision(user=user("requester"))


def state_of(slug: str) -> list[Any]:
    """Whether the page is live, and the last act on it."""
    page = page_of(slug)
    return [page.live, RegisterEntry.objects.of_page(page).last().act]


def requests() -> dict[str, Any]:
    """Do what every half-done request waits for."""
    for slug, names in WAITING.items():
        pass_steps(slug, names)
    for slug in ASK_AGAIN:
        correct(slug)
        operations.request_publication(page_of(slug), user("requester"))
        pass_steps(slug, ALL)
    publish_due()
    spoken = RegisterEntry.objects.of_page(page_of("unconfirmed")).get(act="oral_approved")
    confirm(spoken, user("approver"))
    slugs = [*WAITING, *ASK_AGAIN, "scheduled", "unconfirmed", "archived"]
    return {slug: state_of(slug) for slug in slugs}


def queue() -> dict[str, Any]:
    """Let a worker do all that waits in the queue, and what that puts there."""
    names: list[str] = []
    while job := OrmQ.objects.order_by("pk").first():
        names.append(job.task["func"])
        job.delete()
        _sync(job.payload)
    return {
        "done": sorted(set(names)),
        "failed": list(Failure.objects.values_list("func", "result")),
        "exports": [[export.state, export.path.exists()] for export in Export.objects.all()],
        "notices": sorted(set(Notice.objects.values_list("state", flat=True))),
        "files_read": FileReading.objects.exclude(finished_at=None).count(),
    }


def schedules() -> dict[str, Any]:
    """What the clock starts after the upgrade, whether it runs, and what a new installation has."""
    kept = _scheduled()
    dead = [name for name, facts in kept.items() if not _runs(facts[0])]
    Schedule.objects.all().delete()
    call_command("migrate", verbosity=0)
    call_command("setup_site")
    return {"kept": kept, "dead": dead, "new": _scheduled()}


def _scheduled() -> dict[str, list[Any]]:
    columns = ("name", "func", "schedule_type", "minutes", "kwargs")
    return {name: facts for name, *facts in Schedule.objects.values_list(*columns)}


def _runs(path: str) -> bool:
    function: Any = pydoc.locate(path)  # as a worker looks for it
    if not callable(function):
        return False
    function()
    return True


PARTS: dict[str, Callable[[], Any]] = {
    "queue": queue,
    "requests": requests,
    "schedules": schedules,
}


def main(part: str) -> None:
    moment = RegisterEntry.objects.get(act="scheduled").occurred_at + timedelta(days=1)
    with mock.patch("django.utils.timezone.now", return_value=moment), translation.override("th"):
        print(json.dumps(PARTS[part]()))


if __name__ == "__main__":
    main(sys.argv[1])
