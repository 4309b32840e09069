"""A file that is gone: nothing goes on with it, and every screen still opens and names it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from home.core.exceptions import NotAllowed
from home.models import AgencyDocument, GalleryImage, LawPage, PageAttachment
from ita.register.models import RegisterEntry
from ita.workflow import operations, rules
from tests.factories import DocumentFactory, ImageFactory, LawPageFactory, NewsPageFactory
from tests.forms import form_data
from tests.ita.conftest import Officers, fresh, step
from tests.officers import pass_step

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Any], Client]
SCREENS = ["wagtailadmin_pages:edit", "ita_review", "wagtailadmin_pages:view_draft"]


def lose(stored: Any) -> None:
    """As a disk does."""
    stored.file.storage.delete(stored.file.name)


def forget(document: AgencyDocument) -> None:
    """As SQL of former times did: the row is gone, and drafts still name it."""
    PageAttachment.objects.filter(document=document).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM home_agencydocument WHERE id = %s", [document.pk])


@pytest.fixture
def document() -> AgencyDocument:
    return DocumentFactory(filename="งบประมาณรายจ่าย.pdf")


@pytest.fixture
def draft(officers: Officers, document: AgencyDocument) -> LawPage:
    return LawPageFactory(owner=officers.requester, files=[document])


@pytest.mark.parametrize("passed", [0, 1, 2], ids=["check", "approve", "publish"])
def test_no_step_is_passed_with_a_lost_file(
    draft: LawPage, document: AgencyDocument, officers: Officers, passed: int
) -> None:
    steps = (officers.checker, officers.approver, officers.webmaster)
    operations.request_publication(draft, officers.requester)
    for officer in steps[:passed]:
        pass_step(step(draft), officer)
    lose(document)
    rows = RegisterEntry.objects.count()
    with pytest.raises(NotAllowed) as refused:
        pass_step(step(draft), steps[passed])
    assert document.original_filename in refused.value.reason
    assert RegisterEntry.objects.count() == rows
    assert not fresh(draft).live


def test_nothing_is_requested_with_a_lost_file(
    draft: LawPage, document: AgencyDocument, officers: Officers
) -> None:
    lose(document)
    with pytest.raises(NotAllowed) as refused:
        operations.request_publication(draft, officers.requester)
    assert document.original_filename in refused.value.reason


def test_a_lost_picture_counts_too(officers: Officers) -> None:
    image = ImageFactory(filename="กิจกรรม.png")
    page = NewsPageFactory(owner=officers.requester, gallery=[GalleryImage(image=image)])
    lose(image)
    assert image.original_filename in (rules.why_not_request(officers.requester, page) or "")


@pytest.mark.parametrize("gone", [lose, forget])
@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_of_the_draft_opens(
    draft: LawPage,
    document: AgencyDocument,
    officers: Officers,
    client_of: ClientOf,
    gone: Any,
    screen: str,
) -> None:
    gone(document)
    response = client_of(officers.requester).get(reverse(screen, args=[draft.pk]))
    assert response.status_code == 200
    if screen != "wagtailadmin_pages:view_draft":
        html = response.content.decode()
        assert "ita-alarm" in html
        name = document.original_filename if gone is lose else str(document.pk)
        assert name in html


@pytest.mark.parametrize("gone", [lose, forget])
def test_the_review_of_changes_opens(
    draft: LawPage, document: AgencyDocument, officers: Officers, client_of: ClientOf, gone: Any
) -> None:
    page = LawPageFactory(owner=officers.requester, live=True)
    page.attachments = [PageAttachment(document=document)]
    page.save_revision(user=officers.requester)
    operations.request_publication(page, officers.requester)
    gone(document)
    response = client_of(officers.checker).get(reverse("ita_review", args=[page.pk]))
    assert response.status_code == 200


def test_a_draft_whose_document_was_deleted_is_mended_in_the_editor(
    draft: LawPage, document: AgencyDocument, officers: Officers, client_of: ClientOf
) -> None:
    forget(document)
    with pytest.raises(NotAllowed):
        operations.request_publication(draft, officers.requester)
    client = client_of(officers.requester)
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    data = form_data(client.get(url).content.decode(), "page-edit-form")
    response = client.post(url, data | {"attachments-0-DELETE": ["on"]})
    assert response.status_code == 302
    operations.request_publication(draft, officers.requester)


def test_a_live_page_opens_without_its_lost_picture(client: Client) -> None:
    image = ImageFactory()
    page = NewsPageFactory(gallery=[GalleryImage(image=image)], live=True)
    lose(image)
    assert client.get(page.url).status_code == 200
