"""The report of the workload and its export."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from wagtail.models import Page, Site

from home.models import ContentPage, LawPage
from tests.factories import LawPageFactory, UserFactory
from tests.ita.conftest import Officers, publish

REPORT = "/admin/ita/workload/"


@pytest.fixture
def client(officers: Officers, client_of: Callable[[Any], Client]) -> Client:
    return client_of(officers.checker)


def test_what_the_filters_leave(live: LawPage, officers: Officers, client: Client) -> None:
    draft = LawPageFactory(owner=officers.requester2, title="เรื่องที่เกินกำหนด")
    late = publish(draft, replace(officers, requester=officers.requester2))
    ContentPage.objects.filter(pk=late.pk).update(next_review_date=date(2025, 1, 1))
    html = client.get(REPORT).content.decode()
    assert live.title in html and late.title in html
    assert "ยืนยันสัปดาห์ละ 1 รายการ ต่อเนื่อง 13 สัปดาห์" in html
    for query in (
        "state=overdue",
        f"officer={officers.requester2.pk}",
        f"unit={late.owner_unit_id}",
    ):
        html = client.get(f"{REPORT}?{query}").content.decode()
        assert late.title in html and live.title not in html, query
    for query in ("state=x", "officer=x", "unit=99999", "kind=x"):
        assert client.get(f"{REPORT}?{query}").status_code == 200


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_export_has_no_formula(live: LawPage, client: Client, kind: str) -> None:
    Page.objects.filter(pk=live.pk).update(title="=1+1")
    answer: Any = client.get(f"{REPORT}?export={kind}")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if kind == "csv":
        assert "'=1+1" in content.decode()
        return
    [_heads, row] = load_workbook(BytesIO(content)).active.iter_rows()
    assert row[0].value == "=1+1" and row[0].data_type == "s"
    assert row[6].value == "ยังไม่เคย"


def test_who_does_not_see_it(
    live: LawPage, other_agency: Site, client_of: Callable[[Any], Client]
) -> None:
    stranger = client_of(UserFactory(webmaster=True, site=other_agency))
    assert live.title not in stranger.get(REPORT).content.decode()
    for refused in (Client(), client_of(UserFactory(case_officer=True))):
        assert refused.get(REPORT).status_code in (302, 403)
        assert refused.get(f"{REPORT}?export=csv").status_code in (302, 403)


def test_a_fixed_number_of_queries(live: LawPage, officers: Officers, client: Client) -> None:
    client.get(REPORT)
    with CaptureQueriesContext(connection) as few:
        client.get(REPORT)
    for _n in range(3):
        publish(LawPageFactory(owner=officers.requester), officers)
    with CaptureQueriesContext(connection) as many:
        client.get(REPORT)
    assert len(many) == len(few)
