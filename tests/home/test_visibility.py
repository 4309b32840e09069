"""Is it public? Asked of one page, or of many at once, the answer is the same."""

from typing import Any

import pytest
from wagtail.models import Page, PageViewRestriction

from home.models import LawPage
from home.visibility import is_public, public, public_ids, public_to_search
from tests.factories import LawPageFactory, NewsPageFactory

pytestmark = pytest.mark.usefixtures("site")


def close(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def answers(page: Page) -> set[Any]:
    """By each way to ask."""
    page = Page.objects.get(pk=page.pk)
    return {
        is_public(page),
        public(Page.objects.all()).filter(pk=page.pk).exists(),
        public_to_search(Page.objects.all()).filter(pk=page.pk).exists(),
        page.pk in public_ids([page.pk]),
    }


def test_what_is_live_is_public_and_a_draft_is_not() -> None:
    assert answers(LawPageFactory(live=True)) == {True}
    assert answers(LawPageFactory()) == {False}


def test_what_is_restricted_is_not_public_and_its_neighbour_is() -> None:
    closed, beside = LawPageFactory(live=True), LawPageFactory(live=True)
    close(closed)
    assert (answers(closed), answers(beside)) == ({False}, {True})


def test_what_stands_below_a_restricted_page_is_not_public() -> None:
    below, elsewhere = LawPageFactory(live=True), NewsPageFactory(live=True)
    close(below.get_parent())
    assert (answers(below), answers(elsewhere)) == ({False}, {True})


def test_only_those_that_are_asked_for_are_named() -> None:
    asked, _other = LawPageFactory(live=True), LawPageFactory(live=True)
    assert public_ids([asked.pk, 999_999]) == {asked.pk}
    assert list(public(LawPage.objects.filter(pk=asked.pk))) == [asked]


def test_asking_of_many_is_one_query(django_assert_num_queries: Any) -> None:
    pages = [LawPageFactory(live=True) for _n in range(3)]
    with django_assert_num_queries(1):
        assert public_ids(page.pk for page in pages) == {page.pk for page in pages}
