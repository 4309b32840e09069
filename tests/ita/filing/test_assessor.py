"""What an assessor with a private link sees of what was filed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import LawPage
from home.thai.calendar import local_date
from ita.assessment.assessor.operations import make_link, revoke
from ita.assessment.assessor.selectors import frozen_copies
from ita.assessment.models import Item
from ita.filing.enums import CaptureKind
from ita.filing.erasure import erase_frozen
from ita.filing.models import Capture, Filing
from ita.workflow.removal.operations import take_down
from tests.factories import FrameworkFactory, ItemFactory
from tests.ita.conftest import Officers
from tests.ita.filing.conftest import FILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(filing: Filing, site: Site, ita_officer: Any) -> tuple[Any, str]:
    day = local_date(timezone.now()) + timedelta(days=7)
    return make_link(filing.framework, site, ita_officer, purpose="ผู้ประเมิน", last_day=day)


@pytest.fixture
def shown(given: tuple[Any, str], item: Item) -> list[Any]:
    return frozen_copies(*given, [item])[item.pk]


def test_page_and_file_open_as_they_were_filed(
    shown: list[Any], page: LawPage, given: tuple[Any, str], client: Client
) -> None:
    html = client.get(f"/ita/assessor/{given[1]}/o12/").content.decode()
    for copy in shown:
        assert copy.address in html
    Page.objects.filter(pk=page.pk).update(title="ชื่อใหม่")
    first, file = (client.get(copy.address) for copy in shown)
    words = first.content.decode()
    assert "แผนงบประมาณ 2569" in words and "ชื่อใหม่" not in words
    assert "<script" not in words and "sandbox" in first["Content-Security-Policy"]
    assert b"".join(file.streaming_content) == FILE  # type: ignore[attr-defined]


def test_the_papers_of_the_office_are_not_given(
    shown: list[Any], given: tuple[Any, str], filing: Filing, client: Client
) -> None:
    paper = filing.captures.filter(kind=CaptureKind.PAPER).exclude(sha256="").first()
    assert paper and not any(str(paper.pk) in copy.address for copy in shown)
    assert client.get(f"/ita/assessor/{given[1]}/frozen/{paper.pk}/").status_code == 404


def test_what_was_taken_down_since_is_told_and_not_shown(
    shown: list[Any], page: LawPage, given: tuple[Any, str], item: Item, officers: Officers
) -> None:
    take_down(page, officers.approver, "มีข้อมูลส่วนบุคคล")
    response = Client().get(shown[0].address)
    assert response.status_code == 410
    assert "ถูกนำออกจากเว็บไซต์" in response.content.decode()
    assert frozen_copies(*given, [item])[item.pk] == []


def test_what_was_erased_is_told(
    shown: list[Any], filing: Filing, site: Site, officers: Officers, client: Client
) -> None:
    hashes = [row.sha256 for row in filing.captures.filter(kind=CaptureKind.PAGE)]
    erase_frozen(site, hashes, officers.approver, "มีเลขบัตรประชาชน")
    response = client.get(shown[0].address)
    assert response.status_code == 410 and "ไม่มีสำเนา" in response.content.decode()


def test_a_revoked_or_unknown_link_opens_no_copy(
    shown: list[Any], given: tuple[Any, str], ita_officer: Any, client: Client
) -> None:
    number = shown[0].address.rstrip("/").rpartition("/")[2]
    assert client.get(f"/ita/assessor/other/frozen/{number}/").status_code == 404
    assert client.post(shown[0].address).status_code == 405
    revoke(given[0], ita_officer)
    assert client.get(shown[0].address).status_code == 410


def test_copies_of_another_list_are_not_opened_by_it(
    filing: Filing, site: Site, ita_officer: Any, client: Client
) -> None:
    day = local_date(timezone.now()) + timedelta(days=7)
    other = FrameworkFactory(scheme="LPA")
    _link, token = make_link(other, site, ita_officer, purpose="ผู้ประเมิน", last_day=day)
    capture = Capture.objects.filter(filing=filing, kind=CaptureKind.PAGE).first()
    assert capture
    assert client.get(f"/ita/assessor/{token}/frozen/{capture.pk}/").status_code == 404


def test_queries_do_not_grow_with_the_items(
    page: LawPage,
    given: tuple[Any, str],
    item: Item,
    officers: Officers,
    django_assert_max_num_queries: Any,
) -> None:
    others = [ItemFactory(framework=item.framework, code=f"O{n}") for n in (20, 21)]
    with django_assert_max_num_queries(4):
        assert list(frozen_copies(*given, [item, *others])) == [item.pk]
