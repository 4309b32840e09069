"""What was measured to break when two acts aimed at one moment, case by case (PostgreSQL)."""

from functools import partial
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from home.core.exceptions import NotAllowed
from home.enums import Section
from home.models import Case, LawPage, OnlineFormPage, SectionPage
from ita.register.enums import Act
from ita.register.history import words_of_mouth
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.oral_approval.operations import deny
from ita.workflow.removal.operations import delete_draft, take_down
from ita.workflow.replacement.operations import replace_file
from search.models import Word
from tests.factories import DocumentFactory, LawPageFactory, OnlineFormPageFactory
from tests.forms import form_data
from tests.ita.conftest import correct, fresh, step
from tests.ita.workflow.pairs import scenes
from tests.ita.workflow.pairs.checks import faults, is_fault
from tests.ita.workflow.pairs.meeting import at_once
from tests.ita.workflow.pairs.scenes import Pair
from tests.ita.workflow.replacement.conftest import new_file
from tests.officers import pass_step, return_for_correction

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at all"),
    pytest.mark.django_db(transaction=True),
]
TRIALS = 3
WHY = "เหตุผล"


@pytest.fixture
def officers(site: None) -> Pair:
    return Pair.appointed()


def acts(page: LawPage) -> list[str]:
    return list(RegisterEntry.objects.of_page(page).values_list("act", flat=True))


def test_a_denial_wins_over_the_publication(officers: Pair) -> None:
    for _trial in range(TRIALS):
        page = scenes.spoken(officers)
        word, waits = words_of_mouth().of_page(page).get(), step(page)
        denied, published = at_once(
            partial(deny, word, officers.approvers[0], WHY),
            partial(pass_step, waits, officers.webmasters[0]),
        )
        assert list(faults(page, officers, [denied, published])) == []
        assert denied.act == Act.ORAL_DENIED
        assert not fresh(page).live
        assert (Act.PUBLISHED in acts(page)) == (published == Act.PUBLISHED)
    call_command("verify_live")


def test_a_take_down_wins_over_the_publication_of_another_content(officers: Pair) -> None:
    for _trial in range(TRIALS):
        page = scenes.live_and_approved_again(officers)
        waits = step(page)
        answers = at_once(
            partial(take_down, page, officers.approvers[0], WHY),
            partial(pass_step, waits, officers.webmasters[0]),
        )
        assert list(faults(page, officers, answers)) == []
        if not isinstance(answers[0], NotAllowed):
            assert not fresh(page).live
    call_command("verify_live")


def editor(page: LawPage, user: Any, **typed: str) -> Any:
    """The user's click on the editor's button that saves and asks."""
    client, url = Client(), reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(user)
    data = form_data(client.get(url).content.decode(), "page-edit-form")
    return lambda: client.post(url, data | typed | {"action-submit": "1"}, follow=True)


def test_asking_again_with_two_clicks_is_one_request_and_two_successes(officers: Pair) -> None:
    for _trial in range(TRIALS):
        page = scenes.requested(officers)
        return_for_correction(step(page), officers.checkers[0], WHY)
        click = editor(page, officers.requesters[0], summary="แก้ไขตามที่ขอ")
        other = editor(page, officers.requesters[0], summary="แก้ไขตามที่ขอ")
        answers = at_once(click, other)
        assert list(faults(page, officers, answers)) == []
        assert acts(page) == [Act.REQUESTED, Act.RETURNED, Act.REQUESTED]
        for answer in answers:
            assert "ขอเผยแพร่แล้ว" in answer.content.decode()
        for officer in (officers.checkers[0], officers.approvers[0], officers.webmasters[0]):
            pass_step(step(page), officer)
        assert not TaskState.objects.filter(status="in_progress").exists()


def test_a_refusal_while_asking_again_leaves_the_page_with_its_owner(officers: Pair) -> None:
    page = scenes.requested(officers)
    return_for_correction(step(page), officers.checkers[0], WHY)
    (answer,) = at_once(editor(page, officers.requesters[0]))
    assert "ยังไม่ได้แก้ไข" in answer.content.decode()
    state = fresh(page).current_workflow_state
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    correct(page, officers.requesters[0])
    operations.request_publication(page, officers.requesters[0])
    pass_step(step(page), officers.checkers[0])


def test_replacing_a_file_while_another_page_that_shows_it_is_published(officers: Pair) -> None:
    for trial in range(TRIALS):
        old = DocumentFactory()
        shown, other = (LawPageFactory(owner=officers.requesters[0], files=[old]) for _n in "ab")
        for page in (shown, other):
            operations.request_publication(page, officers.requesters[0])
            pass_step(step(page), officers.checkers[0])
            pass_step(step(page), officers.approvers[0])
        pass_step(step(shown), officers.webmasters[0])
        new, waits = new_file(text=f"New {trial}"), step(other)
        answers = at_once(
            partial(replace_file, old, new, officers.requesters[0], WHY),
            partial(pass_step, waits, officers.webmasters[0]),
        )
        assert [answer for answer in answers if isinstance(answer, Exception)] == []
        assert fresh(other).live and old.successors.count() == 1
        for page in (shown, other):
            assert list(faults(page, officers, [])) == []
    call_command("verify_live")


