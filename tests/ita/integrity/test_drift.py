"""``verify_live``: what a shell, a script or the disk does behind the steps is found."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django_q.models import Schedule
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed
from home.enums import Section
from home.models import AgencyDocument, LawPage, SectionPage
from ita.integrity.binding import store
from ita.integrity.drift import drift_of, drifts
from ita.integrity.seal import seal_of
from ita.monitoring import jobs
from ita.register.enums import Act
from ita.register.history import open_drifts, page_status
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.workflow import operations
from ita.workflow.drift.operations import confirm_drift, record_drifts, withdraw_drift
from tests.factories import DocumentFactory, LawPageFactory, UserFactory
from tests.ita.conftest import Officers, fresh, step
from tests.officers import pass_step


@pytest.fixture
def published(officers: Officers) -> LawPage:
    page = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
    operations.request_publication(page, officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(page), officer)
    return fresh(page)


def found(site: Site) -> list[int]:
    return [drift.page.pk for drift in drifts(site)]


def test_a_site_as_set_up_and_published_by_its_officers_is_clean(
    site: Site, published: LawPage, capsys: Any
) -> None:
    call_command("verify_live")
    assert "อนุมัติ" in capsys.readouterr().out
    assert not open_drifts(site).exists()


def test_publishing_in_a_shell_is_on_the_register_at_once(site: Site, officers: Officers) -> None:
    page = LawPageFactory(owner=officers.requester)
    page.get_latest_revision().publish(skip_permission_checks=True)

    assert page_status(page.pk).drift
    assert [row.page_id for row in open_drifts(site)] == [page.pk]
    with pytest.raises(CommandError):
        call_command("verify_live")
    assert RegisterEntry.objects.of_page(page).count() == 1  # told once, not every night


def test_publishing_other_content_over_an_approved_page_is_found(
    site: Site, published: LawPage
) -> None:
    published.summary = "เนื้อหาอื่น"
    published.save_revision().publish(skip_permission_checks=True)
    assert found(site) == [published.pk]


def test_a_change_in_the_database_is_found_and_named(site: Site, published: LawPage) -> None:
    LawPage.objects.filter(pk=published.pk).update(source="ที่อื่น")
    (drift,) = drifts(site)
    assert drift.changed == ["แหล่งที่มา"]


def test_a_file_changed_or_lost_on_the_disk_is_found(site: Site, published: LawPage) -> None:
    stored = Path(AgencyDocument.objects.get(pk=published.files[0].document_id).file.path)
    before = stored.read_bytes()
    stored.write_bytes(before + b"x")
    assert found(site) == [published.pk]
    stored.unlink()
    assert found(site) == [published.pk]
    stored.write_bytes(before)
    assert found(site) == []


def test_a_page_taken_down_or_deleted_in_a_shell_is_missed(site: Site, published: LawPage) -> None:
    published.unpublish()
    assert found(site) == [published.pk]
    Page.objects.get(pk=published.pk).delete()
    (drift,) = record_drifts(site)
    assert drift.page.title == published.title


def test_an_approver_confirms_what_is_live(site: Site, officers: Officers) -> None:
    page = LawPageFactory(owner=officers.requester)
    page.get_latest_revision().publish(skip_permission_checks=True)
    confirm_drift(page, officers.approver, "ตรวจแล้วถูกต้อง")

    assert page_status(page.pk).drift is None
    call_command("verify_live")
    row = RegisterEntry.objects.last()
    assert (row.act, row.actor_id) == (Act.DRIFT_CONFIRMED, officers.approver.pk)


def test_an_approver_takes_it_down(site: Site, published: LawPage, officers: Officers) -> None:
    published.summary = "เนื้อหาอื่น"
    published.save_revision().publish(skip_permission_checks=True)
    withdraw_drift(published, officers.approver, "ไม่ได้อนุมัติ")

    assert not fresh(published).live
    call_command("verify_live")


def test_only_an_approver_who_did_not_write_it_ends_a_drift(officers: Officers) -> None:
    page = LawPageFactory(owner=officers.requester)
    author = UserFactory(requester=True, approver=True)
    page.save_revision(user=author).publish(skip_permission_checks=True)

    for user in (author, officers.webmaster, UserFactory(is_superuser=True)):
        for act in (confirm_drift, withdraw_drift):
            with pytest.raises(NotAllowed):
                act(page, user, "เหตุผล")
    with pytest.raises(NotAllowed):
        confirm_drift(page, officers.approver, " ")
    assert fresh(page).live


def test_what_does_not_drift_cannot_be_confirmed(published: LawPage, officers: Officers) -> None:
    with pytest.raises(NotAllowed):
        confirm_drift(published, officers.approver, "เหตุผล")


def test_an_unpublished_page_drifts_whoever_asks(published: LawPage, live: LawPage) -> None:
    assert drift_of(published) is None
    published.unpublish()
    drift = drift_of(fresh(published))
    assert drift and drift.page == published
    assert drift_of(LawPageFactory()) is None  # a draft that never was live
    assert drift_of(live) is None


def test_a_section_that_was_taken_down_is_missed_no_more_until_it_is_live(
    site: Site, officers: Officers
) -> None:
    news = SectionPage.objects.get(section=Section.NEWS, locale__language_code="th")
    Page.objects.filter(pk=news.pk).update(live=False)
    assert found(site) == [news.pk]
    append(Act.TAKEN_DOWN, news, officers.approver)
    assert (found(site), drift_of(Page.objects.get(pk=news.pk))) == ([], None)
    Page.objects.filter(pk=news.pk).update(live=True)
    assert found(site) == [news.pk]


def test_a_seal_that_a_shell_adds_makes_nothing_of_the_frame(site: Site) -> None:
    news = SectionPage.objects.get(section=Section.NEWS, locale__language_code="th")
    page = LawPageFactory(live=True)
    Page.objects.filter(pk=news.pk).update(title="ชื่ออื่น")
    for each in (news, page):
        changed = Page.objects.get(pk=each.pk).specific
        store(seal_of(changed), changed, changed.get_latest_revision())
    assert set(found(site)) == {news.pk, page.pk}


def test_the_nightly_jobs_do_the_same(site: Site, published: LawPage) -> None:
    scheduled = set(Schedule.objects.values_list("name", flat=True))
    assert {*jobs.NIGHTLY, *jobs.EVERY_MINUTE} <= scheduled  # search has its own beside them
    assert (jobs.verify_live(), jobs.verify_register()) == (0, 0)
    LawPage.objects.filter(pk=published.pk).update(source="ที่อื่น")
    assert jobs.verify_live() == 1


def test_the_files_of_a_page_that_is_withdrawn_are_hidden_again(
    officers: Officers, client: Client
) -> None:
    page = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
    document = page.files[0].document
    page.get_latest_revision().publish(skip_permission_checks=True)  # a shell
    assert client.get(document.url).status_code == 200
    withdraw_drift(fresh(page), officers.approver, "ไม่ได้อนุมัติ")
    assert client.get(document.url).status_code == 410
