"""Who ends a page's being live or there: in office, in their duty, and not during a review."""

from collections.abc import Callable

import pytest

from home.models import LawPage
from ita.people.models import PostDuty
from ita.workflow import operations
from ita.workflow.removal.rules import why_not_archive, why_not_delete, why_not_take_down
from tests.ita.conftest import Officers, correct, fresh


@pytest.mark.parametrize(
    ("rule", "role"),
    [
        (why_not_archive, "webmaster"),
        (why_not_take_down, "approver"),
        (why_not_take_down, "webmaster"),
    ],
)
def test_the_duty_holds_while_the_post_does(
    live: LawPage, officers: Officers, rule: Callable[..., str | None], role: str
) -> None:
    user = getattr(officers, role)
    assert rule(user, live) is None
    user.posts.update(valid_until="2025-06-30")
    assert rule(user, live)


@pytest.mark.parametrize("role", ["requester", "webmaster"])
def test_a_draft_is_deleted_by_who_is_in_office(
    draft: LawPage, officers: Officers, role: str
) -> None:
    user = getattr(officers, role)
    assert why_not_delete(user, draft) is None
    user.posts.update(valid_until="2025-06-30")
    assert why_not_delete(user, draft)


def test_who_began_a_draft_and_is_no_requester_any_more_does_not_delete_it(
    draft: LawPage, officers: Officers
) -> None:
    PostDuty.objects.filter(post__user=officers.requester).delete()
    assert why_not_delete(officers.requester, draft)


def test_what_is_under_review_is_taken_down_at_once_but_not_archived(
    live: LawPage, officers: Officers
) -> None:
    correct(live, officers.requester)
    operations.request_publication(fresh(live), officers.requester)
    assert why_not_take_down(officers.approver, fresh(live)) is None
    assert why_not_archive(officers.webmaster, fresh(live))


@pytest.mark.parametrize("role", ["requester", "checker"])
def test_who_neither_approves_nor_publishes_takes_nothing_down(
    live: LawPage, officers: Officers, role: str
) -> None:
    assert why_not_take_down(getattr(officers, role), live)
