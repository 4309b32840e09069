"""Pages beside a page, the files' facts and the next review, as the public reads them."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from home.models import AgencyDocument
from home.related import LENGTH, related_pages
from home.templatetags.home_tags import next_review
from search.models import FileReading, ReadingState
from tests.factories import DocumentFactory, LawPageFactory, NewsPageFactory
from tests.site.test_query_counts import queries_of


def test_beside_a_page_stand_those_of_its_kind_and_year(site: Site) -> None:
    page = LawPageFactory(live=True, fiscal_year=2026)
    older = LawPageFactory(live=True, fiscal_year=2025)
    same = LawPageFactory(live=True, fiscal_year=2026)
    NewsPageFactory(live=True)
    LawPageFactory(fiscal_year=2026)
    LawPageFactory(live=True, archived_on=date(2025, 1, 1))
    LawPageFactory(live=True, content_kind="manual")
    closed = LawPageFactory(live=True)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert [each.pk for each in related_pages(page)] == [same.pk, older.pk]
    for _ in range(LENGTH):
        LawPageFactory(live=True, fiscal_year=2026)
    assert len(related_pages(page)) == LENGTH


@pytest.mark.parametrize(
    ("outcome", "pages", "said"),
    [
        (ReadingState.READ, 12, "12 หน้า"),
        (ReadingState.NO_TEXT, 3, "ภาพสแกน"),
        (ReadingState.READ, 0, ""),
    ],
)
def test_what_is_known_of_a_file_is_said_and_no_more(
    client: Client, site: Site, outcome: str, pages: int, said: str
) -> None:
    document: AgencyDocument = DocumentFactory()
    page = LawPageFactory(live=True, files=[document])
    FileReading.objects.update_or_create(
        document=document, defaults={"outcome": outcome, "pages": pages}
    )
    text = BeautifulSoup(client.get(page.url).content, "html.parser").find(class_="file").get_text()
    assert said in text
    assert ("ภาพสแกน" in text) is (outcome == ReadingState.NO_TEXT)
    assert (" หน้า" in text) is (pages > 0)


def test_a_pdf_can_be_read_in_place_and_another_file_not(client: Client, site: Site) -> None:
    files = [DocumentFactory(), DocumentFactory(filename="a.txt", content="ก".encode())]
    page = LawPageFactory(live=True, files=files)
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    frame, link = soup.select_one("details iframe"), soup.select_one("details a[target]")
    assert frame and link and frame["name"] == link["target"] and not frame.get("src")
    assert client.get(link["href"])["X-Frame-Options"] == "SAMEORIGIN"
    assert len(soup.select("details iframe")) == 1


def test_many_files_cost_no_more_queries_than_one(client: Client, site: Site) -> None:
    one = LawPageFactory(live=True, files=[DocumentFactory()])
    many = LawPageFactory(live=True, files=[DocumentFactory() for _ in range(12)])
    assert queries_of(client, many.url) == queries_of(client, one.url)


def test_the_next_review_is_told_until_it_was_done(site: Site) -> None:
    now = timezone.now()
    page = LawPageFactory(next_review_date=now.date())
    assert next_review(page, None) == now.date()
    assert next_review(page, now - timedelta(days=40)) == now.date()
    assert next_review(page, now + timedelta(days=1)) is None
