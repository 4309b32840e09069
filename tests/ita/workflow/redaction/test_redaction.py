"""From boxes on a leaking file to the new edition in a request, and the old ones closed at once."""

import io
import json
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.core.jobs import JobState
from home.models import AgencyDocument, LawPage
from home.redaction.boxes import Box
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.redaction import drawing
from ita.workflow.redaction import operations as redaction
from ita.workflow.redaction.models import Redaction
from ita.workflow.redaction.rules import why_not_order
from ita.workflow.rules import is_under_review
from tests.factories import DocumentFactory, LawPageFactory, UserFactory
from tests.home.redaction.planted import NUMBER, Pdf, text, words
from tests.ita.conftest import Officers, every_role, fresh, publish
from tests.officers import pass_step

pytestmark = pytest.mark.usefixtures("before_the_search")

WHY = "คำขอลบข้อมูลส่วนบุคคล ที่ 12/2569"
BOX = [0.1, 0.3, 0.9, 0.6]


@pytest.fixture
def document(officers: Officers) -> AgencyDocument:
    return DocumentFactory(content=text().written())


@pytest.fixture
def shown(officers: Officers, document: AgencyDocument) -> LawPage:
    return publish(LawPageFactory(owner=officers.requester, files=[document]), officers)


def url_of(document: AgencyDocument) -> str:
    return reverse("ita_redact", args=[document.pk])


def text_in(document: AgencyDocument) -> str:
    with document.file.open("rb") as file:
        pdf = pypdfium2.PdfDocument(io.BytesIO(file.read()))
    return "".join(page.get_textpage().get_text_bounded() for page in pdf)


def test_from_boxes_to_a_request_for_the_new_edition(
    shown: LawPage, document: AgencyDocument, officers: Officers, client: Client
) -> None:
    client.force_login(officers.requester)
    sent = {"boxes": json.dumps({"1": [BOX]}), "action": "make", "reason": WHY}
    answer = client.post(url_of(document), sent)
    job = Redaction.objects.get()
    assert answer.status_code == 302 and answer.url == reverse("ita_redaction", args=[job.pk])
    assert Client().get(document.url).status_code == 410  # at once
    assert (job.state, job.boxes) == (JobState.DONE, {"1": [BOX]})
    made = job.made
    assert made and made.supersedes_id == document.pk and not made.is_public
    assert NUMBER[:5] not in text_in(made) and text_in(document)
    assert is_under_review(fresh(shown))
    page = client.get(answer.url).content.decode()
    assert shown.title in page and made.title in page
    for officer in (officers.checker, officers.approver, officers.webmaster):
        step = fresh(shown).current_workflow_task_state
        assert step
        pass_step(step, officer)
    assert Client().get(made.url).status_code == 200
    closed = Client().get(document.url)
    assert closed.status_code == 410 and made.url in closed.content.decode()


def test_a_request_with_the_leak_ends_and_the_new_edition_waits_in_a_draft(
    document: AgencyDocument, officers: Officers
) -> None:
    page = LawPageFactory(owner=officers.requester, files=[document])
    operations.request_publication(page, officers.requester)
    redaction.keep_boxes(document, officers.requester, {1: [Box(*BOX)]})
    job = redaction.order_edition(document, officers.requester, WHY)
    job.refresh_from_db()
    assert job.made and not is_under_review(fresh(page))
    content = fresh(page).get_latest_revision_as_object()
    assert [each.document_id for each in content.attachments.all()] == [job.made_id]


def test_earlier_editions_close_with_it(
    shown: LawPage, document: AgencyDocument, officers: Officers
) -> None:
    older = DocumentFactory(content=text().written() + b" ")
    AgencyDocument.objects.filter(pk=document.pk).update(supersedes=older)
    document.refresh_from_db()
    redaction.keep_boxes(document, officers.requester, {1: [Box(*BOX)]})
    redaction.order_edition(document, officers.requester, WHY)
    (row,) = RegisterEntry.objects.filter(act=Act.FILE_CLOSED)
    assert {key for key, _sha in row.details["closed_files"]} == {document.key, older.key}


@pytest.mark.parametrize(
    ("boxes", "reason"), [({}, WHY), ({1: [Box(*BOX)]}, " "), ({9: [Box(*BOX)]}, WHY)]
)
def test_nothing_closes_when_nothing_can_be_made(
    shown: LawPage,
    document: AgencyDocument,
    officers: Officers,
    boxes: dict[int, list[Box]],
    reason: str,
) -> None:
    redaction.keep_boxes(document, officers.requester, boxes)
    with pytest.raises(NotAllowed):
        redaction.order_edition(document, officers.requester, reason)
    document.refresh_from_db()
    assert document.is_public and not document.closed_by


def test_a_file_that_is_too_large_is_told_and_the_boxes_stay(
    shown: LawPage, document: AgencyDocument, officers: Officers, settings: Any
) -> None:
    settings.DOCUMENT_MAX_SIZE = 2000
    redaction.keep_boxes(document, officers.requester, {1: [Box(*BOX)]})
    job = redaction.order_edition(document, officers.requester, WHY)
    job.refresh_from_db()
    assert job.state == JobState.FAILED and job.error and job.made is None
    assert redaction.draft_of(document, officers.requester).boxes == {"1": [BOX]}


