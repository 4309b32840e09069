"""Pages are archived or taken down by an act with a right, a reason and a row; never erased."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from home.core.exceptions import NotAllowed
from home.models import LawPage
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.removal.operations import archive, delete_draft, take_down
from ita.workflow.replacement.operations import replace_file
from tests.factories import DocumentFactory, EvidenceFactory, LawPageFactory, OnlineFormPageFactory
from tests.ita.conftest import Officers, fresh, step
from tests.ita.workflow.replacement.conftest import new_file
from tests.officers import pass_step

ClientOf = Callable[[Any], Client]
ADDRESS = {"archive": "ita_archive", "take_down": "ita_take_down"}
ALLOWED = {"archive": ("webmaster",), "take_down": ("approver", "webmaster")}


def publish(page: LawPage, officers: Officers) -> LawPage:
    operations.request_publication(page, officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(page), officer)
    return fresh(page)


@pytest.fixture
def published(officers: Officers) -> LawPage:
    page = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
    return publish(page, officers)


def test_an_archived_page_stays_at_its_address_with_a_notice(
    published: LawPage, officers: Officers, client: Client
) -> None:
    archive(published, officers.webmaster, "ครบระยะเวลาเผยแพร่")

    response = client.get(published.url)
    assert response.status_code == 200
    assert "สิ้นสุดระยะเวลาเผยแพร่" in response.content.decode()
    assert RegisterEntry.objects.last().act == Act.ARCHIVED
    call_command("verify_live")


def test_a_page_taken_down_answers_gone_and_its_files_are_hidden(
    published: LawPage, officers: Officers, client: Client
) -> None:
    document = published.files[0].document
    take_down(published, officers.approver, "มีข้อมูลส่วนบุคคล")

    response = client.get(published.url)
    assert response.status_code == 410
    assert published.title not in response.content.decode()
    assert client.get(document.url).status_code == 410
    assert RegisterEntry.objects.last().act == Act.TAKEN_DOWN
    call_command("verify_live")


def test_a_file_that_another_live_page_shows_stays_public(
    published: LawPage, officers: Officers, client: Client
) -> None:
    document = published.files[0].document
    LawPageFactory(files=[document], live=True)
    take_down(published, officers.approver, "มีข้อมูลส่วนบุคคล")
    assert client.get(document.url).status_code == 200


def test_a_page_taken_down_comes_back_by_a_new_request(
    published: LawPage, officers: Officers, client: Client
) -> None:
    take_down(published, officers.approver, "มีข้อมูลส่วนบุคคล")
    fresh(published).get_latest_revision_as_object().save_revision(user=officers.requester)
    publish(fresh(published), officers)
    assert client.get(published.url).status_code == 200
    assert client.get(published.files[0].document.url).status_code == 200
    assert fresh(published).taken_down_on is None


def test_a_draft_keeps_no_file_public_and_the_earlier_edition_goes_with_it(
    published: LawPage, officers: Officers, client: Client
) -> None:
    old = published.files[0].document
    replace_file(old, new_file(), officers.requester, "แก้ไขตัวเลข")
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(published), officer)
    new = fresh(published).files[0].document
    LawPageFactory(files=[new])
    for file in (old, new):
        assert client.get(file.url).status_code == 200

    take_down(fresh(published), officers.approver, "มีข้อมูลส่วนบุคคล")

    for file in (old, new):
        assert client.get(file.url).status_code == 410


@pytest.mark.parametrize("act", ADDRESS)
def test_only_the_right_duty_with_a_reason(
    published: LawPage, officers: Officers, client_of: ClientOf, act: str
) -> None:
    url = reverse(ADDRESS[act], args=[published.pk])
    for role in ("requester", "checker", "approver", "webmaster"):
        client = client_of(getattr(officers, role))
        allowed = role in ALLOWED[act]
        assert ("<textarea" in client.get(url).content.decode()) == allowed
        if not allowed:
            assert client.post(url, {"reason": "เหตุผล"}).status_code == 409
    client = client_of(getattr(officers, ALLOWED[act][0]))
    assert client.post(url, {"reason": " "}).status_code == 409
    before = RegisterEntry.objects.count()
    assert client.post(url, {"reason": "เหตุผล"}).status_code == 302
    assert RegisterEntry.objects.count() == before + 1
    assert client.post(url, {"reason": "เหตุผล"}).status_code == 302  # a double click
    assert client.post(url, {"reason": "เหตุผลอื่น"}).status_code == 409
    assert RegisterEntry.objects.count() == before + 1


@pytest.mark.parametrize("act", ADDRESS)
def test_an_anonymous_or_forged_post_changes_nothing(
    published: LawPage, officers: Officers, client: Client, act: str
) -> None:
    url = reverse(ADDRESS[act], args=[published.pk])
    assert client.post(url, {"reason": "เหตุผล"}).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(getattr(officers, ALLOWED[act][0]))
    assert strict.post(url, {"reason": "เหตุผล"}).status_code == 403
    assert fresh(published).live


def test_the_officer_is_warned_where_the_page_is_evidence(
    published: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    evidence = EvidenceFactory(page=published)
    url = reverse("ita_archive", args=[published.pk])
    assert evidence.item.code in client_of(officers.webmaster).get(url).content.decode()


def test_a_draft_is_neither_archived_nor_taken_down(officers: Officers) -> None:
    page = LawPageFactory()
    with pytest.raises(NotAllowed):
        archive(page, officers.webmaster, "เหตุผล")
    with pytest.raises(NotAllowed):
        take_down(page, officers.approver, "เหตุผล")


def test_a_form_taken_down_is_gone_too(officers: Officers, client: Client) -> None:
    form = OnlineFormPageFactory(live=True)
    take_down(form, officers.approver, "แบบฟอร์มเก็บข้อมูลเกินจำเป็น")
    assert client.get(form.url).status_code == 410
    assert client.post(form.url, {}).status_code == 410


def test_the_requester_deletes_their_own_draft_with_a_reason(
    draft: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    url = reverse("ita_delete", args=[draft.pk])
    client = client_of(officers.requester)
    assert url in client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert client.post(url, {"reason": " "}).status_code == 409
    assert client.post(url, {"reason": "เขียนซ้ำกับหน้าอื่น"}).status_code == 302
    assert not LawPage.objects.filter(pk=draft.pk).exists()
    row = RegisterEntry.objects.last()
    assert (row.act, row.page_title, row.reason) == (
        Act.DELETED,
        draft.title,
        "เขียนซ้ำกับหน้าอื่น",
    )
    call_command("verify_live")


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("requester2", False), ("checker", False), ("approver", False), ("webmaster", True)],
)
def test_others_drafts_are_for_webmasters_to_delete(
    draft: LawPage, officers: Officers, client_of: ClientOf, role: str, allowed: bool
) -> None:
    url = reverse("ita_delete", args=[draft.pk])
    response = client_of(getattr(officers, role)).post(url, {"reason": "เหตุผล"})
    assert (response.status_code == 302) == allowed
    assert LawPage.objects.filter(pk=draft.pk).exists() != allowed


def test_a_draft_is_not_deleted_by_strangers_or_forged_posts(
    draft: LawPage, officers: Officers, client: Client
) -> None:
    url = reverse("ita_delete", args=[draft.pk])
    client.post(url, {"reason": "เหตุผล"})
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officers.requester)
    assert strict.post(url, {"reason": "เหตุผล"}).status_code == 403
    assert LawPage.objects.filter(pk=draft.pk).exists()


def test_what_was_live_is_reviewed_or_proves_something_is_not_deleted(
    published: LawPage, draft: LawPage, officers: Officers
) -> None:
    evidence = EvidenceFactory(page=LawPageFactory(owner=officers.requester))
    take_down(published, officers.approver, "มีข้อมูลส่วนบุคคล")
    operations.request_publication(draft, officers.requester)
    for page in (published, draft, evidence.page):
        with pytest.raises(NotAllowed):
            delete_draft(page, officers.requester, "เหตุผล")
    assert LawPage.objects.count() == 3


def test_a_page_under_review_is_not_archived(published: LawPage, officers: Officers) -> None:
    published.get_latest_revision_as_object().save_revision(user=officers.requester)
    operations.request_publication(fresh(published), officers.requester)
    with pytest.raises(NotAllowed):
        archive(fresh(published), officers.webmaster, "ครบระยะเวลา")
