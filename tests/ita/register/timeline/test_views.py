"""The screen of a page's history: who may read it, what it tells, and after the page is gone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Site

from home.models import LawPage
from home.thai.calendar import MONTHS, MONTHS_SHORT
from ita.assessment.operations import link
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.workflow import operations
from ita.workflow.removal.operations import archive
from tests.factories import ItemFactory, LawPageFactory, OfficerProfileFactory, UserFactory
from tests.ita.conftest import Officers, correct, fresh, step
from tests.officers import pass_step, return_for_correction

ClientOf = Callable[[Any], Client]
MONTH = "|".join(map(re.escape, (*MONTHS, *MONTHS_SHORT)))
CE_DATE = rf"20\d\d-\d\d|\d+/20\d\d|(?:{MONTH}) 20\d\d"
ENGLISH_OR_CE = re.compile(
    rf"\b(?:{CE_DATE}|requested|checked|returned|saved|linked|draft)\b", re.I
)


def address(page_id: int) -> str:
    return reverse("ita_timeline", args=[page_id])


def screen(client: Client, page_id: int) -> BeautifulSoup:
    response = client.get(address(page_id))
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser").find(id="main")


def told(client: Client, page_id: int) -> str:
    return " ".join(screen(client, page_id).find(class_="ita-top").get_text(" ").split())


def in_order(text: str, *parts: str) -> None:
    places = [text.index(part) for part in parts]
    assert places == sorted(places), parts


@pytest.fixture
def story(draft: LawPage, officers: Officers, site: Site) -> LawPage:
    """Requested, checked, returned, corrected twice, published, linked as evidence, archived."""
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    return_for_correction(step(draft), officers.approver, "แนบไฟล์ไม่ครบ")
    for _n in range(2):
        correct(draft, officers.requester)
    operations.request_publication(fresh(draft), officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(draft), officer)
    page = fresh(draft)
    link(ItemFactory(code="O12"), page, site, UserFactory(ita_officer=True))
    archive(page, officers.webmaster, "ครบระยะเวลาเผยแพร่")
    return page


def test_everything_stands_in_one_line_of_time_newest_first(
    story: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    text = told(client_of(officers.checker), story.pk)
    in_order(
        text,
        "ครบระยะเวลาเผยแพร่",
        "O12",
        "คำขอเผยแพร่ครั้งที่ 1: เผยแพร่แล้ว",
        "บันทึกหน้า 2 ครั้ง",
        "แนบไฟล์ไม่ครบ",
        "บันทึกหน้า 1 ครั้ง",
    )
    assert "ไม่ถูกต้อง" in text  # the coded words of the return
    assert "หมิ่นประมาท" in text  # what the checker answered
    shown = re.sub(r"(?:นักจัดการงานทั่วไป |ลำดับที่)\d+", "", text)  # factories number them
    assert not ENGLISH_OR_CE.search(shown), ENGLISH_OR_CE.search(shown)


def test_the_four_duties_stand_above_the_request(
    story: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    steps = screen(client_of(officers.checker), story.pk).find_all(class_="ita-step--done")
    assert [each.strong.text for each in steps] == ["ขอ", "ตรวจสอบ", "อนุมัติ", "เผยแพร่"]
    names = [row.actor_display for row in RegisterEntry.objects.all()]
    assert all(each.span.text in names for each in steps)


@pytest.mark.parametrize("role", ["checker", "approver", "webmaster", "ita_officer", "superuser"])
def test_readers_of_the_register_open_it_and_are_led_to_its_rows(
    story: LawPage, client_of: ClientOf, role: str, request: Any
) -> None:
    html = str(screen(client_of(request.getfixturevalue(role)), story.pk))
    first = RegisterEntry.objects.first()
    assert first and reverse("ita_register_entry", args=[first.pk]) in html
    assert f"{reverse('ita_register')}?page={story.pk}" in html


def test_a_requester_reads_it_but_is_not_led_to_the_register(
    story: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    html = str(screen(client_of(officers.requester2), story.pk))
    assert "แนบไฟล์ไม่ครบ" in html
    assert reverse("ita_register") not in html
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in html


def test_who_edits_pages_without_a_duty_does_not_read_it(
    story: LawPage, client_of: ClientOf, section: Any
) -> None:
    user, group = UserFactory(), Group.objects.create(name="ข่าว")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    news, change = section("news"), Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=news, permission=change)
    user.groups.add(group)
    OfficerProfileFactory(user=user)
    client = client_of(user)

    assert client.get(address(story.pk)).status_code == 403


def test_an_anonymous_visitor_is_sent_to_login(story: LawPage, client: Client) -> None:
    assert reverse("wagtailadmin_login") in client.get(address(story.pk)).url


def test_a_page_that_was_deleted_keeps_its_history_for_readers_of_the_register(
    draft: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "นอกภารกิจ")
    Page.objects.get(pk=draft.pk).delete()

    text = told(client_of(officers.checker), draft.pk)
    assert "ถูกลบแล้ว" in text and "นอกภารกิจ" in text and draft.title in text
    requester = client_of(officers.requester).get(address(draft.pk))
    assert requester.url == reverse("wagtailadmin_home")


def test_a_page_that_never_was_is_not_found(officers: Officers, client_of: ClientOf) -> None:
    for number in (1, 999_999):  # 1 is the root of all sites
        assert client_of(officers.checker).get(address(number)).status_code == 404


def test_another_agencys_page_is_for_its_own_readers(
    story: LawPage, officers: Officers, client_of: ClientOf, superuser: Any
) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=LawPageFactory(live=True))
    append(Act.REQUESTED, other.root_page, None, reason="ของหน่วยงานอื่น", site=other)
    checker, reader = client_of(officers.checker), UserFactory()
    OfficerProfileFactory(user=reader, site=other)

    for host in ("localhost", "other.go.th"):
        headers = {"host": host}
        assert checker.get(address(other.root_page_id), headers=headers).status_code == 404
        assert checker.get(address(story.pk), headers=headers).status_code == 200
    assert client_of(reader).get(address(story.pk)).status_code != 200
    assert "ของหน่วยงานอื่น" in told(client_of(superuser), other.root_page_id)  # may edit it


def test_it_is_reached_from_editor_review_screen_and_report(
    story: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    for user, url in (
        (officers.requester, reverse("wagtailadmin_pages:edit", args=[story.pk])),
        (officers.checker, reverse("ita_review", args=[story.pk])),
        (officers.checker, reverse("ita_register")),
    ):
        assert f'href="{address(story.pk)}"' in client_of(user).get(url).content.decode(), url


def test_short_histories_elsewhere_show_the_last_rows_only(
    story: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    html = client_of(officers.checker).get(reverse("ita_review", args=[story.pk])).content.decode()
    history = BeautifulSoup(html, "html.parser").find(class_="ita-history")
    assert len(history.find_all("li", recursive=False)) == 5
    assert RegisterEntry.objects.of_page(story).count() > 5


def test_a_fresh_page_has_a_short_history(
    draft: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    assert "บันทึกหน้า 1 ครั้ง" in told(client_of(officers.checker), draft.pk)


def test_who_is_gone_is_still_named(
    story: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    returned = RegisterEntry.objects.get(act=Act.RETURNED)
    officers.approver.delete()
    assert returned.actor_name in told(client_of(officers.checker), story.pk)


def test_an_act_of_a_later_release_is_shown(
    draft: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    late: Any = "of_a_later_release"
    append(late, draft, officers.checker, reason="การดำเนินการแบบใหม่", request_id=7)
    assert "การดำเนินการแบบใหม่" in told(client_of(officers.checker), draft.pk)


def test_it_costs_the_same_however_much_happened(
    draft: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.checker)

    def happen(times: int) -> None:
        for number in range(times):
            user = UserFactory(requester=True)
            fresh(draft).save_revision(user=user)
            append(Act.REQUESTED, draft, user, request_id=number)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(draft.pk)).status_code == 200
        return len(captured)

    happen(5)
    queries()
    few = queries()
    happen(55)
    assert queries() == few
