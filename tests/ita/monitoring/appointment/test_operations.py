from datetime import date

import pytest
from wagtail.models import Site

from home.blanks import blanks_in
from home.core.exceptions import NotAllowed
from home.enums import Section
from home.models import AgencyDocument, ContentPage
from ita.monitoring.appointment.operations import draft_announcement, draft_order
from ita.monitoring.appointment.order import OrderDetails
from ita.workflow import rules
from tests.factories import UnitFactory
from tests.ita.conftest import Officers, publish_any

pytestmark = pytest.mark.django_db


def filled(page: ContentPage) -> ContentPage:
    """``page`` as after its officer wrote over every blank."""
    content = page.get_latest_revision_as_object()
    for blank in blanks_in(content):
        for name in ("title", "summary", "source"):
            setattr(content, name, getattr(content, name).replace(blank, "ที่เขียนแล้ว"))
        content.body = [
            (block.block_type, str(block.value).replace(blank, "ที่เขียนแล้ว"))
            for block in content.body
        ]
    content.save_revision()
    return content


def test_the_announcement_is_a_draft_that_names_the_ten_sections_and_the_officers(
    site: Site, officers: Officers
) -> None:
    page = draft_announcement(site, officers.requester)
    assert not page.live and page.get_parent().specific.section == Section.DISCLOSURE
    text = str(page.body)
    for number in ("๑.๑ ", "๑.๑๐ ", "๒.๒.๕ ", "๓.๖ "):
        assert number in text
    assert officers.checker.posts.get().full_name.split()[0] in text


def test_its_blanks_keep_it_from_being_requested(site: Site, officers: Officers) -> None:
    page = draft_announcement(site, officers.requester)
    page.owner_unit = UnitFactory()
    page.save_revision()
    reason = rules.why_not_request(officers.requester, page)
    assert reason and "[โปรดระบุ" in reason
    page = filled(page)
    assert rules.why_not_request(officers.requester, page) is None
    assert publish_any(page, officers).live


def test_the_order_is_a_draft_with_both_files(site: Site, officers: Officers) -> None:
    details = OrderDetails("12", day=date(2026, 9, 28), effective=date(2026, 10, 1))
    page = draft_order(site, officers.requester, details)
    assert [row.stored.extension for row in page.attachments.all()] == ["pdf", "docx"]
    assert (page.fiscal_year, page.period_from) == (2027, date(2026, 10, 1))
    assert blanks_in(page) == []
    collection = site.agencysettings.collection
    assert {each.collection for each in AgencyDocument.objects.all()} == {collection}
    assert not AgencyDocument.objects.exclude(public_since=None).exists()


def test_an_order_without_number_cannot_be_requested(site: Site, officers: Officers) -> None:
    page = draft_order(site, officers.requester, OrderDetails())
    assert blanks_in(page) == ["[โปรดระบุ เลขที่คำสั่ง]", "[โปรดระบุ วันที่ลงนามในคำสั่ง]"]


def test_others_make_no_draft(site: Site, officers: Officers) -> None:
    for user in (officers.checker, officers.approver, officers.webmaster):
        with pytest.raises(NotAllowed):
            draft_announcement(site, user)
        with pytest.raises(NotAllowed):
            draft_order(site, user, OrderDetails())
    assert not ContentPage.objects.exists() and not AgencyDocument.objects.exists()


def test_twice_is_two_drafts_at_two_addresses(site: Site, officers: Officers) -> None:
    one = draft_announcement(site, officers.requester)
    two = draft_announcement(site, officers.requester)
    assert one.slug != two.slug
