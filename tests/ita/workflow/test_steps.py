"""What Wagtail's own workflow is offered, and what it is refused."""

import pytest
from django.contrib.auth.models import User

from home.core.exceptions import NotAllowed
from home.models import LawPage
from ita.workflow import operations
from ita.workflow.steps import PASS, REFUSE, RETURN
from tests.factories import UserFactory
from tests.ita.conftest import Officers, fresh, step
from tests.officers import pass_step, return_for_correction


def offered(page: LawPage, user: User) -> set[str]:
    actions = step(page).task.specific.get_actions(fresh(page), user)
    return {name for name, _label, _form in actions}


def test_the_approver_alone_is_offered_to_refuse(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    assert offered(draft, officers.checker) == {PASS, RETURN}
    pass_step(step(draft), officers.checker)
    assert offered(draft, officers.approver) == {PASS, RETURN, REFUSE}
    pass_step(step(draft), officers.approver)
    assert offered(draft, officers.webmaster) == {PASS, RETURN}


def test_who_may_not_act_is_offered_nothing(draft: LawPage, officers: Officers) -> None:
    author = UserFactory(requester=True, checker=True)
    operations.request_publication(draft, author)
    for user in (author, officers.requester, officers.approver, officers.webmaster):
        assert offered(draft, user) == set()


def test_a_request_that_wagtail_starts_is_held_to_the_same_rule(
    draft: LawPage, officers: Officers
) -> None:
    with pytest.raises(NotAllowed):
        draft.get_workflow().start(draft, officers.checker)


def test_a_request_that_wagtail_resumes_is_held_to_the_same_rule(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "แนบไฟล์ไม่ครบ")
    with pytest.raises(NotAllowed):  # it says the same still
        fresh(draft).current_workflow_state.resume(officers.requester)