def test_two_unrelated_pages_with_the_same_new_words_are_published(officers: Pair) -> None:
    for trial in range(TRIALS):
        words = [f"คำใหม่{chr(0x0E01 + trial)}", f"อีกคำ{chr(0x0E02 + trial)}"]
        pages = []
        for text in (" ".join(words), " ".join(reversed(words))):
            page = LawPageFactory(owner=officers.requesters[0])
            content = page.get_latest_revision_as_object()
            content.summary = text
            content.save_revision(user=officers.requesters[0])
            operations.request_publication(page, officers.requesters[0])
            pass_step(step(page), officers.checkers[0])
            pass_step(step(page), officers.approvers[0])
            pages.append(page)
        Word.objects.all().delete()
        clicks = [(step(page), officers.webmasters[0]) for page in pages]
        answers = at_once(*(partial(pass_step, *click) for click in clicks))
        assert answers == [Act.PUBLISHED, Act.PUBLISHED]
        assert Word.objects.exists()


def public_form(officers: Pair) -> OnlineFormPage:
    form: OnlineFormPage = OnlineFormPageFactory(owner=officers.requesters[0])
    operations.request_publication(form, officers.requesters[0])
    for officer in (officers.checkers[0], officers.approvers[0], officers.webmasters[0]):
        pass_step(form.current_workflow_task_state, officer)
    form.refresh_from_db()
    return form


def sending(form: OnlineFormPage) -> Any:
    """A citizen's click."""
    client, url = Client(), form.url
    fields = form.form_fields.filter(required=True)
    data = {field.clean_name: "ไฟถนนดับหน้าตลาด" for field in fields}
    return lambda: client.post(url, data)


def test_a_citizens_form_while_its_page_is_taken_down(officers: Pair) -> None:
    for _trial in range(TRIALS):
        form = public_form(officers)
        down = partial(take_down, form, officers.approvers[0], WHY)
        sent, taken = at_once(sending(form), down)
        assert taken.act == Act.TAKEN_DOWN
        assert sent.status_code in (302, 410), sent
        assert Case.objects.filter(page=form).count() == (sent.status_code == 302)


def test_who_is_late_with_a_form_reads_what_they_wrote(
    officers: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = public_form(officers)
    send = sending(form)
    check = OnlineFormPage.process_form_submission

    def taken_down_before(page: OnlineFormPage, data: Any) -> Any:
        take_down(form, officers.approvers[0], WHY)
        return check(page, data)

    monkeypatch.setattr(OnlineFormPage, "process_form_submission", taken_down_before)
    answer = send()
    assert answer.status_code == 410
    assert "ไฟถนนดับหน้าตลาด" in answer.content.decode()
    assert not Case.objects.exists()


def test_two_requests_on_a_new_page(officers: Pair) -> None:
    section = SectionPage.objects.get(section=Section.LAW, locale__language_code="th")
    url = reverse("wagtailadmin_pages:add", args=["home", "lawpage", section.pk])
    like = LawPageFactory(title="ต้นแบบ")
    clicks = []
    for n in range(2):
        client = Client()
        client.force_login(officers.requesters[n])
        data = form_data(client.get(url).content.decode(), "page-edit-form")
        edit = reverse("wagtailadmin_pages:edit", args=[like.pk])
        filled = form_data(client.get(edit).content.decode(), "page-edit-form")
        data |= {name: filled[name] for name in data if name in filled and name != "slug"}
        data |= {"title": "ข้อบัญญัติใหม่", "slug": "", "action-submit": "1"}
        clicks.append(partial(client.post, url, data, follow=True))
    answers = at_once(*clicks)
    assert not [answer for answer in answers if is_fault(answer)]
    pages = LawPage.objects.filter(title="ข้อบัญญัติใหม่")
    assert pages.count() == 2
    assert all(acts(page) == [Act.REQUESTED] for page in pages)
    assert SectionPage.find_problems() == ([], [], [], [], [])


def test_taking_down_deleting_and_asking_at_once(officers: Pair) -> None:
    for _trial in range(TRIALS):
        page = scenes.draft(officers)
        answers = at_once(
            partial(delete_draft, page, officers.requesters[0], WHY),
            partial(operations.request_publication, page, officers.requesters[0]),
        )
        assert sorted(isinstance(answer, NotAllowed) for answer in answers) == [False, True]
        assert list(faults(page, officers, answers)) == []
        live = scenes.live(officers)
        correct(live, officers.requesters[0])
        answers = at_once(
            partial(take_down, live, officers.approvers[0], WHY),
            partial(operations.request_publication, live, officers.requesters[0]),
        )
        assert list(faults(live, officers, answers)) == []
