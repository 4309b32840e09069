from datetime import UTC, datetime
from typing import Any

import pytest
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed
from home.file_uses import file_numbers, why_foreign
from home.models import AgencyDocument, AgencyImage, AgencySettings, LawPage
from home.sites import pages_of
from ita.monitoring.adoption.models import Adoption, SharedPage
from ita.monitoring.adoption.operations import (
    adopt_page,
    offer_page,
    source_of,
    withdraw_offer,
)
from ita.monitoring.adoption.selectors import offers_for, on_offer, origin_of
from ita.register.models import RegisterEntry
from tests.factories import (
    CONTENT_PAGE_FACTORIES,
    AnnouncementPageFactory,
    LawPageFactory,
    UserFactory,
)
from tests.ita.conftest import Officers
from tests.ita.monitoring.adoption.conftest import Offered, section_of

pytestmark = pytest.mark.django_db


def adopt(offered: Offered, site: Site) -> Any:
    return adopt_page(offered.offer.pk, site, offered.taker)


def test_the_words_come_along_and_what_is_theirs_does_not(
    offered: Offered, other_agency: Site
) -> None:
    page = adopt(offered, other_agency)
    assert isinstance(page, LawPage) and not page.live
    assert pages_of(other_agency).filter(pk=page.pk).exists()
    assert section_of(page).section == "law"
    assert page.title == offered.page.title and page.summary == offered.page.summary
    assert page.gazette_reference == "ราชกิจจานุเบกษา เล่ม 1"
    assert (page.owner_unit, page.fiscal_year, page.period_from) == (None, None, None)
    assert page.owner == offered.taker
    stored = LawPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert stored.body[1].value["caption"] == "คำบรรยาย"


def test_the_source_is_kept(offered: Offered, other_agency: Site) -> None:
    page = adopt(offered, other_agency)
    assert offered.page.full_url in page.source and offered.page.title in page.source
    row = Adoption.objects.get(page_id=page.pk)
    assert (row.from_page_id, row.from_title) == (offered.page.pk, offered.page.title)
    assert row.from_url == offered.page.full_url and row.adopted_by == offered.taker


def test_the_files_are_copies_of_its_own(offered: Offered, other_agency: Site) -> None:
    page = adopt(offered, other_agency)
    theirs, own = file_numbers(offered.page), file_numbers(page)
    for model in (AgencyDocument, AgencyImage):
        assert own[model] and not own[model] & theirs[model]
        (number,) = own[model]
        (before,) = theirs[model]
        copy, original = model.objects.get(pk=number), model.objects.get(pk=before)
        assert (copy.sha256, copy.title) == (original.sha256, original.title)
        assert copy.collection == AgencySettings.objects.get(site=other_agency).collection
        assert copy.public_since is None  # until a page of its own shows it
        assert copy.original_filename == original.original_filename
    assert why_foreign(own, other_agency) is None


def test_links_to_pages_become_addresses(offered: Offered, other_agency: Site) -> None:
    text = str(adopt(offered, other_agency).body[0].value.source)
    neighbour = Page.objects.get(title="หน้าข้างเคียง")
    assert "linktype" not in text
    assert f'<a href="{neighbour.full_url}">ที่นี่' in text
    assert '<a href="https://example.go.th/">' in text and "ที่หายไป" in text


def test_nothing_of_request_and_approval_comes_along(offered: Offered, other_agency: Site) -> None:
    rows = RegisterEntry.objects.count()
    page = adopt(offered, other_agency)
    assert RegisterEntry.objects.count() == rows
    assert not RegisterEntry.objects.filter(page_id=page.pk).exists()
    assert page.current_workflow_state is None and page.first_published_at is None
    assert page.translation_key != offered.page.translation_key


def test_every_type_can_be_taken(other_agency: Site, officers: Officers) -> None:
    taker = UserFactory(requester=True, site=other_agency)
    for factory in CONTENT_PAGE_FACTORIES:
        original: Any = factory(live=True)
        offer = offer_page(original, officers.approver)
        page = adopt_page(offer.pk, other_agency, taker)
        assert type(page) is type(original) and page.get_site() == other_agency
        for relation in original.required_children:
            rows = getattr(type(page).objects.get(pk=page.pk), relation)
            assert rows.count() == getattr(original, relation).count() > 0, (page, relation)
        assert why_foreign(file_numbers(page), other_agency) is None


def test_the_number_and_days_of_their_paper_stay_theirs(
    other_agency: Site, officers: Officers
) -> None:
    original = AnnouncementPageFactory(live=True, reference_number="ที่ 5/2569")
    offer = offer_page(original, officers.approver)
    taker = UserFactory(requester=True, site=other_agency)
    page: Any = adopt_page(offer.pk, other_agency, taker)
    assert (page.reference_number, page.announced_on) == ("", None)
    assert page.announcement_kind == original.announcement_kind


