"""A page that is evidence is not deleted, and nobody sees an error page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.enums import Section
from ita.assessment.guards import why_not_remove
from tests.factories import EvidenceFactory, LawPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client_of: Callable[[Any], Client], superuser: Any) -> Client:
    return client_of(superuser)


def told(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_evidence_is_not_deleted(admin: Client) -> None:
    evidence = EvidenceFactory(page=LawPageFactory(title="หน้าสำคัญ"), item__code="O12")
    response = admin.post(reverse("wagtailadmin_pages:delete", args=[evidence.page_id]))
    assert response.status_code == 302
    assert "O12" in told(response) and "หน้าสำคัญ" in told(response)
    assert Page.objects.filter(pk=evidence.page_id).exists()


def test_nor_by_way_of_its_section(admin: Client, section: Callable[[Section], Any]) -> None:
    evidence = EvidenceFactory(page=LawPageFactory())
    parent = section(Section.LAW)
    Page.objects.filter(pk=parent.pk).update(live=False)
    response = admin.post(reverse("wagtailadmin_pages:delete", args=[parent.pk]))
    assert response.status_code == 302
    assert Page.objects.filter(pk=evidence.page_id).exists()


@pytest.mark.parametrize("action", ["delete", "unpublish", "move"])
def test_nor_in_bulk(
    admin: Client, section: Callable[[Section], Any], home_page: Any, action: str
) -> None:
    evidence = EvidenceFactory(page=LawPageFactory(), item__code="O12")
    other = LawPageFactory()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = f"id={evidence.page_id}&id={other.pk}"
    data = {"chooser": section(Section.LAW).pk, "include_descendants": "on"}
    response = admin.post(f"{url}?{ids}", data)
    assert response.status_code == 302
    if action != "unpublish":  # nobody may unpublish: Wagtail itself leaves no page to act on
        assert "O12" in told(response)
    assert Page.objects.filter(pk__in=[evidence.page_id, other.pk]).count() == 2


def test_a_page_that_proves_nothing_goes(admin: Client) -> None:
    page = LawPageFactory()
    admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Page.objects.filter(pk=page.pk).exists()


def test_a_long_list_is_cut(home_page: Any) -> None:
    EvidenceFactory.create_batch(9)
    reason = why_not_remove([home_page])
    assert reason and "4" in reason
    assert why_not_remove([]) is None
