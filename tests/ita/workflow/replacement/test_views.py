"""The screens of a replacement, by each role, and the ways that lead there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from home.models import AgencyDocument, LawPage
from ita.register.models import RegisterEntry
from ita.workflow.enums import Replacement
from tests.factories import DocumentFactory, LawPageFactory, UserFactory, pdf_bytes
from tests.ita.conftest import Officers, fresh
from tests.ita.workflow.replacement.conftest import REASON

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Any], Client]


def address(document: AgencyDocument) -> str:
    return reverse("ita_replace_file", args=[document.pk])


def upload(client: Client, old: AgencyDocument, **typed: Any) -> Any:
    file = SimpleUploadedFile("แผน แก้ไข.pdf", typed.pop("content", pdf_bytes("New edition")))
    data = {"title": "แผนฉบับแก้ไข", "reason": REASON, "file": file} | typed
    return client.post(address(old), data)


def test_a_requester_replaces_and_reads_what_became_of_each_page(
    live: LawPage, old: AgencyDocument, officers: Officers, client_of: ClientOf
) -> None:
    draft = LawPageFactory(title="ร่างที่ยังไม่เผยแพร่", files=[old])
    client = client_of(officers.requester)
    before = client.get(address(old)).content.decode()
    assert live.title in before
    assert 'value="แผนฉบับเดิม"' in before

    response = upload(client, old)

    new = AgencyDocument.objects.get(supersedes=old)
    assert response.url == reverse("ita_replaced", args=[new.pk])
    html = client.get(response.url).content.decode()
    assert reverse("ita_review", args=[live.pk]) in html
    assert str(Replacement.REQUESTED.label) in html
    assert draft.title in html
    assert str(Replacement.DRAFTED.label) in html
    assert fresh(live).workflow_in_progress
    history = client.get(reverse("ita_review", args=[live.pk])).content.decode()
    assert new.original_filename in history
    assert REASON in history


def test_the_result_is_told_to_who_replaced_only(
    live: LawPage, old: AgencyDocument, officers: Officers, client_of: ClientOf
) -> None:
    url = upload(client_of(officers.requester), old).url
    other = client_of(officers.checker).get(url)
    assert other.status_code == 200
    assert str(Replacement.REQUESTED.label) not in other.content.decode()


def test_an_anonymous_visitor_is_sent_to_login(old: AgencyDocument, client: Client) -> None:
    for response in (client.get(address(old)), upload(client, old)):
        assert response.status_code == 302
        assert reverse("wagtailadmin_login") in response.url
    assert AgencyDocument.objects.count() == 1


@pytest.mark.parametrize("role", ["checker", "approver", "webmaster"])
def test_another_duty_reads_why_not_and_a_forged_post_changes_nothing(
    live: LawPage, old: AgencyDocument, officers: Officers, client_of: ClientOf, role: str
) -> None:
    client = client_of(getattr(officers, role))
    assert 'type="file"' not in client.get(address(old)).content.decode()
    rows = RegisterEntry.objects.count()
    assert upload(client, old).status_code == 409
    assert (AgencyDocument.objects.count(), RegisterEntry.objects.count()) == (1, rows)


def test_who_has_no_duty_sees_nothing(live: LawPage, old: AgencyDocument) -> None:
    client = Client()
    client.force_login(UserFactory())
    assert live.title not in client.get(address(old)).content.decode()
    assert upload(client, old).status_code in (302, 403)
    assert AgencyDocument.objects.count() == 1


def test_a_post_without_csrf_token_changes_nothing(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officers.requester)
    assert upload(client, old).status_code == 403
    assert AgencyDocument.objects.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        {"content": b"<html>no pdf</html>"},
        {"content": b""},
        {"reason": " "},
        {"title": ""},
        {"file": ""},
    ],
    ids=["disguised", "empty", "no reason", "no title", "no file"],
)
def test_a_bad_upload_is_explained_and_what_was_typed_stays(
    live: LawPage,
    old: AgencyDocument,
    officers: Officers,
    client_of: ClientOf,
    typed: dict[str, Any],
) -> None:
    response = upload(client_of(officers.requester), old, **{"title": "ชื่อที่พิมพ์ไว้"} | typed)
    assert response.status_code == 422
    html = response.content.decode()
    assert "w-field__errors" in html
    assert response.context["form"].errors
    assert ("ชื่อที่พิมพ์ไว้" in html) or typed == {"title": ""}
    assert AgencyDocument.objects.count() == 1


def test_the_same_file_is_refused_and_a_second_click_answered_with_the_first_result(
    live: LawPage, old: AgencyDocument, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.requester)
    assert upload(client, old, content=pdf_bytes("Old edition")).status_code == 409
    assert upload(client, old).status_code == 302
    second = upload(client, old)
    assert second.url == reverse("ita_replaced", args=[old.successors.get().pk])
    assert live.title in client.get(second.url).content.decode()
    assert AgencyDocument.objects.count() == 2
    other = upload(client, old, content=pdf_bytes("Another edition"))
    assert other.status_code == 409
    assert live.title in other.content.decode()


def test_a_file_that_no_page_shows_is_not_offered(officers: Officers, client_of: ClientOf) -> None:
    unused = DocumentFactory()
    assert 'type="file"' not in client_of(officers.requester).get(address(unused)).content.decode()


def test_the_editor_the_review_screen_and_the_document_lead_there(
    live: LawPage, old: AgencyDocument, officers: Officers, client_of: ClientOf
) -> None:
    AgencyDocument.objects.filter(pk=old.pk).update(uploaded_by_user=officers.requester)
    client = client_of(officers.requester)
    for name, number in (
        ("wagtailadmin_pages:edit", live.pk),
        ("ita_review", live.pk),
        ("wagtaildocs:edit", old.pk),
    ):
        html = client.get(reverse(name, args=[number])).content.decode()
        assert html.count(f'href="{address(old)}"') == 1
    review = client_of(officers.checker).get(reverse("ita_review", args=[live.pk]))
    assert address(old) not in review.content.decode()


def test_the_screen_costs_the_same_for_each_page_more(
    old: AgencyDocument,
    officers: Officers,
    client_of: ClientOf,
    django_assert_max_num_queries: Any,
) -> None:
    client = client_of(officers.requester)
    costs = []
    for _n in range(3):
        LawPageFactory(files=[old], live=True)
        with django_assert_max_num_queries(300) as queries:
            client.get(address(old))
        costs.append(len(queries))
    assert costs[2] - costs[1] <= 20


def test_a_lost_file_is_named_where_the_page_is_edited_and_reviewed(
    live: LawPage, old: AgencyDocument, officers: Officers, client_of: ClientOf
) -> None:
    old.file.storage.delete(old.file.name)
    for name in ("wagtailadmin_pages:edit", "ita_review"):
        response = client_of(officers.requester).get(reverse(name, args=[live.pk]))
        assert response.status_code == 200
        html = response.content.decode()
        assert "ita-alarm" in html
        assert "ita/publication.css" in html  # it makes the alarm red
        assert old.original_filename in html