def test_who_offers(site: Site, other_agency: Site, officers: Officers) -> None:
    page = LawPageFactory(live=True)
    strangers = UserFactory(webmaster=True, approver=True, site=other_agency)
    for user in (officers.requester, officers.checker, strangers):
        with pytest.raises(NotAllowed):
            offer_page(page, user)
    offer_page(page, officers.webmaster)
    offer_page(page, officers.approver)  # again is the same
    assert SharedPage.objects.count() == 1
    for user in (officers.requester, strangers):
        with pytest.raises(NotAllowed):
            withdraw_offer(page, user)
    withdraw_offer(page, officers.approver)
    assert not SharedPage.objects.exists()


def test_only_public_pages_of_content_are_offered(site: Site, officers: Officers) -> None:
    front: Any = site.root_page.specific
    for page in (LawPageFactory(), front):
        with pytest.raises(NotAllowed):
            offer_page(page, officers.webmaster)


def test_what_is_public_no_more_is_not_offered(offered: Offered, other_agency: Site) -> None:
    assert list(on_offer()) == [offered.offer]
    Page.objects.filter(pk=offered.page.pk).update(live=False)
    assert not on_offer().exists() and not offers_for(other_agency, "").exists()
    with pytest.raises(NotAllowed):
        adopt(offered, other_agency)
    withdraw_offer(Page.objects.get(pk=offered.page.pk), offered.offer.shared_by)


def test_a_restricted_page_is_not_offered(offered: Offered) -> None:
    offered.page.view_restrictions.create(restriction_type="login")
    assert not on_offer().exists()


def test_who_takes(offered: Offered, site: Site, other_agency: Site, officers: Officers) -> None:
    for user in (
        UserFactory(webmaster=True, site=other_agency),
        UserFactory(requester=True),  # of the first agency
    ):
        with pytest.raises(NotAllowed):
            adopt_page(offered.offer.pk, other_agency, user)
    with pytest.raises(NotAllowed):
        adopt_page(offered.offer.pk, site, officers.requester)  # its own
    with pytest.raises(NotAllowed):
        adopt_page(987654, other_agency, offered.taker)
    assert not Adoption.objects.exists()


def test_a_file_that_is_lost_leaves_nothing_half_done(offered: Offered, other_agency: Site) -> None:
    documents, pages = AgencyDocument.objects.count(), Page.objects.count()
    document = AgencyDocument.objects.get(title="เอกสารแนบของเขา")
    document.file.storage.delete(document.file.name)
    with pytest.raises(NotAllowed):
        adopt(offered, other_agency)
    assert (AgencyDocument.objects.count(), Page.objects.count()) == (documents, pages)


def test_the_origin_says_when_the_original_changed(
    offered: Offered, other_agency: Site, officers: Officers
) -> None:
    page = adopt(offered, other_agency)
    origin = origin_of(page)
    assert origin and not origin.is_changed and not origin.is_gone
    original = LawPage.objects.get(pk=offered.page.pk)
    draft = original.get_latest_revision_as_object()
    draft.summary = "ร่างที่ยังไม่มีใครอนุมัติ"
    draft.save_revision()
    unchanged = origin_of(page)
    assert unchanged and not unchanged.is_changed  # a draft of strangers is nobody's business
    original.summary = "เนื้อหาใหม่"
    original.save()
    changed = origin_of(page)
    assert changed and changed.is_changed
    Page.objects.filter(pk=original.pk).update(live=False)
    gone = origin_of(page)
    assert gone and gone.is_gone and not gone.is_changed
    assert origin_of(original) is None


def test_what_was_taken_outlives_the_original(offered: Offered, other_agency: Site) -> None:
    page = adopt(offered, other_agency)
    withdraw_offer(offered.page, offered.offer.shared_by)
    LawPage.objects.get(pk=offered.page.pk).delete()
    origin = origin_of(page)
    assert origin and origin.is_gone and origin.adoption.from_title == offered.page.title


@pytest.mark.parametrize("length", [1, 50, 255])
def test_a_long_title_leaves_the_address_whole(length: int) -> None:
    url = "https://www.example.go.th/th/oia/prakat-naeothang/"
    moment = datetime(2026, 9, 30, 17, 30, tzinfo=UTC)
    source = source_of("ก" * length, "สำนักงานสาธารณสุขจังหวัดตัวอย่าง", url, moment)
    assert url in source and len(source) <= 255 and source.endswith("1 ตุลาคม 2569")
