"""The papers that the public reads beside a number: form and memo, and nothing between officers."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Site

from home.models import LawPage
from home.thai.numerals import to_thai_digits
from ita.papers.public_set import public_papers
from ita.register.enums import Act
from ita.register.history import page_status
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.oral_approval.operations import confirm, record_oral_approval
from ita.workflow.removal.operations import archive, take_down
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers, fresh, publish, step
from tests.ita.papers.reading import text_of
from tests.ita.workflow.oral_approval.conftest import word_of
from tests.officers import pass_step

SECRET = "ข้อความภายในระหว่างเจ้าหน้าที่"
KINDS = ("form", "memo")


@pytest.fixture
def published(officers: Officers) -> LawPage:
    page = LawPageFactory(
        title="เทศบัญญัติที่เผยแพร่",
        owner=officers.requester,
        request_note=SECRET,
        files=[DocumentFactory()],
    )
    return publish(page, officers)


def address(page: LawPage, kind: str, act: Act = Act.APPROVED) -> str:
    row = RegisterEntry.objects.filter(page_id=page.pk, act=act).order_by("pk")[0]
    return f"{row.public_url}{kind}.pdf"


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200 and response["Content-Type"] == "application/pdf"
    return text_of(b"".join(response.streaming_content))  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", KINDS)
def test_a_stranger_reads_form_and_memo_and_no_words_between_officers(
    client: Client, published: LawPage, officers: Officers, kind: str
) -> None:
    assert RegisterEntry.objects.get(page_id=published.pk, act=Act.REQUESTED).reason == SECRET
    text = read(client, address(published, kind))
    assert "เทศบัญญัติที่เผยแพร่" in text
    assert to_thai_digits(officers.requester.posts.get().full_name) in text
    assert SECRET not in text and "หมายเหตุของผู้ขอเผยแพร่" not in text


def test_officers_still_read_the_note(published: LawPage) -> None:
    from ita.papers.content import request_record
    from ita.papers.render import make_paper

    request = page_status(published.pk).request
    record = request_record(request.request_id if request else 0)
    assert record
    for kind in KINDS:
        paper = make_paper(record, kind, "pdf")
        assert paper and SECRET in text_of(paper.content)


def test_the_numbers_page_leads_to_them(client: Client, published: LawPage) -> None:
    url = address(published, "form")
    page = client.get(url.removesuffix("form.pdf")).content
    links = {link["href"] for link in BeautifulSoup(page, "html.parser").find_all("a", href=True)}
    assert {url, address(published, "memo")} <= links


@pytest.mark.parametrize("kind", ["slip", "scan", "form2"])
def test_no_other_paper_is_public(client: Client, published: LawPage, kind: str) -> None:
    assert client.get(address(published, kind)).status_code == 404


def test_a_request_that_is_not_through_has_none(client: Client, officers: Officers) -> None:
    page = LawPageFactory(owner=officers.requester)
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker)
    pass_step(step(page), officers.approver)
    assert client.get(address(page, "form")).status_code == 404
    assert public_papers(page_status(page.pk).latest) == ()
    assert public_papers(None) == ()


def test_a_word_of_mouth_has_none_until_it_is_confirmed(
    client: Client, draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    record_oral_approval(step(draft), officers.webmaster2, word_of(officers.approver))
    word = RegisterEntry.objects.last()
    pass_step(step(draft), officers.webmaster)
    assert client.get(address(draft, "form", Act.REQUESTED)).status_code == 404
    assert word
    confirm(word, officers.approver)
    assert word.reason
    assert word.reason not in read(client, address(draft, "form", Act.REQUESTED))


def test_what_is_archived_keeps_them_and_what_was_taken_down_does_not(
    client: Client, published: LawPage, officers: Officers
) -> None:
    archive(published, officers.webmaster, "พ้นระยะเวลา")
    read(client, address(published, "form"))
    take_down(fresh(published), officers.webmaster, "ข้อมูลผิด")
    assert client.get(address(published, "form")).status_code == 404


def test_another_agencys_number_is_not_found(
    client: Client, published: LawPage, other_agency: Site
) -> None:
    url = address(published, "form")
    assert client.get(url, headers={"host": "health.localhost"}).status_code == 404


def test_asking_again_costs_one_rendering(
    client: Client, published: LawPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ita.papers import public_set

    made: list[Any] = []
    real = public_set.make_paper
    monkeypatch.setattr(public_set, "make_paper", lambda *a: made.append(a) or real(*a))
    for _each in range(3):
        read(client, address(published, "form"))
    assert len(made) == 1
