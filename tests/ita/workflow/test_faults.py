"""Clumsy users and bad moments: nothing is lost or done twice, and the officer is told in Thai."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.core.duties import Duty, Group
from home.core.exceptions import NotAllowed
from home.models import AgencySettings, LawPage
from home.thai.calendar import local_date
from ita.notifications.jobs import create_notices
from ita.people.models import OfficerProfile
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.setup import set_up_site
from ita.workflow import operations, rules
from tests.ita.conftest import Officers, correct, fresh, publish, step
from tests.officers import ALL_CONFIRMED, NO_RISK, pass_step, return_for_correction

ClientOf = Callable[[Any], Client]
ALREADY = "มีผู้ดำเนินการในขั้นตอนนี้แล้ว"
NO_POST = "ระบบไม่พบตำแหน่งที่ท่านดำรงอยู่"


@pytest.fixture
def under_review(draft: LawPage, officers: Officers) -> LawPage:
    operations.request_publication(draft, officers.requester)
    return draft


def form(page: LawPage, action: str) -> dict[str, Any]:
    """What the review screen would send now."""
    answers = dict.fromkeys(NO_RISK, "no") | dict.fromkeys(ALL_CONFIRMED, "yes")
    return {
        "action": action,
        "task_state": step(page).pk,
        "comment": "ข้อความที่พิมพ์ไว้",
        "code": "incorrect",
        **{f"answer_{name}": answer for name, answer in answers.items()},
    }


def review(page: LawPage) -> str:
    return reverse("ita_review", args=[page.pk])


def acts(page: LawPage) -> list[str]:
    return list(RegisterEntry.objects.of_page(page).values_list("act", flat=True))


@pytest.mark.parametrize(
    ("passed", "action"),
    [
        (0, "pass"),
        (0, "return"),
        (1, "pass"),
        (1, "return"),
        (1, "refuse"),
        (2, "pass"),
        (2, "return"),
    ],
)
def test_a_double_click_decides_once_and_both_are_told_so(
    under_review: LawPage, officers: Officers, client_of: ClientOf, passed: int, action: str
) -> None:
    people = [officers.checker, officers.approver, officers.webmaster]
    for officer in people[:passed]:
        pass_step(step(under_review), officer)
    client, data = client_of(people[passed]), form(under_review, action)

    first = client.post(review(under_review), data)
    rows = RegisterEntry.objects.count()
    second = client.post(review(under_review), data)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert RegisterEntry.objects.count() == rows


def test_a_second_request_of_the_same_page_is_refused(
    under_review: LawPage, officers: Officers
) -> None:
    with pytest.raises(NotAllowed):
        operations.request_publication(under_review, officers.requester2)
    assert acts(under_review) == [Act.REQUESTED]


def passed_on(page: LawPage, officers: Officers) -> None:
    pass_step(step(page), officers.checker)


def returned(page: LawPage, officers: Officers) -> None:
    return_for_correction(step(page), officers.checker, "แก้ไขชื่อ")


def withdrawn(page: LawPage, officers: Officers) -> None:
    fresh(page).current_workflow_state.cancel(user=officers.requester)


@pytest.mark.parametrize("meanwhile", [passed_on, returned, withdrawn])
@pytest.mark.parametrize("action", ["pass", "return"])
def test_a_stale_screen_changes_nothing_and_keeps_the_words(
    under_review: LawPage,
    officers: Officers,
    client_of: ClientOf,
    meanwhile: Callable[[LawPage, Officers], None],
    action: str,
) -> None:
    data = form(under_review, action)
    meanwhile(under_review, officers)
    before = acts(under_review)

    response = client_of(officers.checker).post(review(under_review), data)

    assert response.status_code == 409
    html = response.content.decode()
    assert ALREADY in html
    assert acts(under_review) == before


def test_a_step_that_outlived_its_request_is_closed(
    under_review: LawPage, officers: Officers
) -> None:
    """As when the requester withdraws while the checker's step is being passed on."""
    request = fresh(under_review).current_workflow_state
    type(request).objects.filter(pk=request.pk).update(status=request.STATUS_CANCELLED)
    assert ALREADY in str(rules.why_not_act(officers.checker, request.current_task_state))


@pytest.mark.parametrize(("days", "may"), [(-1, False), (0, True), (1, True)])
def test_a_post_is_held_until_its_last_day_is_over(
    under_review: LawPage, officers: Officers, client_of: ClientOf, days: int, may: bool
) -> None:
    until = local_date(timezone.now()) + timedelta(days=days)
    OfficerProfile.objects.filter(user=officers.checker).update(valid_until=until)

    data = form(under_review, "pass")
    response = client_of(officers.checker).post(review(under_review), data, follow=True)

    assert ((reverse("ita_work"), 302) in response.redirect_chain) is may
    assert (NO_POST in response.content.decode()) is not may
    assert (Act.CHECKED in acts(under_review)) is may


