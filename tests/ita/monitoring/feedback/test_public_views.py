"""Anybody says whether a page is useful and what is wrong in it, from this website alone, and not
too often; nobody else reads it."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.models import LawPage
from ita.monitoring.feedback.models import MistakeReport, UsefulTotal
from ita.monitoring.feedback.operations import answer_mistake
from tests.factories import LawPageFactory, UserFactory
from tests.ita.monitoring.feedback.conftest import HERE

HIGH = 10**30


@pytest.fixture
def strict() -> Client:
    """As a real browser: a token is asked for where one is needed."""
    return Client(enforce_csrf_checks=True)


def useful(page: LawPage) -> str:
    return reverse("ita_useful", args=[page.pk])


def mistake(page: LawPage) -> str:
    return reverse("ita_mistake", args=[page.pk])


def counts(page: LawPage) -> tuple[int, int]:
    total = UsefulTotal.objects.filter(page=page).first()
    return (total.useful, total.not_useful) if total else (0, 0)


def test_an_answer_is_counted_and_thanked_for(strict: Client, page: LawPage) -> None:
    for answer in ("yes", "yes", "no"):
        sent = strict.post(useful(page), {"useful": answer}, headers=HERE, follow=True)
        assert sent.status_code == 200 and page.url in sent.content.decode()
    assert counts(page) == (2, 1)
    assert not strict.cookies


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}])
def test_what_comes_from_elsewhere_is_not_counted(
    strict: Client, page: LawPage, headers: dict[str, str]
) -> None:
    assert strict.post(useful(page), {"useful": "yes"}, headers=headers).status_code == 400
    assert strict.post(mistake(page), {"text": "ผิด"}, headers=headers).status_code == 400
    assert counts(page) == (0, 0) and not MistakeReport.objects.exists()


def test_what_is_no_answer_is_asked_again(strict: Client, page: LawPage) -> None:
    assert strict.post(useful(page), {"useful": "<script>"}, headers=HERE).status_code == 400
    assert strict.get(useful(page)).status_code == 200
    assert counts(page) == (0, 0)


def test_a_thousand_answers_from_one_place_are_few(strict: Client, page: LawPage) -> None:
    cache.clear()
    codes = [
        strict.post(useful(page), {"useful": "no"}, headers=HERE).status_code for _ in range(9)
    ]
    assert codes == [302] * 5 + [429] * 4
    assert counts(page) == (0, 5)
    cache.clear()


def test_a_report_is_kept_and_its_answer_stands_at_its_address(
    strict: Client, page: LawPage
) -> None:
    text = "ปีในตารางผิด เลขบัตร 1-1037-02071-81-1 <b>"
    sent = strict.post(mistake(page), {"text": text}, headers=HERE)
    address = sent["Location"]
    html = strict.get(address).content.decode()
    assert (
        "ปีในตารางผิด" in html
        and "&lt;b&gt;" in html
        and "no-store" in strict.get(address)["Cache-Control"]
    )
    report = MistakeReport.objects.get()
    assert "02071" not in report.text
    assert report.token_sha256 not in html
    answer_mistake(report, UserFactory(webmaster=True), "แก้ไขแล้ว")
    html = strict.get(address).content.decode()
    assert "แก้ไขแล้ว" in html and MistakeReport.objects.get().answered_name not in html
    assert strict.get(f"/en{address}").status_code == 200
    assert strict.get(reverse("ita_mistake_sent", args=[page.pk, "x" * 22])).status_code == 404
    assert not strict.cookies


def test_an_empty_or_endless_report_is_not_kept(strict: Client, page: LawPage) -> None:
    for text in ("", "  ", "ก" * 2001):
        assert strict.post(mistake(page), {"text": text}, headers=HERE).status_code == 422
    cache.clear()
    codes = [strict.post(mistake(page), {"text": "ผิด"}, headers=HERE).status_code for _ in range(7)]
    assert codes == [302] * 5 + [429] * 2
    cache.clear()


def test_of_a_page_that_the_public_does_not_read_nothing_is_said(
    strict: Client, page: LawPage, other_agency: Site
) -> None:
    other = LawPageFactory(live=True, parent=other_agency.root_page)
    for number in (LawPageFactory().pk, other.pk, HIGH, 0):
        for name in ("ita_useful", "ita_mistake"):
            address = reverse(name, args=[number])
            assert strict.get(address).status_code == 404
            sent = {"useful": "yes", "text": "ผิด"}
            assert strict.post(address, sent, headers=HERE).status_code == 404


def test_the_page_offers_both_without_a_token(strict: Client, page: LawPage) -> None:
    html = strict.get(page.url).content.decode()
    assert useful(page) in html and mistake(page) in html
    assert "csrfmiddlewaretoken" not in html and not strict.cookies
