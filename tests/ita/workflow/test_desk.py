"""Each officer finds what waits for them, and nobody else's work."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site, TaskState

from home.models import LawPage
from ita.people.models import PublicationSettings
from ita.workflow import desk, operations
from ita.workflow.oral_approval.operations import record_oral_approval
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers, fresh, publish, step
from tests.ita.workflow.oral_approval.conftest import word_of
from tests.officers import pass_step, return_for_correction


@pytest.fixture
def other(officers: Officers) -> LawPage:
    """Another page, with a request of the second requester."""
    page = LawPageFactory(title="ประกาศอีกฉบับ", owner=officers.requester2)
    operations.request_publication(page, officers.requester2)
    return page


def test_a_step_waits_for_its_duty_until_it_is_passed(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    assert [item.page_id for item in desk.waiting_for(officers.checker)] == [draft.pk]
    for officer in (officers.requester, officers.approver, officers.webmaster):
        assert desk.waiting_for(officer) == []

    pass_step(step(draft), officers.checker)
    assert desk.waiting_for(officers.checker) == []
    assert [item.page_id for item in desk.waiting_for(officers.approver)] == [draft.pk]


def test_what_waits_longest_stands_first(
    draft: LawPage, other: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    last_week = timezone.now() - timedelta(days=7)
    TaskState.objects.filter(pk=step(draft).pk).update(started_at=last_week)
    assert [item.page_id for item in desk.waiting_for(officers.checker)] == [draft.pk, other.pk]


def test_an_own_request_is_marked_for_who_would_decide_it(
    draft: LawPage, other: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    officers.requester.groups.add(*officers.checker.groups.all())
    own = {item.page_id: item.is_own for item in desk.waiting_for(officers.requester)}
    assert own == {draft.pk: True, other.pk: False}


def test_a_requester_follows_their_own_requests(
    draft: LawPage, other: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    (item,) = desk.requests_of(officers.requester)
    assert (item.page_id, item.step, item.is_returned) == (
        draft.pk,
        step(draft).task.name,
        False,
    )

    return_for_correction(step(draft), officers.approver, "แนบไฟล์ไม่ครบ")
    (item,) = desk.requests_of(officers.requester)
    assert (item.page_id, item.note, item.is_returned) == (draft.pk, "แนบไฟล์ไม่ครบ", True)


@pytest.mark.parametrize(
    ("role", "sees"),
    [("requester", False), ("checker", False), ("approver", True), ("webmaster", True)],
)
def test_what_is_live_without_approval_or_confirmation_stands_on_two_desks(
    draft: LawPage, live: LawPage, officers: Officers, role: str, sees: bool
) -> None:
    speak(draft, officers)
    fresh(live).save_revision().publish(skip_permission_checks=True)
    user = getattr(officers, role)
    assert [row.page_id for row in desk.drifts_for(user)] == [live.pk] * sees
    assert [word.entry.page_id for word in desk.confirmations_for(user)] == [draft.pk] * sees


def speak(page: LawPage, officers: Officers) -> None:
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker)
    record_oral_approval(step(page), officers.webmaster, word_of(officers.approver))


def test_what_must_be_confirmed_first_stands_first_and_on_its_own_page_alone(
    site: Site, draft: LawPage, officers: Officers
) -> None:
    second = LawPageFactory(owner=officers.requester)
    settings = PublicationSettings.for_site(site)
    for page, days in ((draft, 9), (second, 1)):
        settings.confirm_within_days = days
        settings.save()
        speak(page, officers)

    assert [word.entry.page_id for word in desk.to_confirm()] == [second.pk, draft.pk]
    assert [word.entry.page_id for word in desk.to_confirm(draft)] == [draft.pk]
    assert desk.to_confirm(publish(LawPageFactory(owner=officers.requester), officers)) == []
