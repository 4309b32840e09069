"""Ending what was found live: by an approver in office who had no hand in it, of what is live."""

import pytest
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import LawPage
from ita.integrity.models import Seal
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.drift.operations import confirm_drift, record_drifts
from tests.factories import DocumentFactory, LawPageFactory, UserFactory
from tests.ita.conftest import Officers, correct, fresh, publish


@pytest.fixture
def drifted(live: LawPage, officers: Officers) -> LawPage:
    """A page that somebody published again in a shell, with other words."""
    correct(live, officers.requester2)
    fresh(live).get_latest_revision().publish(skip_permission_checks=True)
    return fresh(live)


def test_an_approver_who_left_the_office_confirms_nothing(
    drifted: LawPage, officers: Officers
) -> None:
    officers.approver.posts.update(valid_until="2025-06-30")
    with pytest.raises(NotAllowed):
        confirm_drift(drifted, officers.approver, "ตรวจแล้วถูกต้อง")


def test_who_edited_before_the_last_publication_may_decide(officers: Officers) -> None:
    author = UserFactory(requester=True, approver=True)
    page = LawPageFactory(owner=author)
    correct(page, officers.requester)
    publish(fresh(page), officers)
    correct(page, officers.requester2)
    fresh(page).get_latest_revision().publish(skip_permission_checks=True)
    assert confirm_drift(fresh(page), author, "ตรวจแล้วถูกต้อง").act == Act.DRIFT_CONFIRMED


def test_a_draft_beside_it_is_not_what_is_confirmed(drifted: LawPage, officers: Officers) -> None:
    correct(drifted, officers.requester)
    row = confirm_drift(fresh(drifted), officers.approver, "ตรวจแล้วถูกต้อง")
    assert Seal.objects.get(sha256=row.seal_sha256).revision_id == drifted.live_revision_id


def test_what_changes_again_is_found_again(site: Site, live: LawPage) -> None:
    for words in ("แก้ในฐานข้อมูล", "แก้ในฐานข้อมูลอีกครั้ง"):
        LawPage.objects.filter(pk=live.pk).update(summary=words)
        record_drifts(site)
        record_drifts(site)
    assert RegisterEntry.objects.filter(act=Act.DRIFT_FOUND).count() == 2


def test_who_uploaded_a_file_of_the_page_does_not_confirm_it(officers: Officers) -> None:
    head = UserFactory(approver=True)
    document = DocumentFactory(uploaded_by_user=head)
    page = publish(LawPageFactory(owner=officers.requester, files=[document]), officers)
    correct(page, officers.requester2)
    fresh(page).get_latest_revision().publish(skip_permission_checks=True)
    with pytest.raises(NotAllowed) as refused:
        confirm_drift(fresh(page), head, "ตรวจแล้วถูกต้อง")
    assert "ไฟล์" in refused.value.reason
    assert confirm_drift(fresh(page), officers.approver, "ตรวจแล้วถูกต้อง")


def test_the_other_account_of_who_edited_it_does_not_confirm_it(
    drifted: LawPage, officers: Officers
) -> None:
    officers.approver.posts.update(full_name=officers.requester2.posts.get().full_name)
    with pytest.raises(NotAllowed):
        confirm_drift(drifted, officers.approver, "ตรวจแล้วถูกต้อง")
