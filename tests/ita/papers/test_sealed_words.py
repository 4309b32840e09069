"""What a paper quotes from the content: its links, its period, its unit; in Thai for everybody."""

from datetime import date
from typing import Any

from django.utils import translation
from wagtail.models import Page

from home.enums import ContentKind
from home.models import LawPage
from ita.papers.content import Content, request_record
from ita.register.enums import Act
from ita.workflow import operations
from tests.factories import AgencyProfilePageFactory, LawPageFactory, UnitFactory
from tests.ita.conftest import Officers, fresh, latest_request_of, step
from tests.officers import pass_step

OUTSIDE = "https://example.go.th/a"


def content_of(page: Any, officers: Officers) -> Content:
    """What the papers of a request for ``page`` quote."""
    operations.request_publication(page, officers.requester)
    record = request_record(latest_request_of(page))
    assert record
    return record.content


def test_unit_and_period_are_those_of_the_content(officers: Officers) -> None:
    UnitFactory(name="กองการศึกษา")
    page = LawPageFactory(
        owner=officers.requester,
        owner_unit=UnitFactory(name="กองคลัง"),
        period_from=date(2025, 10, 1),
        period_to=date(2026, 9, 30),
    )
    content = content_of(page, officers)
    assert (content.unit, content.period) == ("กองคลัง", "1 ต.ค. 2568 – 30 ก.ย. 2569")


def test_who_reads_in_english_gets_the_same_thai_paper(draft: LawPage, officers: Officers) -> None:
    draft.content_kind = ContentKind.ANNOUNCEMENT
    draft.save_revision(user=officers.requester)
    thai = content_of(draft, officers)
    with translation.override("en"):
        record = request_record(latest_request_of(draft))
    assert record and record.content == thai
    assert thai.kind and thai.type_name and (thai.kind + thai.type_name).isascii() is False


def test_a_link_in_the_text_stands_on_the_paper_once(officers: Officers) -> None:
    link = f'<a href="{OUTSIDE}">ที่มา</a>'
    page = AgencyProfilePageFactory(
        owner=officers.requester, history=f'<p data-block-key="a1b2c">{link} และ {link}</p>'
    )
    assert content_of(page, officers).links == [OUTSIDE]


def test_a_sentence_that_begins_with_an_address_is_no_link(officers: Officers) -> None:
    page = LawPageFactory(owner=officers.requester, summary=f"{OUTSIDE} เป็นที่มาของข้อมูล")
    assert content_of(page, officers).links == []


def test_when_the_page_is_gone_the_last_seal_speaks_for_it(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    pass_step(step(draft), officers.approver)
    changed = fresh(draft).get_latest_revision_as_object()
    changed.summary = "ข้อความที่ยังไม่มีใครอนุมัติ"
    changed.save_revision(user=officers.requester)
    assert pass_step(step(draft), officers.webmaster) == Act.CHANGED
    request_id = latest_request_of(draft)

    Page.objects.get(pk=draft.pk).delete()

    record = request_record(request_id)
    assert record and record.content.summary == draft.summary
