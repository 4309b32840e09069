"""Who may open the officers' screens of search, and change anything there."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from search.models import PromotedResult, Rebuild, SetAsideQuestion, SynonymGroup
from tests.factories import NewsPageFactory, UserFactory
from tests.search.admin.screens import FIRST_SCREEN, ClientOf, html_of

pytestmark = pytest.mark.django_db

GET_SCREENS = [
    "search_questions",
    "search_questions_results",
    "search_rebuild",
    "search_rebuild_state",
    "search_synonyms:index",
    "search_synonyms:add",
    "search_promoted:index",
    "search_promoted:add",
]
DUTIES_WITHOUT = ["requester", "checker", "approver", "ita_officer"]


@pytest.mark.parametrize("name", GET_SCREENS)
def test_search_is_looked_after_by_webmasters(
    name: str, client: Client, client_of: ClientOf, webmaster: User, superuser: User, site: Site
) -> None:
    url = reverse(name)
    assert client.get(url).url.startswith(reverse("wagtailadmin_login"))
    for duty in DUTIES_WITHOUT:
        assert client_of(UserFactory(**{duty: True})).get(url).status_code == 302
    for user in (webmaster, superuser):
        assert client_of(user).get(url).status_code == 200


def post_targets(site: Site) -> list[tuple[str, dict[str, Any]]]:
    group = SynonymGroup.objects.create(words="โค\nวัว", site=site)
    page = NewsPageFactory(live=True)
    promotion = PromotedResult.objects.create(question="ข่าว", page=page)
    words = {"words": "ขยะ\nมูลฝอย", "active": "on"}
    answer = {"question": "ภาษี", "page": page.pk, "sort_order": 0}
    return [
        (reverse("search_synonyms:add"), words),
        (reverse("search_synonyms:edit", args=[group.pk]), words),
        (reverse("search_synonyms:delete", args=[group.pk]), {}),
        (reverse("search_promoted:add"), answer),
        (reverse("search_promoted:edit", args=[promotion.pk]), answer),
        (reverse("search_promoted:delete", args=[promotion.pk]), {}),
        (reverse("search_set_aside"), {"question": "ภาษี"}),
        (reverse("search_accept"), {"question": "ภาษี"}),
        (reverse("search_rebuild"), {}),
    ]


def test_no_forged_post_and_none_of_another_duty_changes_anything(
    client: Client, client_of: ClientOf, site: Site, webmaster: User
) -> None:
    targets = post_targets(site)
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(webmaster)
    others = [client_of(UserFactory(**{duty: True})) for duty in DUTIES_WITHOUT]
    for url, data in targets:
        for browser in (client, forged, *others):
            assert browser.post(url, data).status_code in (302, 403), url
    assert [str(group) for group in SynonymGroup.objects.all()] == ["โค = วัว"]
    assert [row.question for row in PromotedResult.objects.all()] == ["ข่าว"]
    assert not SetAsideQuestion.objects.exists() and not Rebuild.objects.exists()


@pytest.mark.parametrize("name", ["search_set_aside", "search_accept", "search_rebuild_state"])
def test_other_methods_are_refused(name: str, office: Client, site: Site) -> None:
    method = office.get if name != "search_rebuild_state" else office.post
    assert method(reverse(name)).status_code == 405


def test_the_menu_shows_search_to_those_who_look_after_it(
    office: Client, client_of: ClientOf, site: Site
) -> None:
    ours = html_of(office, FIRST_SCREEN)
    for name in ("search_questions", "search_synonyms:index", "search_promoted:index"):
        assert reverse(name) in ours
    theirs = html_of(client_of(UserFactory(checker=True)), FIRST_SCREEN)
    assert reverse("search_questions") not in theirs
    assert reverse("search_rebuild") not in theirs


def test_who_may_open_no_page_is_offered_no_search_of_pages(
    office: Client, requester: User, client_of: ClientOf
) -> None:
    style = "search/no_pages.css"
    assert style in html_of(office, FIRST_SCREEN)
    assert style not in html_of(client_of(requester), FIRST_SCREEN)


def test_the_search_of_all_pages_counts_nothing_without_a_name(
    requester: User, client_of: ClientOf
) -> None:
    NewsPageFactory(title="ประชุมสภา", live=True)
    html = html_of(client_of(requester), "wagtailadmin_pages:search", q="สภา")
    assert "ประชุมสภา" in html and "None" not in BeautifulSoup(html, "html.parser").text
