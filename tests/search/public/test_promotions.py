"""Promoted results: which pages stand first for a question."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction, Site

from home.models import HomePage
from search.models import PromotedResult
from search.public.promotions import MOST_SHOWN, promoted
from tests.factories import LawPageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db


def promote(question: str, page: Page, **fields: Any) -> PromotedResult:
    return PromotedResult.objects.create(question=question, page=page, **fields)


def faults(question: str, page: Page | None) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as error:
        PromotedResult(question=question, page=page).full_clean()
    return error.value.message_dict


@pytest.mark.parametrize("asked", ["ฉีดวัคซีน", " ฉีดวัคซีน? ", '"ฉีดวัคซีน"', "ฉีดวัค\u200bซีน"])
def test_a_page_stands_first_for_its_question_however_it_is_written(
    asked: str, home_page: HomePage
) -> None:
    page = NewsPageFactory(title="วันฉีดวัคซีน", live=True)
    promote("ฉีดวัคซีน", page)
    [found] = promoted(asked, home_page)
    assert found == page and type(found) is type(page)


@pytest.mark.parametrize("asked", ["", "\x00", '"*', "วัคซีน", "ฉีดวัคซีนหมา", "ก" * 10_000])
def test_other_questions_have_none(asked: str, home_page: HomePage) -> None:
    promote("ฉีดวัคซีน", NewsPageFactory(live=True))
    assert promoted(asked, home_page) == []


def test_several_pages_stand_in_their_order_and_there_are_few(home_page: HomePage) -> None:
    pages = [NewsPageFactory(live=True) for _number in range(MOST_SHOWN + 2)]
    for order, page in enumerate(reversed(pages)):
        promote("ภาษี", page, sort_order=order)
    assert promoted("ภาษี", home_page) == list(reversed(pages))[:MOST_SHOWN]


def test_the_front_page_itself_can_be_promoted(home_page: HomePage) -> None:
    promote("หน้าแรก", home_page)
    assert promoted("หน้าแรก", home_page) == [home_page]


def test_only_what_everybody_may_read_is_shown(home_page: HomePage) -> None:
    draft, secret = LawPageFactory(title="ร่าง"), LawPageFactory(title="ลับ", live=True)
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    for page in (draft, secret):
        promote("กฎหมาย", page)
    assert promoted("กฎหมาย", home_page) == []


def test_a_page_that_is_withdrawn_is_gone_at_once(home_page: HomePage) -> None:
    page = LawPageFactory(live=True)
    promote("กฎหมาย", page)
    assert promoted("กฎหมาย", home_page)
    Page.objects.filter(pk=page.pk).update(live=False)
    assert promoted("กฎหมาย", home_page) == []


def test_the_english_pages_are_asked_in_english(home_page: HomePage) -> None:
    english = home_page.get_translation(Locale.objects.get(language_code="en"))
    promote("กฎหมาย", LawPageFactory(live=True))
    assert promoted("กฎหมาย", english.specific) == []


def test_the_number_of_queries_does_not_grow(home_page: HomePage) -> None:
    with CaptureQueriesContext(connection) as none:
        promoted("ภาษี", home_page)
    assert len(none) == 1
    promote("ภาษี", NewsPageFactory(live=True))
    with CaptureQueriesContext(connection) as one:
        promoted("ภาษี", home_page)
    promote("ภาษี", NewsPageFactory(live=True))
    with CaptureQueriesContext(connection) as two:
        promoted("ภาษี", home_page)
    assert len(two) == len(one)


def test_what_visitors_would_not_see_is_refused_in_thai(site: Site) -> None:
    assert "ยังไม่ได้เผยแพร่" in faults("กฎหมาย", LawPageFactory())["page"][0]
    secret = LawPageFactory(live=True)
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    assert "ทุกคน" in faults("กฎหมาย", secret)["page"][0]
    assert faults("กฎหมาย", Page.get_first_root_node())["page"]
    assert faults('"*"', LawPageFactory(live=True))["question"]
    assert faults("กฎหมาย", None)["page"]


def test_the_same_page_is_promoted_once_for_a_question(site: Site) -> None:
    page = LawPageFactory(live=True)
    promote("อบต.", page)
    assert faults("อ.บ.ต.", page)["page"]
    PromotedResult(question="อบจ.", page=page).full_clean()


def test_a_website_lists_its_own(site: Site) -> None:
    mine = promote("กฎหมาย", LawPageFactory(live=True))
    other_home = HomePage(title="อื่น", slug="other", locale=Locale.objects.get(language_code="th"))
    Page.get_first_root_node().add_child(instance=other_home)
    other = Site.objects.create(hostname="other.go.th", root_page=other_home)
    theirs = promote("กฎหมาย", other_home)
    assert list(PromotedResult.objects.of_site(site)) == [mine]
    assert list(PromotedResult.objects.of_site(other)) == [theirs]
