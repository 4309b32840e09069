"""A month's or an item's papers as one file."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.models import LawPage
from home.thai.calendar import BANGKOK, local_date, to_be
from ita.papers.bundle import months_of, requests_of_month, write_bundle
from ita.papers.content import request_record
from ita.papers.models import SignedScan
from ita.papers.operations import attach_scan
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import EvidenceFactory, LawPageFactory, pdf_bytes
from tests.ita.conftest import Officers, correct, fresh, latest_request_of, publish, step
from tests.officers import pass_step, refuse, return_for_correction

ClientOf = Callable[[Any], Client]


def names_in(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        assert bundle.testzip() is None
        return bundle.namelist()


@pytest.fixture
def published(draft: LawPage, officers: Officers) -> LawPage:
    page = publish(draft, officers)
    record = request_record(latest_request_of(page))
    assert record
    attach_scan(record, SimpleUploadedFile("ลงนาม.pdf", pdf_bytes("signed")), officers.checker)
    return page


@pytest.fixture
def this_month() -> list[int]:
    today = local_date(timezone.now())
    return [to_be(today.year), today.month]


def test_a_month_has_a_folder_for_each_request_with_thai_names(
    published: LawPage, officers: Officers, client_of: ClientOf, this_month: list[int]
) -> None:
    refused = LawPageFactory(owner=officers.requester)
    operations.request_publication(refused, officers.requester)
    pass_step(step(refused), officers.checker)
    refuse(step(refused), officers.approver, "นอกภารกิจ")

    client = client_of(officers.webmaster)
    response = client.get(reverse("ita_papers_month", args=this_month))

    names = names_in(b"".join(response.streaming_content))  # type: ignore[attr-defined]
    folders = {name.split("/")[0] for name in names}
    assert len(folders) == 2 and all(folder.startswith("เลขที่ ") for folder in folders)
    assert len(names) == len(set(names)) == 3 + 3  # with the scan; with the slip
    assert any("เอกสารลงนาม 1 ลงนาม.pdf" in name for name in names)
    assert any("ใบแจ้งผลการพิจารณา" in name for name in names)
    months = client.get(reverse("ita_papers")).content.decode()
    assert reverse("ita_papers_month", args=this_month) in months


def test_months_are_those_of_bangkok(site: Site, draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    (month,) = months_of(site)
    today = local_date(RegisterEntry.objects.get().occurred_at)
    assert (month.year, month.month, month.count) == (today.year, today.month, 1)
    assert requests_of_month(site, today.year, today.month) == [latest_request_of(draft)]
    assert requests_of_month(site, today.year - 1, 12) == []


@pytest.mark.parametrize(
    ("moment", "year", "month"),
    [
        (datetime(2026, 12, 1, tzinfo=BANGKOK), 2026, 12),  # November still in UTC
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=BANGKOK), 2026, 12),
        (datetime(2027, 1, 1, tzinfo=BANGKOK), 2027, 1),
    ],
)
def test_a_month_is_from_its_first_moment_to_its_last(
    site: Site,
    draft: LawPage,
    officers: Officers,
    monkeypatch: pytest.MonkeyPatch,
    moment: datetime,
    year: int,
    month: int,
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)
    operations.request_publication(draft, officers.requester)

    assert [(found.year, found.month) for found in months_of(site)] == [(year, month)]
    assert requests_of_month(site, year, month) == [latest_request_of(draft)]
    for other in [(2026, 11), (2026, 12), (2027, 1), (2027, 2)]:
        if other != (year, month):
            assert requests_of_month(site, *other) == []


def test_a_request_made_again_counts_once_and_the_newest_month_stands_first(
    site: Site, draft: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 5, tzinfo=BANGKOK))
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "ไม่ระบุวันที่")
    correct(draft, officers.requester)
    operations.request_publication(fresh(draft), officers.requester)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 5, tzinfo=BANGKOK))
    operations.request_publication(LawPageFactory(owner=officers.requester), officers.requester)

    assert [(month.month, month.count) for month in months_of(site)] == [(12, 1), (11, 1)]
    assert requests_of_month(site, 2026, 11) == [latest_request_of(draft)]


def test_an_item_has_the_papers_of_what_is_its_evidence(
    published: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    evidence = EvidenceFactory(page=published)
    publish(LawPageFactory(owner=officers.requester), officers)
    url = reverse("ita_papers_item", args=[evidence.item.pk])
    response = client_of(officers.webmaster).get(url)
    assert len(names_in(b"".join(response.streaming_content))) == 3  # type: ignore[attr-defined]


def test_no_papers_is_told_and_a_month_that_is_none_not_found(
    officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.webmaster)
    assert client.get(reverse("ita_papers_month", args=[2500, 1])).status_code == 302
    assert client.get(reverse("ita_papers_month", args=[2569, 13])).status_code == 404
    assert client.get(reverse("ita_papers_month", args=[0, 1])).status_code == 404


def test_a_scan_missing_on_the_disk_is_named_and_stops_nothing(published: LawPage) -> None:
    scan = SignedScan.objects.get()
    Path(settings.MEDIA_ROOT, scan.document.file.name).unlink()
    names = names_in(write_bundle([latest_request_of(published)]).read())
    assert any(name.endswith("(ไม่พบไฟล์).txt") for name in names)