def test_a_post_that_begins_tomorrow_is_none_today(officers: Officers, draft: LawPage) -> None:
    tomorrow = local_date(timezone.now()) + timedelta(days=1)
    OfficerProfile.objects.filter(user=officers.requester).update(valid_from=tomorrow)
    assert NO_POST in str(rules.why_not_request(officers.requester, draft))


def test_a_page_deleted_in_review_leaves_words_and_no_fault(
    under_review: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    client, data = client_of(officers.checker), form(under_review, "pass")
    title = under_review.title
    fresh(under_review).delete()

    for response in (
        client.get(review(under_review), follow=True),
        client.post(review(under_review), data, follow=True),
    ):
        assert response.redirect_chain == [(reverse("ita_work"), 302)]
        assert f"“{title}” ถูกลบแล้ว" in response.content.decode()
    for officer in (officers.checker, officers.requester):
        assert client_of(officer).get("/admin/").status_code == 200
    mail.outbox.clear()
    create_notices(
        RegisterEntry.objects.of_page(under_review).get(act=Act.REQUESTED).pk
    )  # a late job
    assert not mail.outbox
    assert acts(under_review) == [Act.REQUESTED, Act.WITHDRAWN]
    call_command("verify_register")


def test_a_review_of_a_page_that_never_was_is_not_found(
    officers: Officers, client_of: ClientOf
) -> None:
    url = reverse("ita_review", args=[999_999])
    assert client_of(officers.checker).get(url).status_code == 404


def test_who_may_not_review_does_not_learn_that_a_page_was_deleted(
    under_review: LawPage, client_of: ClientOf, superuser: User
) -> None:
    fresh(under_review).delete()
    superuser.is_superuser = False
    superuser.save()
    response = client_of(superuser).get(review(under_review), follow=True)
    assert under_review.title not in response.content.decode()


@pytest.mark.parametrize("how", ["deleted", "deactivated"])
def test_a_request_outlives_the_account_of_who_made_it(
    under_review: LawPage, officers: Officers, client_of: ClientOf, how: str
) -> None:
    name = RegisterEntry.objects.get().actor_name
    if how == "deleted":
        User.objects.get(pk=officers.requester.pk).delete()
    else:
        User.objects.filter(pk=officers.requester.pk).update(is_active=False)

    for officer in (officers.checker, officers.approver, officers.webmaster):
        client = client_of(officer)
        assert client.get(reverse("ita_work")).status_code == 200
        assert client.get(review(under_review)).status_code == 200
        assert client.post(review(under_review), form(under_review, "pass")).status_code == 302

    assert fresh(under_review).live
    assert RegisterEntry.objects.of_page(under_review).first().actor_name == name
    assert client_of(officers.webmaster).get(fresh(under_review).url).status_code == 200
    call_command("verify_live")
    call_command("verify_register")


def test_a_request_of_a_deleted_account_can_still_be_returned(
    under_review: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    User.objects.get(pk=officers.requester.pk).delete()
    data = form(under_review, "return")
    assert client_of(officers.checker).post(review(under_review), data).status_code == 302
    correct(under_review, officers.requester2)
    operations.request_publication(fresh(under_review), officers.requester2)
    assert step(under_review).task.specific.duty == Duty.CHECK


@pytest.mark.parametrize("how", ["renamed", "removed"])
def test_a_duty_whose_group_is_gone_is_held_by_its_post_and_setup_brings_the_group_back(
    site: Site, under_review: LawPage, officers: Officers, client_of: ClientOf, how: str
) -> None:
    group = AuthGroup.objects.filter(name=Group.CHECKERS)
    if how == "renamed":
        group.update(name="ชื่ออื่น")
    else:
        group.delete()
    assert rules.why_not_act(officers.checker, step(under_review)) is None

    set_up_site(AgencySettings.for_site(site).name)
    response = client_of(officers.checker).post(review(under_review), form(under_review, "pass"))
    assert response.status_code == 302
    assert officers.checker.groups.filter(name=Group.CHECKERS).exists()


def test_an_agency_without_a_name_is_called_by_its_website(
    site: Site, draft: LawPage, officers: Officers, client: Client
) -> None:
    AgencySettings.for_site(site)
    AgencySettings.objects.update(name="")
    page = publish(draft, officers)
    assert set(RegisterEntry.objects.values_list("agency", flat=True)) == {site.site_name}
    assert client.get(page.url).status_code == 200

    AgencySettings.objects.all().delete()
    Site.objects.update(site_name="")
    fresh(page).save_revision(user=officers.requester)
    operations.request_publication(fresh(page), officers.requester)
    assert RegisterEntry.objects.last().agency == site.hostname
