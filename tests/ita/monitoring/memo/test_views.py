"""The screens of the memo: who reads, who writes, and that every figure leads to its rows."""

import re
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from home.models import PlanPage
from home.thai.calendar import current_fiscal_year, to_be
from ita.assessment.evidence.models import Evidence
from ita.monitoring.memo.figures import memo_figures
from ita.monitoring.memo.models import Memo, MemoPoint
from ita.monitoring.memo.periods import Period
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.setup import add_agency
from ita.workflow import operations as workflow
from tests.factories import (
    ElementFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    NewsPageFactory,
    UnitFactory,
    UserFactory,
)
from tests.ita.conftest import ROLES, Officers, browser_of, correct, publish_any, step_of
from tests.officers import return_for_correction

MENU = "/admin/ita/monitoring/memo/"
READERS = {"requester", "checker", "approver", "webmaster", "ita_officer", "two duties",
           "superuser"}  # fmt: skip


def screen() -> str:
    return f"{MENU}{to_be(current_fiscal_year())}/0/"


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def life(officers: Officers, site: Site) -> None:
    """Two pages published, one of them after a correction."""
    publish_any(NewsPageFactory(owner=officers.requester), officers)
    page = LawPageFactory(owner=officers.requester)
    workflow.request_publication(page, officers.requester)
    return_for_correction(step_of(page), officers.checker, "ไม่ตรงกับเอกสาร")
    correct(page, officers.requester)
    publish_any(page, officers)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("address", ["", "{year}/0/", "{year}/0/memo.pdf", "{year}/0/memo.docx"])
def test_officers_of_the_agency_read(site: Site, role: str, address: str) -> None:
    url = MENU + address.format(year=to_be(current_fiscal_year()))
    answer = browser_of(role).get(url)
    if role in READERS:
        assert answer.status_code == 200
    else:
        assert answer.status_code in (302, 403)


def test_every_figure_leads_to_exactly_its_rows(life: None, officers: Officers, site: Site) -> None:
    client = client_of(officers.checker)
    page = client.get(screen()).content.decode()
    links = re.findall(r'<a href="([^"]*rows=[^"]+)">([^<]+)</a>', page)
    assert len(links) > 20
    counted = 0
    for href, shown in links:
        report = client.get(unescape(href))
        count = report.context["paginator"].count
        assert count > 0
        if shown.strip().isdecimal():
            assert count == int(shown), href
            counted += 1
    assert counted == len(links) - 1  # all but the median, which is a time


def test_no_figure_is_left_without_its_rows(life: None, officers: Officers, site: Site) -> None:
    """What the screen shows is what the figures are, not a part of them."""
    figures = memo_figures(site, Period(current_fiscal_year()), timezone.now().date())
    shown = client_of(officers.checker).get(screen()).content.decode()
    for key in ("first", "corrected", "returned", "first.kind.news", "published"):
        if key in figures.rows:
            assert f"-0-{key}&" in shown or f'-0-{key}"' in shown, key


def test_the_workbook_of_a_figure_has_its_rows(life: None, officers: Officers) -> None:
    client = client_of(officers.checker)
    name = f"{to_be(current_fiscal_year())}-0-returned"
    report = client.get(f"/admin/ita/register/?rows={name}")
    assert report.context["paginator"].count == 1
    assert [row.act for row in report.context["object_list"]] == [Act.RETURNED]


@pytest.mark.parametrize("name", ["2569-0-nothing", "x", "2569-9-first", "2569-0-first.unit.9999"])
def test_an_unknown_figure_has_no_rows(life: None, officers: Officers, name: str) -> None:
    report = client_of(officers.checker).get(f"/admin/ita/register/?rows={name}")
    assert report.status_code == 200 and report.context["paginator"].count == 0


def test_who_may_not_read_the_register_finds_no_links(life: None, officers: Officers) -> None:
    page = client_of(officers.requester).get(screen()).content.decode()
    assert "rows=" not in page and "เผยแพร่รายการใหม่" in page


@pytest.mark.parametrize("address", ["2999/0/", "2569/5/", "2600/0/", "abcd/0/"])
def test_a_period_that_is_none_is_not_there(officers: Officers, address: str) -> None:
    assert client_of(officers.requester).get(MENU + address).status_code == 404


def test_a_quarter_that_has_not_begun_is_not_there(officers: Officers) -> None:
    with time_machine.travel("2026-10-15T03:00:00Z"):
        client = client_of(officers.requester)
        assert client.get(f"{MENU}2570/1/").status_code == 200
        assert client.get(f"{MENU}2570/2/").status_code == 404


