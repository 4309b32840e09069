"""Frameworks in the admin: edited as one, loaded from a file, never at the cost of evidence."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Site

from ita.assessment.frameworks.loading import load, read_framework
from ita.assessment.models import Element, Framework, Item
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import EvidenceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client_of: Callable[[Any], Client], ita_officer: Any) -> Client:
    return client_of(ita_officer)


@pytest.fixture
def framework(content: dict[str, Any], site: Site) -> Framework:
    """The agency's own OIT 2569 with the items O1 (two elements) and O2."""
    load(read_framework(json.dumps(content).encode(), "x.json"), site)
    return Framework.objects.get()


def fields_of(form: Any) -> dict[str, Any]:
    """What a browser sends back of ``form`` with its lists, unchanged."""
    data = {form.add_prefix(name): form[name].value() for name in form.fields}
    for formset in form.formsets.values():
        management = formset.management_form
        data |= {
            management.add_prefix(name): management[name].value() for name in management.fields
        }
        for row in formset.forms:
            data |= {row.add_prefix(name): row[name].value() for name in row.fields}
    return {name: value for name, value in data.items() if value is not None and value is not False}


def edit(officer: Client, url: str, **changes: Any) -> Any:
    data = fields_of(officer.get(url).context["form"]) | changes
    return officer.post(url, data)


class TestEditing:
    @pytest.fixture
    def url(self, framework: Framework) -> str:
        return reverse("ita_frameworks:edit", args=[framework.pk])

    def test_all_parts_are_one_form_and_elements_stay(self, officer: Client, url: str) -> None:
        response = edit(officer, url, issuer="ใหม่", **{"items-0-title": "แก้ชื่อ"})
        assert response.status_code == 302
        assert Framework.objects.get().issuer == "ใหม่"
        assert Item.objects.get(code="O1").title == "แก้ชื่อ"
        assert Element.objects.count() == 2

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("items-0-indicator_code", "77"),
            ("items-0-sub_indicator_code", "7.7"),
            ("sub_indicators-0-indicator_code", "77"),
            ("items-0-code", "O2"),
            ("items-0-code", "o2"),
            ("items-0-code", "ข้อ/1"),  # Thai codes have addresses, signs have none
            ("items-0-title", ""),
        ],
    )
    def test_codes_are_checked(self, officer: Client, url: str, field: str, value: str) -> None:
        before = list(Item.objects.values())
        assert edit(officer, url, **{field: value}).status_code == 200
        assert list(Item.objects.values()) == before

    def test_an_item_with_evidence_keeps_place_and_code(self, officer: Client, url: str) -> None:
        EvidenceFactory(item=Item.objects.get(code="O1"))
        assert edit(officer, url, **{"items-0-DELETE": "on"}).status_code == 200
        blank = {"items-0-DELETE": "on", "items-0-title": ""}
        assert edit(officer, url, **blank).status_code == 200
        assert edit(officer, url, **{"items-0-code": "O7"}).status_code == 200
        edit(officer, url, fiscal_year="2025", scheme="MOIT")
        assert (Framework.objects.get().fiscal_year, Framework.objects.get().scheme) == (
            2026,
            "OIT",
        )
        assert Item.objects.filter(code="O1").exists()

    def test_an_item_without_evidence_can_go(self, officer: Client, url: str) -> None:
        assert edit(officer, url, **{"items-1-DELETE": "on"}).status_code == 302
        assert [item.code for item in Item.objects.all()] == ["O1"]

    def test_a_year_out_of_the_usual_choice_stays(self, officer: Client, url: str) -> None:
        Framework.objects.update(fiscal_year=1990)
        assert edit(officer, url, issuer="ใหม่").status_code == 302
        assert Framework.objects.get().fiscal_year == 1990


class TestEditingAnItem:
    @pytest.fixture
    def url(self, framework: Framework) -> str:
        return reverse("ita_item_edit", args=[Item.objects.get(code="O1").pk])

    def test_its_wording_and_elements(self, officer: Client, url: str) -> None:
        response = edit(officer, url, title="ใหม่", **{"elements-1-DELETE": "on"})
        assert response.status_code == 302
        item = Item.objects.get(code="O1")
        assert (item.title, item.indicator_code, item.elements.count()) == ("ใหม่", "9", 1)

    def test_an_element_that_evidence_covers_stays(self, officer: Client, url: str) -> None:
        item = Item.objects.get(code="O1")
        EvidenceFactory(item=item, elements=[item.elements.first()])
        assert edit(officer, url, **{"elements-0-DELETE": "on"}).status_code == 200
        assert item.elements.count() == 2


