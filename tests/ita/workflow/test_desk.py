"""Each officer finds what waits for them, and nobody else's work."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Site, TaskState

from home.core.duties import Group
from home.models import LawPage
from ita.people.models import PublicationSettings
from ita.register.facts import OralApproval
from ita.register.history import unconfirmed
from ita.register.models import RegisterEntry
from ita.workflow import desk, operations
from ita.workflow.oral_approval.operations import record_oral_approval
from tests.factories import DutyFactory, LawPageFactory, UserFactory, default_site
from tests.ita.conftest import Officers, fresh, publish, step
from tests.ita.workflow.oral_approval.conftest import word_of
from tests.officers import pass_step, return_for_correction


def waiting_for(user: User) -> list[desk.WorkItem]:
    return desk.waiting_for(user, default_site())


def requests_of(user: User) -> list[desk.WorkItem]:
    return desk.requests_of(user, default_site())


def drifts_for(user: User) -> list[RegisterEntry]:
    return desk.drifts_for(user, default_site())


def confirmations_for(user: User) -> list[OralApproval]:
    return desk.confirmations_for(user, default_site())


@pytest.fixture
def other(officers: Officers) -> LawPage:
    """Another page, with a request of the second requester."""
    page = LawPageFactory(title="ประกาศอีกฉบับ", owner=officers.requester2)
    operations.request_publication(page, officers.requester2)
    return page


def test_a_step_waits_for_its_duty_until_it_is_passed(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    assert [item.page_id for item in waiting_for(officers.checker)] == [draft.pk]
    for officer in (officers.requester, officers.approver, officers.webmaster):
        assert waiting_for(officer) == []

    pass_step(step(draft), officers.checker)
    assert waiting_for(officers.checker) == []
    assert [item.page_id for item in waiting_for(officers.approver)] == [draft.pk]


def test_what_waits_longest_stands_first(
    draft: LawPage, other: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    last_week = timezone.now() - timedelta(days=7)
    TaskState.objects.filter(pk=step(draft).pk).update(started_at=last_week)
    assert [item.page_id for item in waiting_for(officers.checker)] == [
        draft.pk,
        other.pk,
    ]


def test_an_own_request_is_marked_for_who_would_decide_it(
    draft: LawPage, other: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    DutyFactory(user=officers.requester, duty=Group.CHECKERS)
    own = {item.page_id: item.is_own for item in waiting_for(officers.requester)}
    assert own == {draft.pk: True, other.pk: False}


def test_a_requester_follows_their_own_requests(
    draft: LawPage, other: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    (item,) = requests_of(officers.requester)
    assert (item.page_id, item.step, item.is_returned) == (
        draft.pk,
        step(draft).task.name,
        False,
    )

    return_for_correction(step(draft), officers.approver, "แนบไฟล์ไม่ครบ")
    (item,) = requests_of(officers.requester)
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
    assert [row.page_id for row in drifts_for(user)] == [live.pk] * sees
    assert [word.entry.page_id for word in confirmations_for(user)] == [draft.pk] * sees


def speak(page: LawPage, officers: Officers) -> None:
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker)
    record_oral_approval(step(page), officers.webmaster2, word_of(officers.approver))


def test_what_must_be_confirmed_first_stands_first_and_on_its_own_page_alone(
    site: Site, draft: LawPage, officers: Officers
) -> None:
    second = LawPageFactory(owner=officers.requester)
    settings = PublicationSettings.for_site(site)
    for page, days in ((draft, 9), (second, 1)):
        settings.confirm_within_days = days
        settings.save()
        speak(page, officers)

    assert [word.entry.page_id for word in desk.to_confirm(unconfirmed())] == [second.pk, draft.pk]
    assert [word.entry.page_id for word in desk.to_confirm(unconfirmed().of_page(draft))] == [
        draft.pk
    ]
    other = publish(LawPageFactory(owner=officers.requester), officers)
    assert desk.to_confirm(unconfirmed().of_page(other)) == []


def test_what_waits_in_one_agency_is_not_shown_in_another(
    draft: LawPage, live: LawPage, officers: Officers, other_agency: Site
) -> None:
    """Whoever holds every duty in the other agency finds nothing of this one."""
    operations.request_publication(draft, officers.requester)
    fresh(live).save_revision().publish(skip_permission_checks=True)
    stranger = UserFactory()
    for group in Group:
        DutyFactory(user=stranger, duty=group, site=other_agency)
    work = desk.work_of(stranger, other_agency)
    assert not any(work[name] for name in ("drifts", "confirmations", "waiting", "requests"))
    assert desk.waiting_for(officers.checker, other_agency) == []
    assert drifts_for(officers.approver) and waiting_for(officers.checker)
