"""The screens: choose an edition, bring a workbook back, take over; for whom, and for whom not."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Site

from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework
from ita.workbook.export import write_workbook
from tests.factories import FrameworkFactory, ItemFactory, LawPageFactory, UserFactory
from tests.ita.workbook.reading import headings

ClientOf = Callable[[Any], Client]
SCREENS = ("ita_export_choice", "ita_export_returned", "ita_export_take_over")


@pytest.fixture
def addresses(framework: Framework) -> dict[str, str]:
    return {name: reverse(name, args=[framework.pk]) for name in SCREENS}


@pytest.fixture
def file(framework: Framework, site: Site, tmp_path: Path) -> SimpleUploadedFile:
    """The workbook for inside, in which the note of the first evidence was changed."""
    path = tmp_path / "out.xlsx"
    write_workbook(framework, site, path, inside=True)
    book = load_workbook(path)
    sheet = book["หลักฐาน"]
    sheet.cell(2, headings(sheet).index("คำอธิบาย") + 1).value = "<b>จากไฟล์</b>"
    content = BytesIO()
    book.save(content)
    return SimpleUploadedFile("returned.xlsx", content.getvalue())


def test_the_officer_brings_work_back(
    addresses: dict[str, str], file: SimpleUploadedFile, ita_officer: Any, client_of: ClientOf
) -> None:
    client = client_of(ita_officer)
    choice = client.get(addresses["ita_export_choice"]).content.decode()
    assert "จัดทำฉบับใช้ภายใน" in choice and addresses["ita_export_returned"] in choice
    shown = client.post(addresses["ita_export_returned"], {"file": file})
    page = shown.content.decode()
    assert "&lt;b&gt;จากไฟล์&lt;/b&gt;" in page
    assert not Evidence.objects.filter(note="<b>จากไฟล์</b>").exists()
    chosen = [each.key for each in shown.context["ready"]]
    answer = client.post(
        addresses["ita_export_take_over"],
        {"payload": shown.context["payload"], "chosen": chosen},
        follow=True,
    )
    assert "นำเข้าระบบแล้ว 1 รายการ" in answer.content.decode()
    assert Evidence.objects.filter(note="<b>จากไฟล์</b>").count() == 1


def test_what_is_not_ticked_stays_and_a_forged_payload_is_refused(
    addresses: dict[str, str], file: SimpleUploadedFile, ita_officer: Any, client_of: ClientOf
) -> None:
    client = client_of(ita_officer)
    payload = client.post(addresses["ita_export_returned"], {"file": file}).context["payload"]
    client.post(addresses["ita_export_take_over"], {"payload": payload})
    others = client_of(UserFactory(ita_officer=True))
    for who, words in ((client, payload + "x"), (others, payload), (client, "")):
        data = {"payload": words, "chosen": ["E1-"]}
        page = who.post(addresses["ita_export_take_over"], data, follow=True).content.decode()
        assert "โปรดเลือกไฟล์อีกครั้ง" in page
    assert not Evidence.objects.filter(note="<b>จากไฟล์</b>").exists()


def test_what_is_no_workbook_is_told_on_the_same_screen(
    addresses: dict[str, str], ita_officer: Any, client_of: ClientOf
) -> None:
    client, address = client_of(ita_officer), addresses["ita_export_returned"]
    broken = SimpleUploadedFile("a.xlsx", b"PK broken")
    for data in ({}, {"file": broken}):
        answer = client.post(address, data)
        assert answer["Location"] == addresses["ita_export_choice"]


def test_nobody_else_opens_these_screens(
    addresses: dict[str, str], client: Client, client_of: ClientOf
) -> None:
    for name, address in addresses.items():
        method = "get" if name == "ita_export_choice" else "post"
        answer = getattr(client, method)(address)
        assert reverse("wagtailadmin_login") in answer["Location"]
        for duty in ("requester", "checker", "approver", "webmaster"):
            answer = getattr(client_of(UserFactory(**{duty: True})), method)(address)
            assert answer["Location"] == reverse("wagtailadmin_home")


def test_a_list_of_another_agency_is_not_there(ita_officer: Any, client_of: ClientOf) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=LawPageFactory(live=True))
    foreign = ItemFactory(framework=FrameworkFactory(scheme="LPA", site=other)).framework
    client = client_of(ita_officer)
    assert client.get(reverse("ita_export_choice", args=[foreign.pk])).status_code == 404
    for name in SCREENS[1:]:
        assert client.post(reverse(name, args=[foreign.pk])).status_code == 404


def test_a_forged_post_is_refused(addresses: dict[str, str], ita_officer: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ita_officer)
    for name in SCREENS[1:]:
        assert client.post(addresses[name]).status_code == 403
