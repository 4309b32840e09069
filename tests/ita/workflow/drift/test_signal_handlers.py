"""What a shell does to a page is on the register at once, and ``verify_live`` agrees."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)

from home.core.exceptions import NotAllowed
from home.enums import Section
from home.models import LawPage, SectionPage
from ita.register.enums import Act
from ita.register.history import open_drifts, page_status
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.drift.operations import confirm_drift, record_drifts, withdraw_drift
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers, fresh, publish, step
from tests.officers import pass_step, return_for_correction

SectionOf = Callable[[Section], SectionPage]
ClientOf = Callable[[Any], Client]


def section(name: Section, language: str = "th") -> SectionPage:
    return SectionPage.objects.get(section=name, locale__language_code=language)


def unpublish(page: LawPage) -> None:
    page.unpublish()


def let_it_expire(page: LawPage) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")


def delete(page: LawPage) -> None:
    page.delete()


def move_to_another_section(page: LawPage) -> None:
    page.move(section(Section.NEWS), pos="last-child")


def move_to_the_other_language(page: LawPage) -> None:
    page.move(section(Section.LAW, "en"), pos="last-child")


def move_to_the_front(page: LawPage) -> None:
    page.move(section(Section.LAW).get_parent(), pos="last-child")


AT_ONCE = [
    unpublish,
    let_it_expire,
    delete,
    move_to_another_section,
    move_to_the_other_language,
    move_to_the_front,
]


@pytest.mark.parametrize("act", AT_ONCE)
def test_it_is_on_the_register_at_once_and_once(
    site: Site, live: LawPage, act: Callable[[LawPage], None]
) -> None:
    act(live)

    (row,) = open_drifts(site)
    assert (row.page_id, row.page_title) == (live.pk, live.title)
    with pytest.raises(CommandError):
        call_command("verify_live")
    assert RegisterEntry.objects.filter(act=Act.DRIFT_FOUND).count() == 1


def keep_live_in_a_copy(page: LawPage) -> None:
    page.copy(keep_live=True, update_attrs={"slug": "copy", "title": "สำเนา"})


def make_a_live_alias(page: LawPage) -> None:
    page.create_alias(update_slug="alias")


def make_a_live_alias_in_english(page: LawPage) -> None:
    page.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)


@pytest.mark.parametrize(
    "act", [keep_live_in_a_copy, make_a_live_alias, make_a_live_alias_in_english]
)
def test_a_live_copy_is_found(site: Site, live: LawPage, act: Callable[[LawPage], None]) -> None:
    act(live)

    (drift,) = record_drifts(site)
    assert drift.page.live and drift.page.pk != live.pk


def test_publishing_a_page_with_an_alias_makes_no_unseen_page_live(
    site: Site, draft: LawPage, officers: Officers
) -> None:
    alias = draft.create_alias(update_slug="alias")
    publish(draft, officers)

    assert Page.objects.get(pk=alias.pk).live  # Wagtail does; it does not stay unseen
    assert [row.page_id for row in open_drifts(site)] == [alias.pk]


def close_the_page(page: LawPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def close_its_section(page: LawPage) -> None:
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")


def close_its_files(page: LawPage) -> None:
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(collection=root, restriction_type="login")


@pytest.mark.parametrize("act", [close_the_page, close_its_section, close_its_files])
def test_what_is_closed_to_the_public_is_found(
    site: Site, officers: Officers, act: Callable[[LawPage], None]
) -> None:
    page = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
    act(publish(page, officers))

    assert page.pk in [drift.page.pk for drift in record_drifts(site)]
    with pytest.raises(NotAllowed):  # a confirmation would not open it
        confirm_drift(page, officers.approver, "เหตุผล")


def test_a_section_unpublished_in_a_shell_is_missed(site: Site, live: LawPage) -> None:
    news = section(Section.NEWS)
    Page.objects.filter(pk=news.pk).update(live=False)  # no signal at all
    (drift,) = record_drifts(site)
    assert drift.page.pk == news.pk


def test_a_site_whose_root_is_another_page_misses_its_pages(site: Site, live: LawPage) -> None:
    site.root_page = section(Section.NEWS)
    site.save()
    assert live.pk in [drift.page.pk for drift in record_drifts(site)]


def test_a_draft_deleted_in_review_ends_its_request(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    fresh(draft).delete()

    last = RegisterEntry.objects.of_page(draft).last()
    assert (last.act, last.reason) == (Act.WITHDRAWN, "หน้านี้ถูกลบ")
    assert not page_status(draft.pk).drift  # nothing of it was live


def test_a_draft_without_request_may_go_unnoticed(draft: LawPage) -> None:
    draft.delete()
    assert not RegisterEntry.objects.exists()


def test_the_approver_takes_note_that_a_page_was_deleted(
    site: Site, live: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    live.delete()
    client, url = client_of(officers.approver), reverse("ita_drift", args=[live.pk])
    assert live.title in client.get(reverse("ita_work")).content.decode()
    assert live.title in client.get(url).content.decode()
    assert client.post(url, {"action": "confirm", "reason": "รับทราบ"}).status_code == 409
    assert client.post(url, {"action": "withdraw", "reason": "รับทราบ"}).status_code == 302

    assert RegisterEntry.objects.last().page_title == live.title
    assert not open_drifts(site).exists()
    call_command("verify_live")


def test_the_drift_screen_of_a_page_that_never_was_is_not_found(
    officers: Officers, client_of: ClientOf
) -> None:
    url = reverse("ita_drift", args=[999999])
    assert client_of(officers.approver).get(url).status_code == 404


def test_a_page_moved_while_in_review_is_not_passed_but_can_be_returned(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    fresh(draft).move(section(Section.NEWS), pos="last-child")

    with pytest.raises(NotAllowed) as caught:
        pass_step(step(draft), officers.checker)
    assert "หมวด" in caught.value.reason
    return_for_correction(step(draft), officers.checker, "อยู่ผิดหมวด")


def test_a_page_that_an_approver_left_down_is_missed_no_more(
    live: LawPage, officers: Officers
) -> None:
    live.unpublish()
    withdraw_drift(live, officers.approver, "ไม่ควรเผยแพร่")
    call_command("verify_live")


def test_taking_down_what_was_found_is_no_new_finding(
    site: Site, live: LawPage, officers: Officers
) -> None:
    live.summary = "เนื้อหาอื่น"
    live.save_revision().publish(skip_permission_checks=True)
    withdraw_drift(live, officers.approver, "ไม่ได้อนุมัติ")

    assert not open_drifts(site).exists()
    assert RegisterEntry.objects.last().act == Act.DRIFT_WITHDRAWN
