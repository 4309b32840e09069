"""Checks of the way to the evidence: approval, clicks, the address; and what only a person sees."""

from pathlib import Path

import pytest
from wagtail.models import Site

from home.enums import Section
from home.models import AgencyDocument, DirectoryLink, LawPage
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.oral_approval.operations import confirm, record_oral_approval
from tests.factories import (
    DocumentFactory,
    LawPageFactory,
    LinkDirectoryPageFactory,
    PlanPageFactory,
)
from tests.ita.assessment.checks.conftest import CANNOT_TELL, FAILED, PASSED, Checked
from tests.ita.conftest import Officers, fresh, step
from tests.ita.workflow.oral_approval.conftest import word_of
from tests.officers import pass_step

RECORD = {"check": "approval_record", "papers": ["form", "memo"]}


def test_an_approved_request_is_the_record(checked: Checked, live: LawPage) -> None:
    result = checked(RECORD, live)
    assert result.outcome == PASSED
    assert RegisterEntry.objects.filter(page_id=live.pk).first().label in result.reason


def test_the_approval_of_another_document_is_not_that_of_this(
    checked: Checked, live: LawPage
) -> None:
    """Where nobody stated which evidence the element is about, its approval is not known."""
    assert checked(RECORD, live, stated=False).outcome == CANNOT_TELL


def test_without_a_request_there_is_no_record(checked: Checked, live: LawPage) -> None:
    page = LawPageFactory(live=True)
    result = checked(RECORD, live, page)
    assert (result.outcome, result.page_id) == (FAILED, page.pk)


def test_a_word_of_mouth_is_a_record_once_it_is_confirmed(
    checked: Checked, draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    record_oral_approval(step(draft), officers.webmaster2, word_of(officers.approver))
    word = RegisterEntry.objects.last()
    pass_step(step(draft), officers.webmaster)
    page = fresh(draft)
    result = checked(RECORD, page)
    assert result.outcome == FAILED and "วาจา" in result.reason
    assert word
    confirm(word, officers.approver)
    assert checked(RECORD, page).outcome == PASSED


def test_clicks_from_the_front_page(checked: Checked) -> None:
    document = DocumentFactory()
    page = PlanPageFactory(live=True, files=[document])
    assert checked({"check": "click_depth", "at_most": 2}, page).outcome == PASSED
    too_deep = checked({"check": "click_depth", "at_most": 1}, page)
    assert (too_deep.outcome, too_deep.page_id) == (FAILED, page.pk)
    two = {"check": "click_depth", "at_most": 2}
    assert checked(two, page, document=document).outcome == FAILED
    assert checked({**two, "at_most": 3}, page, document=document).outcome == PASSED


def test_a_long_list_needs_more_clicks(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    from ita.assessment.checks.kinds import record

    monkeypatch.setattr(record, "PAGES_PER_LISTING", 2)
    pages = [LawPageFactory(live=True) for _each in range(3)]
    check = {"check": "click_depth", "at_most": 3}
    assert checked(check, pages[0]).outcome == CANNOT_TELL
    monkeypatch.setattr(record, "PAGES_PER_LISTING", 3)
    assert checked(check, pages[0]).outcome == PASSED


def test_a_strangers_way_to_the_file(checked: Checked) -> None:
    alive = {"check": "address_alive"}
    document = DocumentFactory()
    page = PlanPageFactory(live=True, files=[document])
    assert checked(alive, page).outcome == PASSED
    AgencyDocument.objects.filter(pk=document.pk).update(public_since=None)
    assert checked(alive, page).outcome == FAILED


def test_a_file_that_is_lost_from_the_disk(checked: Checked) -> None:
    document = DocumentFactory()
    page = PlanPageFactory(live=True, files=[document])
    Path(document.file.path).unlink()
    result = checked({"check": "address_alive"}, page)
    assert (result.outcome, result.page_id) == (FAILED, page.pk)


def test_an_address_elsewhere_nobody_has_opened(checked: Checked) -> None:
    address = "https://www.example.go.th/a"
    page = LinkDirectoryPageFactory(links=[DirectoryLink(name="ระบบ", url=address)], live=True)
    result = checked({"check": "address_alive"}, page, address=address)
    assert result.outcome == CANNOT_TELL and address in result.reason


def test_what_only_a_person_sees(checked: Checked) -> None:
    page = LawPageFactory(live=True)
    result = checked({"check": "officer", "look_for": "งบประมาณของแต่ละโครงการ"}, page)
    assert (result.outcome, result.page_id) == (CANNOT_TELL, page.pk)
    assert "งบประมาณของแต่ละโครงการ" in result.reason


def test_a_section_has_no_record_of_its_own(site: Site, section: object) -> None:
    from ita.assessment.checks.kinds.record import why_not_on_record
    from ita.register.statuses import PageStatus

    assert why_not_on_record(section(Section.LAW), PageStatus())  # type: ignore[operator]
