"""The report of the register and the screen of a row: who may read what, and in which words."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Site

from home.core.duties import Group
from home.models import LawPage
from home.thai.calendar import MONTHS, MONTHS_SHORT
from ita.register import triggers
from ita.register.enums import Act, Channel, Risk
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import OfficerProfileFactory, UserFactory
from tests.ita.conftest import Officers, step
from tests.ita.register.conftest import Write
from tests.officers import pass_step, return_for_correction

ClientOf = Callable[[Any], Client]
REPORT = "/admin/ita/register/"
READERS = ["checker", "approver", "webmaster", "ita_officer", "superuser"]
MONTH = "|".join(map(re.escape, (*MONTHS, *MONTHS_SHORT)))
CE_DATE = rf"20\d\d-\d\d|\d+/20\d\d|(?:{MONTH}) 20\d\d"
ENGLISH_OR_CE = re.compile(rf"\b(?:{CE_DATE}|requested|checked|returned|untrue|law)\b")


def screens(entry: RegisterEntry) -> list[str]:
    return [
        REPORT,
        reverse("ita_register_results"),
        reverse("ita_register_entry", args=[entry.pk]),
        reverse("ita_register_workbook"),
    ]


def told(client: Client, url: str) -> str:
    """What stands on the screen, without its addresses and scripts."""
    page = BeautifulSoup(client.get(url).content.decode(), "html.parser")
    main = page.find(id="main") or page
    for script in main.find_all("script"):
        script.decompose()
    return main.get_text(" ")


@pytest.mark.parametrize("role", READERS)
def test_readers_open_every_screen(
    write: Write, client_of: ClientOf, role: str, request: Any
) -> None:
    client = client_of(request.getfixturevalue(role))
    for url in screens(write()):
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize("duty", [{}, {"requester": True}])
def test_others_are_turned_away(
    write: Write, client_of: ClientOf, page: LawPage, duty: Any
) -> None:
    user = UserFactory(**duty)
    group = AuthGroup.objects.create(name="อื่น")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client = client_of(user)
    for url in screens(write()):
        response = client.get(url)
        assert response.status_code == (302 if duty else 403), url
        assert not duty or response.url == reverse("wagtailadmin_home")
    assert REPORT not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_anonymous_visitor_is_sent_to_login(write: Write, client: Client) -> None:
    for url in screens(write()):
        assert reverse("wagtailadmin_login") in client.get(url).url


def test_another_agencys_rows_are_never_shown(
    write: Write, other_site: Site, client_of: ClientOf
) -> None:
    """Whatever the host: the agency is the post's."""
    own, other = write(), RegisterEntry.objects.get(site_id=other_site.pk)
    ours = client_of(UserFactory(checker=True))
    reader = UserFactory()
    OfficerProfileFactory(user=reader, site=other_site, duties=[Group.CHECKERS])
    theirs = client_of(reader)

    for host in ("localhost", "other.go.th"):
        here = ours.get(REPORT, headers={"host": host}).content.decode()
        assert own.page_title in here and other.page_title not in here
    assert ours.get(reverse("ita_register_entry", args=[other.pk])).status_code == 404
    assert theirs.get(reverse("ita_register_entry", args=[own.pk])).status_code == 404


def test_the_report_filters_and_finds_together(
    write: Write, client_of: ClientOf, checker: Any
) -> None:
    write(Act.REQUESTED, reason="แนวที่หนึ่ง", at=(2026, 11, 22))
    write(Act.RETURNED, reason="แนวที่สอง", at=(2026, 11, 23))
    write(Act.RETURNED, reason="แนวที่สาม", at=(2026, 11, 24))

    text = told(client_of(checker), f"{REPORT}?act=returned&since=23/11/2569&q=แนวที่สอง")

    assert "แนวที่สอง" in text
    assert "แนวที่หนึ่ง" not in text and "แนวที่สาม" not in text


def test_active_filters_are_told_in_the_buddhist_era(
    write: Write, client_of: ClientOf, checker: Any
) -> None:
    write(at=(2026, 11, 22))
    url = f"{REPORT}results/?since=01/11/2569&fiscal_year=2027&_w_filter_fragment=1"
    text = told(client_of(checker), url)
    assert "1 พ.ย. 2569" in text
    assert "2570" in text
    assert "2026" not in text and "2027" not in text


def test_a_filter_that_cannot_be_understood_shows_why_and_no_rows(
    write: Write, client_of: ClientOf, checker: Any
) -> None:
    write()
    text = told(client_of(checker), f"{REPORT}?since=2026-11-22")
    assert "เทศบัญญัติงบประมาณ" not in text
    assert "ถึงวันที่" not in text.split("ตั้งแต่วันที่:")[-1]
    assert "22/11/2569" in text  # an example of how a day is written


