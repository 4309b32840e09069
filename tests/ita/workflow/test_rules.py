from datetime import timedelta

import pytest
from django.utils import timezone

from home.core.duties import Duty
from home.models import LawPage
from home.thai.calendar import local_date
from ita.people.enums import DutyConflict
from ita.people.models import OfficerProfile, ReturnReason
from ita.register.enums import Risk, SecondCheck
from ita.workflow import operations, rules
from tests.factories import UserFactory
from tests.ita.conftest import Officers, correct, fresh, step
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
