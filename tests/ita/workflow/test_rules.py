from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Revision, Site

from home.core.duties import Duty
from home.models import LawPage
from home.thai.calendar import BANGKOK, local_date
from ita.people.enums import DutyConflict
from ita.people.models import OfficerProfile, PublicationSettings, ReturnReason
from ita.register.enums import Act, Risk, SecondCheck
from ita.register.models import RegisterEntry
from ita.workflow import operations, rules
from ita.workflow.dates import Dates
from tests.factories import LawPageFactory, UserFactory
from tests.ita.conftest import Officers, correct, fresh, publish, step
from tests.officers import NO_RISK, pass_step, return_for_correction


@pytest.fixture
def under_review(draft: LawPage, officers: Officers) -> LawPage:
    operations.request_publication(draft, officers.requester)
    return draft


def test_the_duty_is_needed(under_review: LawPage, officers: Officers) -> None:
    for user in (officers.requester, officers.approver, officers.webmaster):
        assert rules.why_not_act(user, step(under_review))
    assert rules.why_not_act(officers.checker, step(under_review)) is None


def test_a_superuser_without_duty_may_not_act(under_review: LawPage) -> None:
    assert rules.why_not_act(UserFactory(is_superuser=True), step(under_review))


def test_nobody_decides_on_their_own_request(site: None, draft: LawPage) -> None:
    both = UserFactory(requester=True, checker=True)
    operations.request_publication(draft, both)

    assert str(DutyConflict.REQUEST_CHECK.label) in str(rules.why_not_act(both, step(draft)))


def test_a_writes_b_saves_a_comma_a_may_not_approve(officers: Officers, draft: LawPage) -> None:
    author = UserFactory(requester=True, approver=True)
    draft.save_revision(user=author)
    draft.save_revision(user=officers.requester)
    operations.request_publication(fresh(draft), officers.requester)
    pass_step(step(draft), officers.checker)

    assert rules.why_not_act(author, step(draft))
    assert rules.why_not_act(officers.approver, step(draft)) is None


def test_who_edited_before_the_page_was_last_live_may_decide_again(
    officers: Officers, draft: LawPage
) -> None:
    author = UserFactory(requester=True, checker=True)
    draft.save_revision(user=author)
    operations.request_publication(fresh(draft), officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(draft), officer)
    fresh(draft).save_revision(user=officers.requester)
    operations.request_publication(fresh(draft), officers.requester)

    assert rules.why_not_act(author, step(draft)) is None


def test_an_officer_whose_post_ended_may_not_act(under_review: LawPage, officers: Officers) -> None:
    yesterday = local_date(timezone.now()) - timedelta(days=1)
    OfficerProfile.objects.filter(user=officers.checker).update(valid_until=yesterday)

    assert rules.why_not_act(officers.checker, step(under_review))


def test_a_page_under_review_cannot_be_requested_again(
    under_review: LawPage, officers: Officers
) -> None:
    assert rules.why_not_request(officers.requester, fresh(under_review))


@pytest.mark.parametrize("role", ["checker", "approver", "webmaster", "ita_officer"])
def test_only_requesters_request(draft: LawPage, role: str) -> None:
    assert rules.why_not_request(UserFactory(**{role: True}), draft)


def test_what_was_returned_must_be_corrected_before_it_is_requested_again(
    under_review: LawPage, officers: Officers
) -> None:
    return_for_correction(step(under_review), officers.checker, "แก้ไขแหล่งที่มา")
    assert rules.why_not_request(officers.requester, fresh(under_review))

    correct(under_review, officers.requester)
    assert rules.why_not_request(officers.requester, fresh(under_review)) is None


def test_saving_a_returned_page_once_more_is_no_correction(
    under_review: LawPage, officers: Officers
) -> None:
    return_for_correction(step(under_review), officers.checker, "แก้ไขแหล่งที่มา")
    fresh(under_review).get_latest_revision_as_object().save_revision(user=officers.requester)
    assert rules.why_not_request(officers.requester, fresh(under_review))


