"""The officer compares the wording with the handbook and confirms it, in the browser."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from ita.assessment.confirmation import exchange
from ita.assessment.confirmation.models import Handbook, WordingConfirmation
from ita.assessment.enums import Wording
from ita.assessment.models import Element, Framework, Item
from tests.assessing import confirm_wording
from tests.factories import (
    DutyFactory,
    ElementFactory,
    FrameworkFactory,
    ItemFactory,
    UserFactory,
    pdf_bytes,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client_of: Callable[[Any], Client], ita_officer: Any) -> Client:
    return client_of(ita_officer)


@pytest.fixture
def item(site: Site) -> Item:
    item: Item = ItemFactory(title="โครงสร้าง", wording=Wording.AGENCIES)
    ElementFactory(item=item, number="1", text="แผนผัง", wording=Wording.CARRIED_OVER)
    return item


def screen(item: Item) -> str:
    return reverse("ita_wording", args=[item.framework_id])


def test_every_text_with_where_it_was_read(officer: Client, item: Item) -> None:
    text = officer.get(screen(item)).content.decode()
    assert "โครงสร้าง" in text and "แผนผัง" in text
    assert "พบในหน้าเว็บของหลายหน่วยงาน" in text and "ยกมาจากปีอื่น" in text
    assert "ยืนยันแล้ว 0 จาก 2 ข้อความ" in text


def test_last_years_wording_stands_beside_it(officer: Client, item: Item) -> None:
    before = ItemFactory(framework=FrameworkFactory(fiscal_year=2025), code="O7", title="ปีก่อนหน้า")
    ElementFactory(item=before, text="องค์ประกอบปีก่อน")
    ItemFactory(framework=before.framework, title="ไม่เกี่ยวข้อง")
    Item.objects.filter(pk=item.pk).update(predecessors=["O7"])
    text = officer.get(screen(item)).content.decode()
    assert "ปีก่อนหน้า" in text and "องค์ประกอบปีก่อน" in text
    assert "ไม่เกี่ยวข้อง" not in text


def test_the_whole_list_is_confirmed_by_one_button(
    officer: Client, item: Item, ita_officer: Any
) -> None:
    seen = officer.get(screen(item)).context["seen"]
    text = officer.post(screen(item), {"seen": seen}, follow=True).content.decode()
    assert "ยืนยันแล้ว 2 จาก 2 ข้อความ" in text
    assert ita_officer.posts.get().full_name in text


def test_without_having_seen_it_nothing_is_confirmed(officer: Client, item: Item) -> None:
    officer.post(screen(item))
    officer.post(reverse("ita_item_confirm", args=[item.pk]), {"action": "all"})
    assert not WordingConfirmation.objects.exists()


def test_ticked_texts_and_taking_them_back(officer: Client, item: Item) -> None:
    (group,) = officer.get(screen(item)).context["groups"]
    url = reverse("ita_item_confirm", args=[item.pk])
    title, element = (row.key for row in group.rows)
    officer.post(url, {"action": "ticked", "text": [element], "seen": group.seen})
    assert WordingConfirmation.objects.get().element
    officer.post(url, {"action": "withdraw", "text": [title, element], "reason": ""})
    assert WordingConfirmation.objects.exists()
    officer.post(url, {"action": "withdraw", "text": [title, element], "reason": "คนละฉบับ"})
    assert not WordingConfirmation.objects.exists()


def test_the_items_own_button(officer: Client, item: Item) -> None:
    url = reverse("ita_item", args=[item.pk])
    page = officer.get(url)
    assert reverse("ita_item_confirm", args=[item.pk]) in page.content.decode()
    data = {"action": "all", "seen": page.context["seen"], "from": "item"}
    response = officer.post(reverse("ita_item_confirm", args=[item.pk]), data)
    assert response.url == url
    assert WordingConfirmation.objects.count() == 2
    text = officer.get(url).content.decode()
    assert reverse("ita_item_confirm", args=[item.pk]) not in text and "ยืนยันโดย" in text


def test_the_handbook(officer: Client, item: Item) -> None:
    url = reverse("ita_handbook", args=[item.framework_id])
    assert officer.post(url).status_code == 302
    assert not Handbook.objects.exists()
    upload = SimpleUploadedFile("คู่มือ.pdf", pdf_bytes("handbook"))
    text = officer.post(url, {"file": upload}, follow=True).content.decode()
    document = Handbook.objects.get().document
    assert document.url in text
    assert officer.get(document.url).status_code == 200
    assert Client().get(document.url).status_code == 404


def test_another_agencys_own_list_is_not_there(
    officer: Client, item: Item, other_agency: Site
) -> None:
    Framework.objects.update(site=other_agency)
    numbers = [item.framework_id]
    for name in ("ita_wording", "ita_wording_file", "ita_wording_take_over"):
        assert officer.get(reverse(name, args=numbers)).status_code == 404
    for name in ("ita_wording", "ita_handbook", "ita_wording_take_over"):
        assert officer.post(reverse(name, args=numbers)).status_code == 404
    assert officer.post(reverse("ita_item_confirm", args=[item.pk])).status_code == 404


def test_another_agency_sees_nothing_of_who_confirmed_here(
    officer: Client, item: Item, site: Site, other_agency: Site, client_of: Any, ita_officer: Any
) -> None:
    confirm_wording(item, site, ita_officer)
    stranger = UserFactory()
    DutyFactory(user=stranger, site=other_agency, duty="ita_officers")
    text = client_of(stranger).get(screen(item)).content.decode()
    assert "ยืนยันแล้ว 0 จาก 2 ข้อความ" in text
    assert ita_officer.posts.get().full_name not in text


def test_without_a_post_there_is_no_button(item: Item, site: Site, client_of: Any) -> None:
    admin = UserFactory(is_superuser=True)
    response = client_of(admin).get(screen(item))
    assert response.context["why_not"]
    assert 'name="seen" value="' not in response.content.decode().split("ita-wording")[0]


class TestTakingOver:
    @pytest.fixture
    def file(self, item: Item, other_agency: Site) -> bytes:
        user = UserFactory()
        DutyFactory(user=user, site=other_agency, duty="ita_officers")
        confirm_wording(item, other_agency, user)
        found = exchange.to_dict(item.framework, other_agency)
        WordingConfirmation.objects.all().delete()
        return json.dumps(found).encode()

    def send(self, officer: Client, item: Item, content: bytes) -> Any:
        url = reverse("ita_wording_take_over", args=[item.framework_id])
        return officer.post(url, {"file": SimpleUploadedFile("confirmed.json", content)})

    def test_looked_at_first_and_then_taken_over(
        self, officer: Client, item: Item, file: bytes
    ) -> None:
        Element.objects.update(text="แผนผังโครงสร้าง")
        response = self.send(officer, item, file)
        text = response.content.decode()
        assert "แผนผังโครงสร้าง" in text and "สำนักงานสาธารณสุขอำเภอทดสอบ" in text
        assert not WordingConfirmation.objects.exists()
        url = reverse("ita_wording_take_over", args=[item.framework_id])
        officer.post(url, {"payload": response.context["payload"]})
        row = WordingConfirmation.objects.get()
        assert (row.text, row.element) == ("โครงสร้าง", None)
        assert "สำนักงานสาธารณสุขอำเภอทดสอบ" in row.confirmer

    def test_another_file(self, officer: Client, item: Item) -> None:
        response = self.send(officer, item, b"{}")
        assert response.status_code == 422
        assert "ไม่ใช่ไฟล์รายการที่ยืนยันแล้ว" in response.content.decode()

    def test_a_payload_of_ones_own_making(
        self, officer: Client, item: Item, file: bytes, client_of: Any
    ) -> None:
        payload = self.send(officer, item, file).context["payload"]
        url = reverse("ita_wording_take_over", args=[item.framework_id])
        officer.post(url, {"payload": payload[:-3] + "abc"})
        client_of(UserFactory(ita_officer=True)).post(url, {"payload": payload})
        other = ItemFactory(framework=FrameworkFactory(fiscal_year=2024))
        elsewhere = reverse("ita_wording_take_over", args=[other.framework_id])
        officer.post(elsewhere, {"payload": payload})
        assert not WordingConfirmation.objects.exists()

    def test_what_was_confirmed_is_a_file(self, officer: Client, item: Item, site: Site) -> None:
        url = reverse("ita_wording_file", args=[item.framework_id])
        assert officer.get(url).status_code == 302  # nothing yet
        confirm_wording(item, site)
        response = officer.get(url)
        assert "attachment" in response["Content-Disposition"]
        texts = [row["text"] for row in json.loads(response.content)["confirmed"]]
        assert texts == ["โครงสร้าง", "แผนผัง"]


def test_queries_do_not_grow(officer: Client, site: Site, item: Item) -> None:
    officer.get(screen(item))
    counts = []
    for more in (3, 12):
        for each in ItemFactory.create_batch(more, predecessors=["O7"]):
            ElementFactory.create_batch(2, item=each)
            confirm_wording(each, site)
        with CaptureQueriesContext(connection) as queries:
            officer.get(screen(item))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_list_of_frameworks_counts_what_this_agency_confirmed(
    officer: Client, item: Item, site: Site, other_agency: Site
) -> None:
    def counted() -> Any:
        rows = officer.get(reverse("ita_frameworks:index")).context["object_list"]
        return next(row.unconfirmed_count for row in rows if row.pk == item.framework_id)

    stranger = UserFactory()
    DutyFactory(user=stranger, site=other_agency, duty="ita_officers")
    confirm_wording(item, other_agency, stranger)
    assert counted() == 1
    confirm_wording(item, site)
    assert counted() == 0
    Item.objects.update(title="ถ้อยคำใหม่")
    assert counted() == 1
