"""Where live differs from what was approved, the page, the index and the workbook say so at once,
before any job compared it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from home.models import AgencyImage, ContentPage, LawPage, PageAttachment
from ita.assessment.coverage import item_coverage
from ita.assessment.enums import ItemState
from ita.integrity.live import bound_pages, differences, live_summary, with_rows
from ita.integrity.seal import seal_of
from ita.register.history import page_statuses
from tests.factories import (
    CONTENT_PAGE_FACTORIES,
    DocumentFactory,
    EvidenceFactory,
    LawPageFactory,
    NewsPageFactory,
)
from tests.ita.conftest import Officers, publish_any
from tests.ita.workbook.reading import evidence_of

NOT_APPROVED = "ไม่ตรงกับที่ได้รับอนุมัติ"


def box(client: Client, page: Page) -> str:
    html = client.get(page.url).content.decode()
    return html[html.index('class="publication-box"') :]


def test_the_box_names_the_officers_until_the_content_is_another(
    live: LawPage, officers: Officers, client: Client
) -> None:
    name = officers.approver.posts.get().full_name
    assert name in box(client, live)
    assert NOT_APPROVED not in box(client, live)
    ContentPage.objects.filter(pk=live.pk).update(summary="แก้ไขในฐานข้อมูล")
    assert name not in box(client, live)
    assert NOT_APPROVED in box(client, live)


def test_so_it_does_where_what_is_shown_of_a_picture_is_another(
    officers: Officers, client: Client
) -> None:
    page: Any = publish_any(NewsPageFactory(owner=officers.requester), officers)
    assert NOT_APPROVED not in box(client, page)
    AgencyImage.objects.update(focal_point_x=1, focal_point_y=1, focal_point_width=1)
    assert NOT_APPROVED in box(client, page)


def test_what_is_live_without_a_request_says_so(site: Site, client: Client) -> None:
    page = LawPageFactory(live=True)
    assert "ไม่มีคำขอ" in box(client, page) or "โดยไม่" in box(client, page)
    assert live_summary(LawPageFactory()) is None


def test_a_preview_of_a_changed_draft_is_no_alarm(
    live: LawPage, officers: Officers, client_of: Any
) -> None:
    draft = live.get_latest_revision_as_object()
    draft.summary = "ร่างใหม่"
    draft.save_revision(user=officers.requester)
    url = f"/admin/pages/{live.pk}/view_draft/"
    html = client_of(officers.requester).get(url).content.decode()
    assert "ร่างใหม่" in html
    assert NOT_APPROVED not in html


def test_coverage_and_workbook_say_it_too(live: LawPage, site: Site) -> None:
    evidence = EvidenceFactory(item__data_year="", page=live)
    assert item_coverage(evidence.item, site).state == ItemState.UNCONFIRMED
    framework = evidence.item.framework
    assert evidence_of(framework, site)[0].approval.problem == ""
    ContentPage.objects.filter(pk=live.pk).update(summary="แก้ไขในฐานข้อมูล")
    covered = item_coverage(evidence.item, site)
    assert covered.state == ItemState.NOT_APPROVED
    assert NOT_APPROVED in covered.reasons[0]
    approval = evidence_of(framework, site)[0].approval
    assert (approval.approved, NOT_APPROVED in approval.problem) == (None, True)


def differing() -> dict[int, str]:
    statuses = page_statuses(Page.objects.values_list("pk", flat=True))
    return differences(bound_pages(statuses), statuses)


@pytest.mark.parametrize("factory", CONTENT_PAGE_FACTORIES)
def test_many_are_compared_as_one_is(factory: Any, officers: Officers) -> None:
    page = publish_any(factory(owner=officers.requester, files=[DocumentFactory()]), officers)
    assert differing() == {}
    PageAttachment.objects.filter(page=page.pk).update(title="ชื่ออื่น")
    assert list(differing()) == [page.pk]
    assert seal_of(Page.objects.get(pk=page.pk).specific)


@pytest.mark.usefixtures("site")
def test_rows_come_with_their_files(django_assert_num_queries: Any) -> None:
    document = DocumentFactory()
    page = LawPageFactory(live=True, files=[document])
    [read] = with_rows(Page.objects.filter(pk=page.pk).specific())

    with django_assert_num_queries(0):
        assert [file.document for file in read.files] == [document]


def test_many_cost_as_many_queries_as_a_few(officers: Officers) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert differing() == {}
        return len(captured)

    def make(count: int) -> None:
        for _number in range(count):
            for factory in (LawPageFactory, NewsPageFactory):
                publish_any(factory(owner=officers.requester, files=[DocumentFactory()]), officers)

    make(1)
    few = queries()
    make(4)
    assert queries() == few