class TestDeleting:
    def test_a_framework_with_evidence_stays(self, officer: Client, framework: Framework) -> None:
        EvidenceFactory(item=Item.objects.get(code="O1"))
        response = officer.post(reverse("ita_frameworks:delete", args=[framework.pk]))
        assert response.status_code == 302
        assert any("O1" in str(message) for message in get_messages(response.wsgi_request))
        assert Framework.objects.exists()

    def test_one_without_can_go(self, officer: Client, framework: Framework) -> None:
        url = reverse("ita_frameworks:delete", args=[framework.pk])
        assert officer.get(url).status_code == 200
        officer.post(url)
        officer.post(url, {"reason": "  "})
        assert Framework.objects.exists()
        officer.post(url, {"reason": "โหลดผิดไฟล์"})
        assert not Framework.objects.exists()
        row = RegisterEntry.objects.get(act=Act.FRAMEWORK_DELETED)
        assert (row.reason, row.subject_label) == ("โหลดผิดไฟล์", "OIT 2569")


class TestLoading:
    def upload(self, officer: Client, content: Any, name: str = "oit.json") -> Any:
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        return officer.post(
            reverse("ita_framework_import"), {"file": SimpleUploadedFile(name, raw)}
        )

    def test_look_first_then_load(self, officer: Client, content: dict[str, Any]) -> None:
        response = self.upload(officer, content)
        assert not Framework.objects.exists()
        payload = response.context["payload"]
        officer.post(reverse("ita_framework_load"), {"payload": payload})
        assert Framework.objects.get().items.count() == 2

    def test_faults_are_listed(self, officer: Client, content: dict[str, Any]) -> None:
        content["items"][0]["title"] = content["items"][1]["title"] = ""
        response = self.upload(officer, content)
        assert response.status_code == 422
        (fault,) = response.context["faults"]  # one sentence for both places
        assert fault.count("บรรทัด") == 2

    @pytest.mark.parametrize("name", ["x.exe", "x.xlsx", "x.json"])
    def test_another_file_is_refused(self, officer: Client, name: str) -> None:
        assert self.upload(officer, b"MZ\x90\x00", name).status_code == 422
        assert officer.post(reverse("ita_framework_import"), {}).status_code == 422

    def test_what_would_lose_evidence_cannot_be_loaded(
        self, officer: Client, content: dict[str, Any], framework: Framework
    ) -> None:
        content["items"].pop(0)
        payload = self.upload(officer, content).context["payload"]
        EvidenceFactory(item=Item.objects.get(code="O1"))  # between looking and loading
        response = officer.post(reverse("ita_framework_load"), {"payload": payload})
        assert response.status_code == 422
        assert Item.objects.filter(code="O1").exists()
        response = self.upload(officer, content)
        assert response.context["planned"].refusals
        assert 'name="move:item:O1"' in response.content.decode()

    def test_the_preview_of_another_officer_or_a_forged_one_loads_nothing(
        self,
        officer: Client,
        client_of: Callable[[Any], Client],
        content: dict[str, Any],
    ) -> None:
        payload = self.upload(officer, content).context["payload"]
        other = client_of(UserFactory(ita_officer=True))
        for client, text in ((other, payload), (officer, payload[:-2]), (officer, "")):
            response = client.post(reverse("ita_framework_load"), {"payload": text})
            assert response.url == reverse("ita_framework_import")
        assert not Framework.objects.exists()

    def test_a_workbook_comes_out_and_goes_in(
        self, officer: Client, framework: Framework, site: Site
    ) -> None:
        response = officer.get(reverse("ita_framework_workbook", args=[framework.pk]))
        raw = b"".join(response.streaming_content)
        assert response["Content-Disposition"] == 'attachment; filename="OIT-2569.xlsx"'
        book = load_workbook(io.BytesIO(raw))
        book["กรอบ"]["B3"] = 2570
        changed = io.BytesIO()
        book.save(changed)
        payload = self.upload(officer, changed.getvalue(), "oit.xlsx").context["payload"]
        officer.post(reverse("ita_framework_load"), {"payload": payload})
        assert Framework.objects.get_named("OIT", 2570, site).items.count() == 2
