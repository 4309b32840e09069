"""Two people who act in the same moment, each in their own browser: one wins, the other is told
(PostgreSQL; SQLite lets one write after the other)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowState

from home.core.exceptions import NotAllowed
from home.models import LawPage
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import UserFactory
from tests.home.editor import edit_url
from tests.ita.conftest import Officers, fresh, step
from tests.ita.workflow.test_repeats import typed_by
from tests.officers import ALL_CONFIRMED, NO_RISK, pass_step

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at all"),
    pytest.mark.django_db(transaction=True),
]
ALREADY = "มีผู้ดำเนินการในขั้นตอนนี้แล้ว"
ROUNDS = 3
Job = Callable[[], Any]


def at_once(*jobs: Job) -> list[Any]:
    """The answers of the jobs, which begin in the same moment."""
    barrier = Barrier(len(jobs))

    def run(job: Job) -> Any:
        try:
            barrier.wait()
            return job()
        except NotAllowed as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def acts(page: LawPage) -> list[str]:
    return list(RegisterEntry.objects.of_page(page).values_list("act", flat=True))


def decision(user: User, page: LawPage, action: str) -> Job:
    """The user's click on the review screen."""
    client = Client()
    client.force_login(user)
    answers = dict.fromkeys(NO_RISK, "no") | dict.fromkeys(ALL_CONFIRMED, "yes")
    data = {
        "action": action,
        "task_state": step(page).pk,
        "comment": "เหตุผล",
        "code": "incorrect",
        **{f"answer_{name}": answer for name, answer in answers.items()},
    }
    return lambda: client.post(reverse("ita_review", args=[page.pk]), data)


@pytest.fixture
def under_review(draft: LawPage, officers: Officers) -> LawPage:
    operations.request_publication(draft, officers.requester)
    return draft


@pytest.mark.parametrize("other", ["pass", "return"])
@pytest.mark.parametrize("round_", range(ROUNDS))
def test_of_two_checkers_one_decides_and_the_other_is_told(
    under_review: LawPage, officers: Officers, other: str, round_: int
) -> None:
    second = UserFactory(checker=True)
    responses = at_once(
        decision(officers.checker, under_review, "pass"),
        decision(second, under_review, other),
    )

    assert sorted(response.status_code for response in responses) == [302, 409]
    (told,) = [response for response in responses if response.status_code == 409]
    assert ALREADY in told.content.decode()
    assert len(acts(under_review)) == 2
    call_command("verify_register")


def test_of_two_webmasters_one_publishes(under_review: LawPage, officers: Officers) -> None:
    pass_step(step(under_review), officers.checker)
    pass_step(step(under_review), officers.approver)
    second = UserFactory(webmaster=True)
    responses = at_once(
        decision(officers.webmaster, under_review, "pass"),
        decision(second, under_review, "pass"),
    )

    assert sorted(response.status_code for response in responses) == [302, 409]
    assert acts(under_review).count(Act.PUBLISHED) == 1
    call_command("verify_live")


def test_a_page_is_requested_once(draft: LawPage, officers: Officers) -> None:
    first, second = at_once(
        lambda: operations.request_publication(draft, officers.requester),
        lambda: operations.request_publication(draft, officers.requester2),
    )
    assert {type(first), type(second)} == {WorkflowState, NotAllowed}
    assert acts(draft) == [Act.REQUESTED]


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_published_or_withdrawn_but_not_both(
    under_review: LawPage, officers: Officers, round_: int
) -> None:
    pass_step(step(under_review), officers.checker)
    pass_step(step(under_review), officers.approver)
    state = fresh(under_review).current_workflow_state
    published, withdrawn = at_once(
        decision(officers.webmaster, under_review, "pass"),
        lambda: operations.withdraw(state, officers.requester),
    )

    state.refresh_from_db()
    if isinstance(withdrawn, NotAllowed):
        assert (published.status_code, state.status) == (302, WorkflowState.STATUS_APPROVED)
        assert acts(under_review)[-1] == Act.PUBLISHED and fresh(under_review).live
    else:
        assert (published.status_code, state.status) == (409, WorkflowState.STATUS_CANCELLED)
        assert acts(under_review)[-1] == Act.WITHDRAWN and not fresh(under_review).live
    call_command("verify_live")


def test_a_double_click_on_a_new_page_makes_one(site: Any, officers: Officers) -> None:
    client, url, data = typed_by(officers.requester)
    second = Client()
    second.cookies = client.cookies
    data |= {"action-submit": "1"}
    answers = at_once(*[partial(each.post, url, data) for each in (client, second)])
    page = LawPage.objects.get(title=data["title"])
    assert [answer.url for answer in answers] == [edit_url(page)] * 2
    assert acts(page) == [Act.REQUESTED]
