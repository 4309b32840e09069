"""What is other than it was filed is told, each in its own words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import ContentPage, LawPage
from ita.assessment.coverage import coverage
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Item
from ita.assessment.operations import unlink
from ita.filing.differences import differences
from ita.filing.erasure import erase_frozen
from ita.filing.models import Filing
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.keeping import uses_of
from ita.workflow.removal.operations import archive, take_down
from ita.workflow.removal.period_end import end_period
from tests.assessing import judge
from tests.factories import DocumentFactory, EvidenceFactory, LawPageFactory, pdf_bytes
from tests.ita.conftest import Officers, publish_any


@pytest.fixture
def told(filing: Filing, site: Site) -> Callable[[], str]:
    """What is told of the one item."""

    def tell() -> str:
        found = differences(filing, coverage(filing.framework, site), site)
        return " ".join(words for each in found for words in each.words)

    return tell


def test_what_is_as_it_was_filed_is_told_so(told: Callable[[], str]) -> None:
    assert told() == ""


def test_a_page_that_was_archived_taken_down_or_unlinked_is_named(
    told: Callable[[], str], page: LawPage, officers: Officers
) -> None:
    archive(Page.objects.get(pk=page.pk).specific, officers.webmaster, "พ้นกำหนด")
    archived = told()
    assert archived
    take_down(Page.objects.get(pk=page.pk).specific, officers.approver, "ข้อมูลส่วนบุคคล")
    row = RegisterEntry.objects.get(act=Act.TAKEN_DOWN)
    assert row.label in told() != archived


def test_evidence_that_was_removed_or_added_is_named(
    told: Callable[[], str], item: Item, officers: Officers
) -> None:
    EvidenceFactory(item=item, page=LawPageFactory(title="หน้าที่มาทีหลัง", live=True))
    assert "หน้าที่มาทีหลัง" in told()
    unlink(Evidence.objects.exclude(page__title="หน้าที่มาทีหลัง").get(), officers.approver)
    assert "แผนงบประมาณ 2569" in told()


def test_a_page_and_a_file_that_were_changed_are_named(
    told: Callable[[], str], page: LawPage, officers: Officers
) -> None:
    new = DocumentFactory(filename="แผนใหม่.pdf", title="แผนใหม่", content=pdf_bytes("new"))
    draft = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    row = draft.attachments.first()
    row.document = new
    draft.attachments = [row]
    draft.save_revision(user=officers.requester)
    publish_any(Page.objects.get(pk=page.pk).specific, officers)
    words = told()
    assert "“แผน”" in words and "“แผนใหม่”" in words and "“แผนงบประมาณ 2569”" in words


def test_notes_wording_and_verdicts_that_were_changed_are_named(
    told: Callable[[], str], item: Item, site: Site
) -> None:
    Evidence.objects.update(note="อีกอย่าง")
    first = told()
    assert first
    judge(item, site, item.elements.get(), is_met=False)
    second = told()
    assert len(second) > len(first) and "งบประมาณทั้งปี" in second
    Item.objects.filter(pk=item.pk).update(title="ข้อความใหม่")
    assert len(told()) > len(second)


def test_an_erasure_is_named_with_its_row(
    told: Callable[[], str], filing: Filing, site: Site, officers: Officers
) -> None:
    file = filing.captures.get(kind="file")
    row = erase_frozen(site, [file.sha256], officers.approver, "เลขบัตรประชาชน")
    assert row.label in told()


def test_many_items_take_no_more_queries(filing: Filing, site: Site) -> None:
    covered = coverage(filing.framework, site)
    row = filing.items.get()

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            differences(filing, covered, site)
        return len(queries)

    before = count()
    for number in range(5):
        row.pk, row.code, row.item = None, f"X{number}", None
        row.save()
    assert count() == before <= 20


def test_the_board_the_item_and_the_editor_say_what_was_filed(
    filing: Filing, page: LawPage, item: Item, officers: Officers, client_of: Any
) -> None:
    Evidence.objects.update(note="อีกอย่าง")
    client: Client = client_of(officers.approver)
    board = client.get(f"{reverse('ita_board')}?framework={filing.framework_id}").content.decode()
    assert reverse("ita_filing", args=[filing.pk]) in board and "แผนงบประมาณ 2569" in board
    assert reverse("ita_file", args=[filing.framework_id]) in board
    of_item = client.get(reverse("ita_item", args=[item.pk])).content.decode()
    assert reverse("ita_frozen_item", args=[filing.items.get().pk]) in of_item


def test_whoever_archives_takes_down_or_replaces_is_told_that_it_was_filed(
    filing: Filing, page: LawPage, officers: Officers, client_of: Any
) -> None:
    uses = uses_of(Page.objects.get(pk=page.pk))
    assert any("ยื่น" in use for use in uses)
    for name in ("ita_archive", "ita_take_down"):
        screen = client_of(officers.webmaster).get(reverse(name, args=[page.pk]))
        assert uses[-1] in screen.content.decode()
    document = page.attachments.get().document
    replace = client_of(officers.requester).get(reverse("ita_replace_file", args=[document.pk]))
    assert uses[-1] in replace.content.decode()


def test_a_take_down_closes_what_is_filed_and_its_address_says_by_which_post_and_row(
    filing: Filing, page: LawPage, officers: Officers, client: Client
) -> None:
    take_down(Page.objects.get(pk=page.pk).specific, officers.approver, "ข้อมูลส่วนบุคคล")
    row = RegisterEntry.objects.get(act=Act.TAKEN_DOWN)
    answer = client.get(page.url)
    said = answer.content.decode()
    assert answer.status_code == 410
    assert row.label in said and row.actor_position in said
    assert "ข้อมูลส่วนบุคคล" not in said


def test_the_end_of_its_period_archives_filed_evidence_at_its_address(
    filing: Filing, page: LawPage, client: Client
) -> None:
    over = timezone.localdate() - timedelta(days=1)
    ContentPage.objects.filter(pk=page.pk).update(publication_end_date=over)
    assert end_period(page.pk)
    assert client.get(page.url).status_code == 200
