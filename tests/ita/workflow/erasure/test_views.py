"""The screens of erasure: officers of the agency open them, who may acts, others read why not."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.models import AgencyDocument, LawPage
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import DocumentFactory, LawPageFactory, UserFactory
from tests.ita.conftest import Officers, every_role, publish

pytestmark = pytest.mark.usefixtures("before_the_search")

WHY = "คำขอลบข้อมูลส่วนบุคคล ที่ 12/2569"
ACTS = (Act.FILE_CLOSED, Act.DATA_ERASED)


@pytest.fixture
def document(officers: Officers) -> AgencyDocument:
    return DocumentFactory()


@pytest.fixture
def shown(officers: Officers, document: AgencyDocument) -> LawPage:
    return publish(LawPageFactory(owner=officers.requester, files=[document]), officers)


def acts_done() -> str:
    """What the posts put on the register."""
    rows = RegisterEntry.objects.filter(act__in=ACTS).order_by("pk")
    return " ".join(rows.values_list("act", flat=True))


def test_who_closes_and_erases_on_the_files_screen(
    shown: LawPage, document: AgencyDocument
) -> None:
    done: list[tuple[int, str]] = []

    def attempt(client: Client) -> None:
        url = reverse("ita_file", args=[document.key])
        opened = client.get(url).status_code
        for action in ("close", "erase"):
            said = {"action": action, "chosen": document.pk, "reason": WHY, "understood": "1"}
            client.post(url, said)
        done.append((opened, acts_done()))

    every_role(attempt)
    assert done == [
        (302, ""),  # anonymous
        (403, ""),  # without a post
        (200, "file_closed"),
        (200, ""),  # the checker reads who can
        (200, "file_closed data_erased"),
        (200, "file_closed"),
        (200, ""),
        (200, "file_closed"),
        (200, ""),
    ]


def test_who_erases_editions(shown: LawPage, officers: Officers) -> None:
    draft = shown.save_revision(user=officers.requester)
    shown.save_revision(user=officers.requester)
    done: list[tuple[int, str]] = []

    def attempt(client: Client) -> None:
        url = reverse("ita_editions", args=[shown.pk])
        opened = client.get(url).status_code
        client.post(url, {"chosen": draft.pk, "reason": WHY, "understood": "1"})
        done.append((opened, acts_done()))

    every_role(attempt)
    assert [acts for _code, acts in done].count("data_erased") == 1
    assert done[4] == (200, "data_erased")


def test_the_screens_of_another_agency_are_not_there(
    other_agency: Site,
    shown: LawPage,
    document: AgencyDocument,
    officers: Officers,
    client_of: Any,
) -> None:
    stranger = client_of(UserFactory(approver=True, site=other_agency))
    for url in (
        reverse("ita_file", args=[document.key]),
        reverse("ita_editions", args=[shown.pk]),
        reverse("ita_file", args=["document:999999"]),
        reverse("ita_file", args=["x"]),
    ):
        assert stranger.get(url).status_code == 404, url
        is_there = "9999" not in url and "/x/" not in url
        own = client_of(officers.approver).get(url)
        assert own.status_code == (200 if is_there else 404), url
        assert stranger.post(url, {"action": "erase"}).status_code == 404, url


def test_what_was_typed_stays_when_it_is_refused(
    shown: LawPage, document: AgencyDocument, officers: Officers, client: Client
) -> None:
    client.force_login(officers.approver)
    said = {"action": "erase", "chosen": document.pk, "reason": WHY}
    answer = client.post(reverse("ita_file", args=[document.key]), said)
    assert answer.status_code == 409 and WHY in answer.content.decode()


def test_queries_do_not_grow_with_the_editions(
    shown: LawPage, officers: Officers, client: Client, django_assert_num_queries: Any
) -> None:
    client.force_login(officers.approver)
    url = reverse("ita_editions", args=[shown.pk])
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url)
    for _n in range(5):
        shown.save_revision(user=officers.requester)
    with django_assert_num_queries(len(few)):
        client.get(url)
