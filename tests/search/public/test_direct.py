"""What somebody above the search knows at once is shown first, and only what everybody may read."""

from typing import Any

import pytest
from django.test import Client
from wagtail import hooks
from wagtail.models import Site

from home.models import HomePage
from search.public.direct import DIRECT_ANSWERS_HOOK, DirectAnswer, direct_answers, pages_of
from tests.factories import LawPageFactory

pytestmark = pytest.mark.django_db


def answering(*answers: DirectAnswer) -> Any:
    def answer(question: str, site: Site) -> list[DirectAnswer]:
        return list(answers) if question == "zz9" else []

    return hooks.register_temporarily(DIRECT_ANSWERS_HOOK, answer)


def test_those_who_know_answer(site: Site) -> None:
    known = DirectAnswer("เรื่อง", "/there/")
    with answering(known):
        assert direct_answers("zz9", site) == [known]
        assert direct_answers("อื่น", site) == []


def test_their_pages_are_public_below_the_front_page_and_in_order(
    site: Site, other_agency: HomePage
) -> None:
    home = site.root_page.specific
    one, two, draft = (LawPageFactory(live=live) for live in (True, True, False))
    answer = DirectAnswer("เรื่อง", "/there/", [two.pk, draft.pk, one.pk, two.pk, 987654321])
    assert [page.pk for page in pages_of([answer], home)] == [two.pk, one.pk]
    assert pages_of([answer], other_agency) == []
    assert pages_of([], home) == []


def test_an_answer_counts_as_found_and_stands_once(client: Client) -> None:
    page = LawPageFactory(title="หน้า zz9", live=True)
    with answering(DirectAnswer("เรื่อง <b>", "/there/", [page.pk])):
        shown = client.get("/search/", {"q": "zz9"}).content.decode()
        second = client.get("/search/", {"q": "zz9", "page": 2}).content.decode()
    assert 'href="/there/"' in shown and "เรื่อง &lt;b&gt;" in shown
    assert shown.count(f'href="{page.url}"') == 1
    assert "/there/" not in client.get("/search/", {"q": "อื่น"}).content.decode()
    assert second.count(f'href="{page.url}"') <= 1
