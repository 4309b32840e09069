"""Frozen copies as officers read them: they do nothing, and what was taken down is for few."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import LawPage
from ita.assessment.models import Item
from ita.filing import store
from ita.filing.models import Capture, Filing
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.removal.operations import take_down
from tests.ita.conftest import ROLES, Officers, browser_of
from tests.ita.filing.conftest import FILE

ClientOf = Callable[[Any], Client]
SEE = ("requester", "checker", "approver", "webmaster", "ita_officer", "two duties", "superuser")
SEE_CLOSED = ("approver", "webmaster", "two duties")


def address(capture: Capture) -> str:
    return reverse("ita_frozen", args=[capture.pk])


@pytest.fixture
def served(filing: Filing, page: LawPage) -> Capture:
    return filing.captures.get(url=page.full_url)


@pytest.fixture
def file(filing: Filing) -> Capture:
    return filing.captures.get(kind="file")


def test_a_frozen_page_is_a_copy_that_does_nothing(
    served: Capture, file: Capture, officers: Officers, client_of: ClientOf
) -> None:
    answer = client_of(officers.checker).get(address(served))
    html = answer.content.decode()
    assert "แผนงบประมาณ 2569" in html and "<script" not in html
    assert address(file) in html
    css = served.filing.captures.get(url__endswith="site.css")
    assert address(css) in html
    policy = answer["Content-Security-Policy"]
    assert policy.startswith("sandbox ") and "allow-scripts" not in policy
    assert "default-src 'none'" in policy
    assert "no-store" in answer["Cache-Control"]
    styled = client_of(officers.checker).get(address(css))
    assert styled["Content-Type"].startswith("text/css") and b"/static/" not in styled.content


def test_a_frozen_file_is_the_file_that_was_served(
    file: Capture, officers: Officers, client_of: ClientOf
) -> None:
    answer = client_of(officers.checker).get(address(file))
    assert b"".join(answer.streaming_content) == FILE
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_who_reads_what_is_open_and_what_was_taken_down(
    served: Capture, file: Capture, filing: Filing, page: LawPage, officers: Officers
) -> None:
    browsers = {role: browser_of(role) for role in ROLES}
    css = filing.captures.get(url__endswith="site.css")
    item = reverse("ita_frozen_item", args=[filing.items.get().pk])

    def who_reads(url: str) -> set[str]:
        return {role for role, each in browsers.items() if each.get(url).status_code == 200}

    for url in (address(served), address(file), address(css), item):
        assert who_reads(url) == set(SEE)
    take_down(Page.objects.get(pk=page.pk).specific, officers.approver, "ข้อมูลส่วนบุคคล")
    for url in (address(served), address(file)):
        assert who_reads(url) == set(SEE_CLOSED)
    assert who_reads(address(css)) == set(SEE)  # other pages show it
    for role in SEE:
        shown = browsers[role].get(item).content.decode()
        assert (address(served) in shown) == (role in SEE_CLOSED), role


def test_filed_and_live_stand_side_by_side(
    filing: Filing, served: Capture, page: LawPage, item: Item, officers: Officers, client_of: Any
) -> None:
    shown = client_of(officers.approver).get(
        reverse("ita_frozen_item", args=[filing.items.get().pk])
    )
    html = shown.content.decode()
    assert f'src="{address(served)}"' in html and f'src="{page.full_url}"' in html
    assert "ดูหน้า 3" in html and "แผน: ปี 2569.pdf" in html


def test_an_approver_erases_on_the_screen_and_the_copy_says_by_which_row(
    file: Capture, filing: Filing, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.approver)
    url = reverse("ita_frozen_erase", args=[file.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"reason": ""}).status_code == 409
    assert client.post(url, {"reason": "เลขบัตรประชาชน"}).status_code == 302
    row = RegisterEntry.objects.get(act=Act.FROZEN_ERASED)
    gone = client.get(address(file))
    assert gone.status_code == 410 and row.label in gone.content.decode()
    assert file.sha256 in gone.content.decode()


def test_nobody_else_erases_nor_a_forged_post(file: Capture, officers: Officers) -> None:
    url = reverse("ita_frozen_erase", args=[file.pk])
    for role in set(ROLES) - {"approver"}:
        answer = browser_of(role).post(url, {"reason": "x"})
        assert answer.status_code in (302, 403, 409), role
    client = Client(enforce_csrf_checks=True)
    client.force_login(officers.approver)
    assert client.post(url, {"reason": "x"}).status_code == 403
    assert store.path_of(file.filing.site_id, file.sha256).exists()