def test_the_export_link_carries_the_filters(
    write: Write, client_of: ClientOf, checker: Any
) -> None:
    write()
    html = client_of(checker).get(f"{REPORT}?act=requested&q=งบ&p=1").content.decode()
    link = re.search(r'href="(/admin/ita/register/workbook/[^"]*)"', html)
    assert link and "act=requested" in link[1] and "&amp;q=%E0" in link[1]
    assert "p=1" not in link[1].replace("&amp;", "&").split("&")


def test_wagtails_own_export_of_the_report_is_closed(
    write: Write, client_of: ClientOf, checker: Any
) -> None:
    write()
    for kind in ("csv", "xlsx"):
        response = client_of(checker).get(f"{REPORT}?export={kind}")
        assert response["Content-Type"].startswith("text/html")


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_report_costs_the_same_however_many_rows(
    write: Write, client_of: ClientOf, checker: Any
) -> None:
    client = client_of(checker)
    for _n in range(5):
        write(Act.REQUESTED, checker)
    url = f"{REPORT}?act=requested&q=งบ"
    client.get(url)
    few = queries(client, url)
    for _n in range(55):
        write(Act.REQUESTED, UserFactory())
    assert queries(client, url) == few
    assert "หน้า 1 จาก 2" in told(client, REPORT)


@pytest.fixture
def decided(draft: LawPage, officers: Officers) -> list[RegisterEntry]:
    """A request that was checked, then returned by the approver."""
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    return_for_correction(step(draft), officers.approver, "แนบไฟล์ไม่ครบ")
    return list(RegisterEntry.objects.all())


def test_a_row_tells_everything_in_thai(
    decided: list[RegisterEntry], client_of: ClientOf, checker: Any
) -> None:
    client = client_of(checker)
    _requested, checked, returned = decided

    text = told(client, reverse("ita_register_entry", args=[checked.pk]))
    for fact in (
        checked.label,
        checked.time_display,
        checked.actor_name,
        checked.actor_position,
        checked.agency,
        "ตรวจสอบแล้ว",
        str(Risk.DEFAMATION.label),
        checked.sha256,
        checked.previous_sha256,
        checked.seal_sha256,
        "ฉบับร่าง",
        "เนื้อความของแถวนี้ตรงกับค่าแฮช",
    ):
        assert fact in text, fact

    text = told(client, reverse("ita_register_entry", args=[returned.pk]))
    assert "ไม่ถูกต้อง" in text and "แนบไฟล์ไม่ครบ" in text
    for word in (returned.page_url, returned.page_title, returned.actor_position):
        text = text.replace(word, "")  # factories number them
    shown = text.split("รายละเอียดของแถวตามที่คำนวณค่าแฮช")[0]
    assert not ENGLISH_OR_CE.search(shown), ENGLISH_OR_CE.search(shown)


def test_a_row_leads_to_its_neighbours(
    decided: list[RegisterEntry], client_of: ClientOf, checker: Any
) -> None:
    first, second, third = decided
    html = client_of(checker).get(reverse("ita_register_entry", args=[second.pk])).content.decode()
    for entry in (first, third):
        assert reverse("ita_register_entry", args=[entry.pk]) in html


def test_a_row_outlives_its_page(write: Write, client_of: ClientOf, checker: Any) -> None:
    entry = write()
    Page.objects.get(pk=entry.page_id).delete()
    text = told(client_of(checker), reverse("ita_register_entry", args=[entry.pk]))
    assert "ถูกลบแล้ว" in text
    assert entry.page_title in text


def test_a_row_that_was_changed_says_so(write: Write, client_of: ClientOf, checker: Any) -> None:
    entry = write(reason="เดิม")
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ita_registerentry SET reason = 'แก้'")
    triggers.install()
    text = told(client_of(checker), reverse("ita_register_entry", args=[entry.pk]))
    assert "เนื้อความของแถวนี้ไม่ตรงกับค่าแฮช" in text


def test_days_and_codes_among_the_details_are_told_in_words(
    write: Write, client_of: ClientOf, checker: Any
) -> None:
    details = {
        "end_date": "2026-11-30",
        "go_live_at": "2026-11-22T03:00:00+00:00",
        "channel": "phone",
    }
    entry = write(Act.SCHEDULED, details=details)
    text = told(client_of(checker), reverse("ita_register_entry", args=[entry.pk]))
    assert "30 พ.ย. 2569" in text
    assert "22 พ.ย. 2569 เวลา 10.00 น." in text
    assert str(Channel.PHONE.label) in text


def test_an_act_of_a_later_release_is_shown(
    write: Write, client_of: ClientOf, checker: Any
) -> None:
    """By its value, where not even its label is known; the other columns as ever."""
    entry = write("of_a_later_release", reason="การดำเนินการแบบใหม่")
    client = client_of(checker)
    for url in (REPORT, reverse("ita_register_entry", args=[entry.pk])):
        assert "การดำเนินการแบบใหม่" in told(client, url)


def test_the_menu_leads_readers_to_the_report(client_of: ClientOf, checker: Any) -> None:
    assert REPORT in client_of(checker).get(reverse("wagtailadmin_home")).content.decode()
