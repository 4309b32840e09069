"""A second click of the same officer, with the same words, is answered with the first result."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from home.core.exceptions import NotAllowed
from home.models import LawPage
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations, repeats
from ita.workflow.dates import Dates
from ita.workflow.removal.operations import take_down
from tests.factories import LawPageFactory, UserFactory
from tests.forms import form_data
from tests.home.editor import add_url
from tests.ita.conftest import Officers, correct, fresh, publish, step
from tests.officers import ALL_CONFIRMED, pass_step, refuse, return_for_correction

WHY = "เหตุผล"


def acts(page: LawPage) -> list[str]:
    return list(RegisterEntry.objects.of_page(page).values_list("act", flat=True))


def waits(page: LawPage, officers: Officers, passed: int) -> TaskState:
    operations.request_publication(page, officers.requester)
    for officer in (officers.checker, officers.approver)[:passed]:
        pass_step(step(page), officer)
    return step(page)


@pytest.mark.parametrize(
    ("decide", "passed", "who"),
    [
        (pass_step, 0, "checker"),
        (pass_step, 1, "approver"),
        (pass_step, 2, "webmaster"),
        (return_for_correction, 1, "approver"),
        (refuse, 1, "approver"),
    ],
)
def test_a_decision(
    draft: LawPage, officers: Officers, decide: Callable[..., Act], passed: int, who: str
) -> None:
    open_step, user = waits(draft, officers, passed), getattr(officers, who)
    first = decide(open_step, user, WHY)
    rows = acts(draft)
    assert decide(open_step, user, WHY) == first
    with pytest.raises(NotAllowed):
        decide(open_step, user, "คำอื่น")
    with pytest.raises(NotAllowed):
        decide(open_step, UserFactory(**{who: True}), WHY)
    assert acts(draft) == rows


def test_the_same_decision_on_a_later_step_is_another(draft: LawPage, officers: Officers) -> None:
    first = waits(draft, officers, 0)
    pass_step(first, officers.checker, WHY)
    return_for_correction(step(draft), officers.approver, WHY)
    correct(draft, officers.requester)
    second = waits(draft, officers, 0)
    pass_step(second, UserFactory(checker=True), WHY)
    with pytest.raises(NotAllowed):
        pass_step(second, officers.checker, WHY)  # whose row is of the step before


def test_content_that_changed_is_said_to_both_clicks(draft: LawPage, officers: Officers) -> None:
    open_step = waits(draft, officers, 1)
    fresh(draft).get_latest_revision_as_object().save_revision()
    for _click in range(2):
        assert pass_step(open_step, officers.approver) == Act.CHANGED
    assert acts(draft).count(Act.CHANGED) == 1


def test_a_time_that_is_set_is_not_set_again(draft: LawPage, officers: Officers) -> None:
    open_step = waits(draft, officers, 2)
    soon = Dates(timezone.now() + timedelta(hours=1))

    def set_time(user: Any, dates: Dates) -> Act:
        return operations.pass_step(open_step, user, "", ALL_CONFIRMED, dates)

    for _click in range(2):
        assert set_time(officers.webmaster, soon) == Act.SCHEDULED
    assert acts(draft).count(Act.SCHEDULED) == 1
    set_time(officers.webmaster, Dates(timezone.now() + timedelta(hours=2)))
    assert acts(draft).count(Act.SCHEDULED) == 2
    set_time(UserFactory(webmaster=True), soon)
    assert acts(draft).count(Act.SCHEDULED) == 3


def test_a_request(draft: LawPage, officers: Officers) -> None:
    first = operations.request_publication(draft, officers.requester)
    assert operations.request_publication(draft, officers.requester) == first
    with pytest.raises(NotAllowed):
        operations.request_publication(draft, officers.requester2)
    fresh(draft).get_latest_revision_as_object().save_revision()
    with pytest.raises(NotAllowed):
        operations.request_publication(draft, officers.requester)  # of another content
    assert acts(draft) == [Act.REQUESTED]


def test_a_request_that_was_checked_is_not_just_made(draft: LawPage, officers: Officers) -> None:
    waits(draft, officers, 1)
    with pytest.raises(NotAllowed):
        operations.request_publication(draft, officers.requester)


def test_what_was_undone_since_is_not_answered_as_done(live: LawPage, officers: Officers) -> None:
    for _click in range(2):
        take_down(live, officers.approver, WHY)
    assert acts(live).count(Act.TAKEN_DOWN) == 1
    correct(live, officers.requester)
    publish(fresh(live), officers)
    take_down(fresh(live), officers.approver, WHY)
    assert acts(live).count(Act.TAKEN_DOWN) == 2
    correct(live, officers.requester)
    operations.request_publication(fresh(live), officers.requester)
    with pytest.raises(NotAllowed):
        take_down(fresh(live), officers.approver, WHY)


def test_the_editors_button(draft: LawPage, officers: Officers) -> None:
    client, url = Client(), reverse("wagtailadmin_pages:edit", args=[draft.pk])
    client.force_login(officers.requester)
    data = form_data(client.get(url).content.decode(), "page-edit-form")
    data |= {"action-submit": "1", "title": "ชื่อใหม่"}
    for _click in range(2):
        assert "ขอเผยแพร่แล้ว" in client.post(url, data, follow=True).content.decode()
    assert acts(draft) == [Act.REQUESTED]
    later = form_data(client.get(url).content.decode(), "page-edit-form")
    html = client.post(url, later | {"action-submit": "1"}, follow=True).content.decode()
    assert "ขอเผยแพร่แล้ว รอ" not in html


def typed_by(user: Any) -> tuple[Client, str, dict[str, str]]:
    """The officer's browser, the address of a new page, and all that they typed there."""
    like = LawPageFactory(title="ต้นแบบ")
    client, url = Client(), add_url(LawPage, like.get_parent())
    client.force_login(user)
    data = form_data(client.get(url).content.decode(), "page-edit-form")
    edit = reverse("wagtailadmin_pages:edit", args=[like.pk])
    filled = form_data(client.get(edit).content.decode(), "page-edit-form")
    data |= {name: filled[name] for name in data if name in filled}
    return client, url, data | {"title": "ข้อบัญญัติใหม่", "slug": "", "body-count": "0"}


@pytest.mark.parametrize("button", ["action-submit", "action-save"])
def test_a_new_page(officers: Officers, button: str) -> None:
    client, url, data = typed_by(officers.requester)
    first = client.post(url, data | {button: "1"}, follow=True)
    second = client.post(url, data | {button: "1"}, follow=True)

    page = LawPage.objects.get(title="ข้อบัญญัติใหม่")
    assert second.redirect_chain == first.redirect_chain
    made, *_others = map(str, first.context["messages"])
    told = list(map(str, second.context["messages"]))
    assert "ตั้งแต่การกดครั้งแรก" in told[0] and made not in told
    assert acts(page) == ([Act.REQUESTED] if button == "action-submit" else [])


def test_another_page_is_made(officers: Officers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of other words, by somebody else, or of the same words later."""
    client, url, data = typed_by(officers.requester)
    client.post(url, data)
    client.post(url, data | {"summary": "คำอื่น"})
    client.post(url, data | {"request_note": "ด่วน"})
    colleague = Client()
    colleague.force_login(officers.requester2)
    colleague.post(url, data)
    assert LawPage.objects.filter(title="ข้อบัญญัติใหม่").count() == 4
    monkeypatch.setattr(repeats, "SECOND_CLICK", timedelta())
    client.post(url, data)
    assert LawPage.objects.filter(title="ข้อบัญญัติใหม่").count() == 5