def points(**values: str) -> dict[str, str]:
    data = {"action": "write", "background": "เพิ่มเติม"}
    for kind in ("problem", "suggestion"):
        data |= {f"{kind}-TOTAL_FORMS": "1", f"{kind}-INITIAL_FORMS": "0"}
    return data | values


def test_the_requester_writes_and_nobody_else(officers: Officers, site: Site) -> None:
    for role in READERS - {"requester", "superuser"}:
        answer = browser_of(role).post(screen(), {"action": "begin"})
        assert answer.status_code == 409 and not Memo.objects.exists()
    client = client_of(officers.requester)
    assert client.post(screen(), {"action": "begin"}).status_code == 302
    sent = points(**{"problem-0-text": "ขาดบุคลากร", "suggestion-0-text": "ควรอบรม"})
    assert client.post(screen(), sent).status_code == 302
    memo = Memo.objects.get()
    assert memo.background == "เพิ่มเติม"
    assert set(memo.points.values_list("kind", "text")) == {
        ("problem", "ขาดบุคลากร"), ("suggestion", "ควรอบรม")}  # fmt: skip
    for role in READERS - {"requester", "superuser"}:
        answer = browser_of(role).post(screen(), points(background="อื่น"))
        assert answer.status_code == 409
    assert Memo.objects.get().background == "เพิ่มเติม"


def test_no_word_is_lost_when_something_is_wrong(officers: Officers) -> None:
    client = client_of(officers.requester)
    client.post(screen(), {"action": "begin"})
    answer = client.post(
        screen(), points(background="ก" * 2001, **{"problem-0-text": "ข้อความที่พิมพ์ไว้"})
    )
    assert answer.status_code == 409 and "ข้อความที่พิมพ์ไว้" in answer.content.decode()
    assert not MemoPoint.objects.exists()


@pytest.mark.parametrize("action", ["write", "adopt", "publish", "link", "drop", ""])
def test_acts_before_the_beginning_are_refused_in_words(officers: Officers, action: str) -> None:
    answer = client_of(officers.requester).post(screen(), {"action": action})
    assert answer.status_code == 409
    assert not Memo.objects.exists()


def test_another_agencys_officer_finds_nothing_of_it(life: None, officers: Officers) -> None:
    other = add_agency("หน่วยงานอื่น", "other.go.th", 80)
    stranger = UserFactory(site=other, approver=True)
    shown = client_of(stranger).get(screen(), headers={"host": "localhost"})
    assert shown.status_code == 200
    assert all(share.cell.count == 0 for share in shown.context["totals"])


def test_the_report_becomes_a_page_in_one_act(life: None, officers: Officers, site: Site) -> None:
    client = client_of(officers.requester)
    unit = UnitFactory()
    client.post(screen(), {"action": "begin"})
    assert client.post(screen(), {"action": "publish"}).status_code == 409
    assert not PlanPage.objects.exists()
    assert client.post(screen(), {"action": "publish", "unit": unit.pk}).status_code == 302
    page = Memo.objects.get().page.specific
    content = page.get_latest_revision_as_object()
    assert content.content_kind == "memo" and content.owner_unit == unit
    assert content.fiscal_year == current_fiscal_year()
    assert [row.document.extension for row in content.attachments.all()] == ["pdf", "docx"]
    assert RegisterEntry.objects.of_page(page).get().act == Act.REQUESTED
    assert client.post(screen(), {"action": "publish", "unit": unit.pk}).status_code == 409
    assert PlanPage.objects.count() == 1


def test_ita_officers_link_it_where_the_report_is_asked_for(
    life: None, officers: Officers, site: Site
) -> None:
    framework = FrameworkFactory(scheme="MOIT", fiscal_year=current_fiscal_year() + 1)
    item = ItemFactory(framework=framework, code="MOIT1")
    ElementFactory(item=item, number="1.1", text="มีคำสั่ง")
    ElementFactory(item=item, number="2.1", text="มีบันทึกข้อความ")
    ElementFactory(item=item, number="2.2", text="มีรายงานผลการกำกับติดตามการเผยแพร่ข้อมูลต่อสาธารณะ")
    requester, officer = client_of(officers.requester), browser_of("ita_officer")
    requester.post(screen(), {"action": "begin"})
    requester.post(screen(), {"action": "publish", "unit": UnitFactory().pk})
    assert requester.post(screen(), {"action": "link"}).status_code == 409
    assert officer.post(screen(), {"action": "link"}).status_code == 302
    evidence = Evidence.objects.get()
    assert evidence.page == Memo.objects.get().page and evidence.item == item
    assert [element.number for element in evidence.elements.all()] == ["2.1", "2.2"]
    assert officer.post(screen(), {"action": "link"}).status_code == 409