def test_more_pages_than_can_be_made_are_refused_before_anything_closes(
    shown: LawPage, document: AgencyDocument, officers: Officers
) -> None:
    for pages, is_refused in ((3000, False), (3001, True)):
        reason = why_not_order(officers.requester, document, {1: [Box(*BOX)]}, pages)
        assert bool(reason) is is_refused


def test_what_a_killed_worker_left_is_begun_again(
    shown: LawPage, document: AgencyDocument, officers: Officers
) -> None:
    redaction.keep_boxes(document, officers.requester, {1: [Box(*BOX)]})
    with patch.object(redaction, "_queue"):
        job = redaction.order_edition(document, officers.requester, WHY)
        Redaction.objects.update(state=JobState.RUNNING, attempts=1)
        assert redaction.resume_silent() == 0  # somebody works on it
    Redaction.objects.update(seen_at=timezone.now() - timedelta(minutes=4))
    assert redaction.resume_silent() == 1
    job.refresh_from_db()
    assert job.state == JobState.DONE and job.made


def test_what_is_no_pdf_or_cannot_be_read_is_told_in_words(
    officers: Officers, client: Client
) -> None:
    client.force_login(officers.requester)
    sheet = DocumentFactory(content=b"a,b\n1,2\n", filename="ตาราง.csv")
    broken = DocumentFactory(content=text().written())
    with broken.file.storage.open(broken.file.name, "wb") as file:
        file.write(b"%PDF-1.7 nothing")
    for document in (sheet, broken):
        answer = client.get(url_of(document))
        assert answer.status_code == 200 and "data-redact" not in answer.content.decode()
        forged = client.post(url_of(document), {"action": "make", "reason": WHY})
        assert forged.status_code == 409
        picture = client.get(reverse("ita_redact_page", args=[document.pk, 1]))
        assert picture.status_code in (302, 404)


def test_who_draws(shown: LawPage, document: AgencyDocument) -> None:
    done: list[tuple[int, int, int, int]] = []

    def attempt(client: Client) -> None:
        picture = client.get(reverse("ita_redact_page", args=[document.pk, 1]))
        sent = {"boxes": json.dumps({"1": [BOX]}), "action": "make", "reason": WHY}
        posted = client.post(url_of(document), sent)
        jobs = Redaction.objects.exclude(ordered_at=None).count()
        done.append((client.get(url_of(document)).status_code, picture.status_code,
                     posted.status_code, jobs))  # fmt: skip

    every_role(attempt)
    assert done == [
        (302, 302, 302, 0),  # anonymous
        (403, 403, 403, 0),  # without a post
        (200, 200, 302, 1),  # the requester
        *[(200, 302, 409, 0)] * 6,  # others read who can
    ]


def test_another_agency_finds_none_of_it(
    other_agency: Site,
    shown: LawPage,
    document: AgencyDocument,
    officers: Officers,
    client_of: Any,
) -> None:
    redaction.keep_boxes(document, officers.requester, {1: [Box(*BOX)]})
    job = redaction.order_edition(document, officers.requester, WHY)
    stranger = client_of(UserFactory(requester=True, site=other_agency))
    for url in (
        url_of(document),
        reverse("ita_redact_page", args=[document.pk, 1]),
        reverse("ita_redaction", args=[job.pk]),
        reverse("ita_redaction_state", args=[job.pk]),
    ):
        assert stranger.get(url).status_code == 404, url
        assert client_of(officers.requester).get(url).status_code == 200, url


@pytest.fixture
def long(officers: Officers) -> AgencyDocument:
    """Eleven pages; the last but one has the number."""
    pdf = Pdf()
    for number in range(1, 12):
        pdf.page(words("ID 1-1017-00230-70-8" if number == 10 else f"Page {number}"))
    return DocumentFactory(content=pdf.written())


def test_a_long_file_is_shown_a_few_pages_at_a_time(
    long: AgencyDocument, officers: Officers, client: Client
) -> None:
    client.force_login(officers.requester)
    first = client.get(url_of(long)).content.decode()
    assert first.count("data-redact-page=") == drawing.PER_SCREEN
    sent = {"boxes": json.dumps({"2": [BOX], "x": 1}), "action": "find"}
    answer = client.post(url_of(long), sent)
    assert answer.url == f"{url_of(long)}?screen=3"
    last = client.get(answer.url).content.decode()
    assert last.count("data-redact-page=") == 3 and "ita-redact-proposed-10" in last
    assert Redaction.objects.get().boxes == {"2": [BOX]}
    client.post(answer.url, {"boxes": "not json", "action": "go:1"})
    assert Redaction.objects.get().boxes == {"2": [BOX]}
    answer = client.post(answer.url, {"boxes": "{}", "action": "find"})
    assert answer.url == f"{url_of(long)}?screen=3"  # nothing more behind it
    assert client.get(f"{url_of(long)}?screen=999").status_code == 200


def test_pictures_of_pages_are_kept_by_nobody(
    long: AgencyDocument, officers: Officers, client: Client
) -> None:
    client.force_login(officers.requester)
    answer = client.get(reverse("ita_redact_page", args=[long.pk, 11]))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.get(reverse("ita_redact_page", args=[long.pk, 12])).status_code == 404