def test_the_requester_takes_back_what_was_returned(
    under_review: LawPage, officers: Officers
) -> None:
    return_for_correction(step(under_review), officers.checker, "แก้ไขแหล่งที่มา")
    request = fresh(under_review).current_workflow_state
    assert rules.why_not_withdraw(officers.requester, request) is None
    operations.withdraw(request, officers.requester)
    assert RegisterEntry.objects.last().act == Act.WITHDRAWN


def test_what_is_live_and_what_followed_is_not_purged(live: LawPage, officers: Officers) -> None:
    first = live.live_revision
    assert first and rules.why_not_purge(first)
    correct(live, officers.requester)
    later = fresh(live).latest_revision
    assert later and rules.why_not_purge(later)
    publish(fresh(live), officers)
    assert rules.why_not_purge(Revision.objects.get(pk=first.pk))  # sealed, and may be put back


def test_what_was_saved_before_it_was_live_and_never_sealed_is_purged(
    draft: LawPage, officers: Officers
) -> None:
    first = draft.latest_revision
    draft.save_revision(user=officers.requester)
    publish(fresh(draft), officers)
    assert first and rules.why_not_purge(Revision.objects.get(pk=first.pk)) is None


@pytest.mark.parametrize("is_active", [True, False])
def test_the_other_account_of_an_author_decides_nothing_either(
    under_review: LawPage, officers: Officers, is_active: bool
) -> None:
    name = officers.checker.posts.get().full_name
    assert rules.why_not_act(officers.checker, step(under_review)) is None
    officers.requester.posts.update(full_name=f" {name}\u200b")
    officers.requester.is_active = is_active
    officers.requester.save()
    assert rules.why_not_act(officers.checker, step(under_review))


def test_who_only_requested_decides_nothing(site: Site, officers: Officers) -> None:
    settings = PublicationSettings.for_site(site)
    settings.overlaps = []
    settings.save()
    head = UserFactory(requester=True, checker=True, approver=True)
    page = LawPageFactory(owner=officers.requester)
    operations.request_publication(page, head)
    assert rules.why_not_act(head, step(page))
    pass_step(step(page), officers.checker)
    assert rules.why_not_act(head, step(page))


@pytest.mark.parametrize(
    ("go_live", "end", "may"),
    [
        (timedelta(0), None, False),
        (timedelta(seconds=1), None, True),
        (None, timedelta(0), True),
        (None, timedelta(days=-1), False),
        (timedelta(days=2), timedelta(days=2), True),
        (timedelta(days=2), timedelta(days=1), False),
    ],
)
def test_a_page_goes_live_later_than_now_and_its_period_ends_that_day_or_later(
    monkeypatch: pytest.MonkeyPatch, go_live: timedelta | None, end: timedelta | None, may: bool
) -> None:
    now = datetime(2026, 9, 29, 12, tzinfo=BANGKOK)
    monkeypatch.setattr(timezone, "now", lambda: now)
    dates = Dates(
        None if go_live is None else now + go_live,
        None if end is None else local_date(now) + end,
    )
    assert (rules.why_not_dated(dates) is None) is may


def test_every_question_of_the_step_must_be_answered() -> None:
    assert rules.why_not_answered(Duty.CHECK, NO_RISK) is None
    for risk in Risk:
        assert str(risk.label) in str(rules.why_not_answered(Duty.CHECK, NO_RISK | {risk: True}))
        missing = {name: answer for name, answer in NO_RISK.items() if name != risk}
        assert str(risk.label) in str(rules.why_not_answered(Duty.CHECK, missing))
    for check in SecondCheck:
        answers = {other.value: other != check for other in SecondCheck}
        assert rules.why_not_answered(Duty.PUBLISH, answers)
    assert rules.why_not_answered(Duty.APPROVE, {}) is None


@pytest.mark.parametrize(("code", "reason"), [("", "เหตุผล"), ("nonsense", "เหตุผล"), ("other", " ")])
def test_a_return_needs_a_kind_of_reason_and_its_words(
    draft: LawPage, code: str, reason: str
) -> None:
    assert rules.why_not_coded(draft, "other", "เหตุผล") is None
    assert rules.why_not_coded(draft, code, reason)


def test_a_reason_that_is_not_offered_any_more_is_refused(draft: LawPage) -> None:
    ReturnReason.objects.filter(code="other").update(active=False)
    assert rules.why_not_coded(draft, "other", "เหตุผล")
