"""The requester takes a request back: all of it, nobody else does, and too late is too late."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.core.exceptions import NotAllowed
from home.models import LawPage
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.ita.conftest import Officers, fresh, step
from tests.officers import pass_step

ClientOf = Callable[[Any], Client]
ALREADY = "มีผู้ดำเนินการในขั้นตอนนี้แล้ว"
ONLY_OWN = "เฉพาะผู้ขอเผยแพร่หรือเจ้าของหน้านี้"


@pytest.fixture
def under_review(draft: LawPage, officers: Officers) -> LawPage:
    operations.request_publication(draft, officers.requester)
    return draft


def acts(page: LawPage) -> list[str]:
    return list(RegisterEntry.objects.of_page(page).values_list("act", flat=True))


def withdraw(client: Client, page: LawPage) -> str:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.post(url, {"action-cancel-workflow": "1"}, follow=True)
    return str(response.content.decode())


def test_the_requester_withdraws_from_the_locked_editor(
    under_review: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    assert "ถอนคำขอแล้ว" in withdraw(client_of(officers.requester), under_review)
    assert acts(under_review) == [Act.REQUESTED, Act.WITHDRAWN]


@pytest.mark.parametrize("who", ["requester2", "checker", "approver", "webmaster"])
def test_nobody_else_withdraws(
    under_review: LawPage, officers: Officers, client_of: ClientOf, who: str
) -> None:
    told = withdraw(client_of(getattr(officers, who)), under_review)
    may_read_the_page = who in ("requester2", "checker")  # whose step it is
    assert (ONLY_OWN in told) == may_read_the_page
    assert acts(under_review) == [Act.REQUESTED]
    assert fresh(under_review).workflow_in_progress


def test_a_withdrawal_that_fails_leaves_nothing_half_done(
    under_review: LawPage, officers: Officers, client_of: ClientOf, monkeypatch: Any
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("ita.workflow.signal_handlers.append_step", fail)
    with pytest.raises(RuntimeError):
        withdraw(client_of(officers.requester), under_review)
    assert fresh(under_review).workflow_in_progress


def test_a_request_that_was_published_in_the_same_moment_is_not_withdrawn(
    under_review: LawPage, officers: Officers
) -> None:
    stale = fresh(under_review).current_workflow_state  # what the requester's screen holds
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(under_review), officer)

    with pytest.raises(NotAllowed) as caught:
        operations.withdraw(stale, officers.requester)

    assert ALREADY in caught.value.reason
    stale.refresh_from_db()
    assert stale.status == stale.STATUS_APPROVED
    assert acts(under_review)[-1] == Act.PUBLISHED


def test_where_nothing_was_requested_there_is_nothing_to_withdraw(
    draft: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    assert "ไม่มีคำขอ" in withdraw(client_of(officers.requester), draft)
    assert acts(draft) == []


def test_a_second_click_is_answered_with_the_first_result(
    under_review: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.requester)
    for _click in range(2):
        assert "ถอนคำขอแล้ว" in withdraw(client, under_review)
    assert acts(under_review) == [Act.REQUESTED, Act.WITHDRAWN]
