"""Every act on a page, ready to be done: what it needs is read before, as a screen was opened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Task, TaskState

from home.models import AgencyDocument, LawPage
from ita.register.history import words_of_mouth
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.drift.operations import confirm_drift, withdraw_drift
from ita.workflow.oral_approval.operations import confirm, deny, record_oral_approval
from ita.workflow.removal.operations import archive, delete_draft, take_down
from ita.workflow.replacement.operations import replace_file
from ita.workflow.schedule import publish_due
from tests.factories import pdf_bytes
from tests.forms import form_data
from tests.ita.conftest import fresh
from tests.ita.workflow.pairs import scenes
from tests.ita.workflow.pairs.meeting import Click
from tests.ita.workflow.pairs.scenes import Pair, Scene, word_of
from tests.officers import ALL_CONFIRMED, pass_step, refuse, return_for_correction

WHY = "เหตุผล"
# (page, officers, 0 or 1: which of the two officers) → what happens at the click.
Ready = Callable[[LawPage, Pair, int], Click]


@dataclass(frozen=True)
class Act:
    name: str
    ready: Ready
    scenes: tuple[Scene, ...]  # where it is allowed


def _latest_step(page: LawPage) -> TaskState:
    """As a screen shows it that was opened while it was open; a step that never was, at worst."""
    steps = TaskState.objects.filter(revision__object_id=str(page.pk)).order_by("-pk")
    return steps.first() or TaskState(pk=0, workflow_state_id=0, task=Task.objects.first())


def _request(page: LawPage, officers: Pair, n: int) -> Click:
    return lambda: operations.request_publication(page, officers.requesters[n])


def _withdraw(page: LawPage, officers: Pair, n: int) -> Click:
    request = page.workflow_states.order_by("pk").last() or _latest_step(page)
    return lambda: operations.withdraw(request, officers.requesters[0])


def _pass(duty: str) -> Ready:
    def ready(page: LawPage, officers: Pair, n: int) -> Click:
        step, user = _latest_step(page), getattr(officers, duty)[n]
        return lambda: pass_step(step, user)

    return ready


def _record_word(page: LawPage, officers: Pair, n: int) -> Click:
    step, word = _latest_step(page), word_of(officers.approvers[0])
    return lambda: record_oral_approval(step, officers.checkers[1], word)


def _answer(act: Any) -> Ready:
    def ready(page: LawPage, officers: Pair, n: int) -> Click:
        entry = words_of_mouth().of_page(page).last()
        user = officers.approvers[n]
        return lambda: act(entry, user, WHY) if entry else None

    return ready


def _return(page: LawPage, officers: Pair, n: int) -> Click:
    step = _latest_step(page)
    duty = getattr(step.task.specific, "duty", "checkers") if step.pk else "checkers"
    user = getattr(officers, duty)[n]
    return lambda: return_for_correction(step, user, WHY)


def _refuse(page: LawPage, officers: Pair, n: int) -> Click:
    step = _latest_step(page)
    return lambda: refuse(step, officers.approvers[n], WHY)


def _schedule(page: LawPage, officers: Pair, n: int) -> Click:
    step, user = _latest_step(page), officers.webmasters[n]
    later = Dates(timezone.now() + timedelta(days=1))
    return lambda: operations.pass_step(step, user, "", ALL_CONFIRMED, later)


def _publish_due(page: LawPage, officers: Pair, n: int) -> Click:
    return publish_due


def _by(duty: str, act: Any) -> Ready:
    def ready(page: LawPage, officers: Pair, n: int) -> Click:
        user = getattr(officers, duty)[n]
        return lambda: act(page, user, WHY)

    return ready


def _replace(page: LawPage, officers: Pair, n: int) -> Click:
    old = page.attachments.get().document
    new = AgencyDocument(title="ฉบับใหม่", file=ContentFile(pdf_bytes(f"New {n}"), "ใหม่.pdf"))
    return lambda: replace_file(old, new, officers.requesters[n], WHY)


def _save(page: LawPage, officers: Pair, n: int) -> Click:
    client, url = Client(), reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(officers.requesters[n])
    data = form_data(client.get(url).content.decode(), "page-edit-form")
    return lambda: client.post(url, data | {"summary": f"บันทึกใหม่ {n} {timezone.now()}"})


UNDER_REVIEW = (scenes.requested, scenes.checked, scenes.approved, scenes.spoken)
AT_WEBMASTER = (scenes.approved, scenes.spoken, scenes.live_and_approved_again)
BY_WORD = (scenes.live_by_word, scenes.spoken)
LIVE = (scenes.live, scenes.live_by_word)

ACTS = (
    Act("request", _request, (scenes.draft, scenes.corrected)),
    Act("withdraw", _withdraw, UNDER_REVIEW),
    Act("check", _pass("checkers"), (scenes.requested,)),
    Act("approve", _pass("approvers"), (scenes.checked,)),
    Act("record word", _record_word, (scenes.checked,)),
    Act("confirm", _answer(confirm), BY_WORD),
    Act("deny", _answer(deny), BY_WORD),
    Act("return", _return, UNDER_REVIEW),
    Act("refuse", _refuse, (scenes.checked,)),
    Act("publish", _pass("webmasters"), AT_WEBMASTER),
    Act("schedule", _schedule, AT_WEBMASTER),
    Act("publish due", _publish_due, (scenes.due,)),
    Act("archive", _by("webmasters", archive), LIVE),
    Act("take down", _by("approvers", take_down), LIVE),
    Act("delete draft", _by("requesters", delete_draft), (scenes.draft,)),
    Act("replace file", _replace, LIVE),
    Act("confirm drift", _by("approvers", confirm_drift), (scenes.drifting,)),
    Act("withdraw drift", _by("approvers", withdraw_drift), (scenes.drifting,)),
    Act("save", _save, (scenes.draft, *LIVE)),
)


def opened(act: Act, page: LawPage, officers: Pair, n: int) -> Click:
    return act.ready(fresh(page), officers, n)
