"""Which part of a page can be evidence."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Site

from home.enums import Section
from home.models import DirectoryLink
from ita.assessment.evidence.models import Evidence
from ita.assessment.operations import change, link
from tests.factories import (
    ItemFactory,
    LawPageFactory,
    LinkDirectoryPageFactory,
)
from tests.ita.assessment.evidence.content import body, pdf, table

ADDRESS = "https://www.gprocurement.go.th/"


@pytest.fixture
def make(site: Site, ita_officer: Any) -> Any:
    def make(page: Any, **part: Any) -> Evidence:
        return link(ItemFactory(), page, site, ita_officer, **part)

    return make


def refused(make: Any, page: Any, **part: Any) -> str:
    with pytest.raises(ValidationError) as error:
        make(page, **part)
    assert not Evidence.objects.exists()
    return " ".join(error.value.messages)


def test_a_heading_of_the_page_however_it_is_typed(make: Any) -> None:
    page = LawPageFactory(live=True, body=body("<h2>ข้อ ๑ แผน</h2>"))
    assert make(page, heading="ข้อ 1  แผน").heading == "ข้อ 1  แผน"


def test_no_heading_that_the_page_does_not_have(make: Any) -> None:
    page = LawPageFactory(live=True, body=body("<h2>ข้อ ๑ แผน</h2><p>ข้อ 2</p>"))
    assert "ข้อ 2" in refused(make, page, heading="ข้อ 2")


def test_of_a_draft_what_was_saved_last(make: Any) -> None:
    page = LawPageFactory(body=body("<h2>เดิม</h2>"))
    page.body = body("<h2>ใหม่</h2>")
    page.save_revision()
    assert make(page, heading="ใหม่")


@pytest.mark.parametrize(("number", "is_there"), [(1, True), (2, True), (3, False)])
def test_a_page_of_a_pdf_must_be_in_it(make: Any, number: int, is_there: bool) -> None:
    file = pdf(pages=2)
    page = LawPageFactory(live=True, files=[file])
    if is_there:
        assert make(page, document=file, file_page=number).file_page == number
    else:
        assert "2" in refused(make, page, document=file, file_page=number)


def test_only_of_a_pdf(make: Any) -> None:
    page = LawPageFactory(live=True, files=[document := table()])
    assert refused(make, page, document=document, file_page=1)
    assert refused(make, page, file_page=1)


def test_a_list_is_narrowed_as_its_own_form_allows(make: Any, section: Any) -> None:
    LawPageFactory(live=True, fiscal_year=2026)
    law = section(Section.LAW)
    assert make(law, filters="year=2569").filters == "year=2569"


@pytest.mark.parametrize("filters", ["year=2550", "q=1", "year=2569&year=2568", "kind=%00", "x"])
def test_no_other_filters(make: Any, section: Any, filters: str) -> None:
    LawPageFactory(live=True, fiscal_year=2026)
    LawPageFactory(live=True, fiscal_year=2025)
    assert refused(make, section(Section.LAW), filters=filters)


def test_only_lists_are_narrowed(make: Any) -> None:
    assert refused(make, LawPageFactory(live=True, fiscal_year=2026), filters="year=2569")


def test_another_website_by_a_link_of_an_approved_page(make: Any) -> None:
    page = LinkDirectoryPageFactory(links=[DirectoryLink(name="ระบบ", url=ADDRESS)], live=True)
    assert make(page, address=ADDRESS).address == ADDRESS


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.go.th/",
        "https://user@example.go.th/",
        "http://localhost:8000/",
        "http://intranet/",
        "http://nas.local/",
        "http://127.0.0.1/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[",
        "//example.go.th/",
    ],
)
def test_what_no_stranger_may_be_led_to(make: Any, address: str) -> None:
    """Not even where somebody put it on the page of links past the form."""
    page = LinkDirectoryPageFactory(links=[DirectoryLink(name="ก", url=ADDRESS)], live=True)
    DirectoryLink.objects.update(url=address)
    page = type(page).objects.get()
    assert refused(make, page, address=address)


def test_no_link_that_the_page_does_not_have(make: Any) -> None:
    page = LinkDirectoryPageFactory(links=[DirectoryLink(name="ก", url=ADDRESS)], live=True)
    assert refused(make, page, address="https://www.example.go.th/")
    assert refused(make, LawPageFactory(live=True), address=ADDRESS)


def test_one_part_only(make: Any) -> None:
    document = pdf(pages=1)
    page = LawPageFactory(live=True, files=[document], body=body("<h2>ก</h2>"))
    assert refused(make, page, document=document, heading="ก")


def test_a_change_is_asked_the_same(make: Any, site: Site, ita_officer: Any) -> None:
    page = LawPageFactory(live=True, body=body("<h2>ก</h2>"))
    evidence = make(page)
    with pytest.raises(ValidationError):
        change(evidence, site, ita_officer, heading="ข", note="", elements=[])
    change(evidence, site, ita_officer, heading="ก", note="", elements=[])
    assert Evidence.objects.get().heading == "ก"
    change(evidence, site, ita_officer, note="", elements=[])
    assert Evidence.objects.get().heading == ""
