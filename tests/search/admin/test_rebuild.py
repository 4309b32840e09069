"""Making the index again, by a button."""

import json
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.core.jobs import JobState
from search.analysis.terms import fingerprint
from search.indexing import state
from search.models import IndexState, Rebuild
from tests.factories import UserFactory
from tests.search.admin.screens import FIRST_SCREEN, ClientOf, html_of, messages_of

pytestmark = pytest.mark.django_db

DUE = "ต้องจัดทำดัชนีค้นหาใหม่"


@pytest.fixture
def index_is_old(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    IndexState.objects.record("default", fingerprint(), entries=0)
    monkeypatch.setattr(state, "fingerprint", lambda: "tomorrow")


def test_an_old_index_is_said_on_the_first_screen_in_the_menu_and_on_its_own(
    index_is_old: None, office: Client, client_of: ClientOf
) -> None:
    html = html_of(office, FIRST_SCREEN)
    assert DUE in html and f'action="{reverse("search_rebuild")}"' in html
    assert json.dumps("ต้องจัดทำดัชนีใหม่") in unescape(html)  # the menu
    own = html_of(office, "search_rebuild")
    assert DUE in own and "manage.py update_index" in own
    assert DUE not in html_of(client_of(UserFactory(checker=True)), FIRST_SCREEN)


def test_a_fresh_index_is_not_mentioned(office: Client, site: Site) -> None:
    IndexState.objects.record("default", fingerprint(), entries=0)
    assert DUE not in html_of(office, FIRST_SCREEN)
    assert DUE not in html_of(office, "search_rebuild")
    IndexState.objects.all().delete()
    assert DUE in html_of(office, FIRST_SCREEN)


@pytest.mark.parametrize("screen", [FIRST_SCREEN, "search_rebuild"])
def test_the_button_works_in_a_browser(index_is_old: None, screen: str, webmaster: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(webmaster)
    soup = BeautifulSoup(html_of(browser, screen), "html.parser")
    form = soup.find("form", action=reverse("search_rebuild"))
    assert form
    data = {field["name"]: field["value"] for field in form.find_all("input")}
    assert browser.post(reverse("search_rebuild"), data).status_code == 302
    assert Rebuild.objects.get().state == JobState.DONE


def test_one_button_makes_it_again(index_is_old: None, office: Client, webmaster: User) -> None:
    response = office.post(reverse("search_rebuild"), follow=True)
    assert "จัดทำดัชนีใหม่เรียบร้อยแล้ว" in messages_of(response)
    assert Rebuild.objects.get().user == webmaster
    assert DUE not in html_of(office, FIRST_SCREEN)


def test_while_it_is_made_there_is_progress_and_no_second_button(
    index_is_old: None, office: Client
) -> None:
    Rebuild.objects.create(state=JobState.RUNNING, percent=40)
    html = html_of(office, "search_rebuild")
    assert 'value="40"' in html and "<form" not in html.split('id="main"')[-1]
    assert "กำลังจัดทำดัชนี" in html_of(office, FIRST_SCREEN)
    answer = office.get(reverse("search_rebuild_state")).json()
    assert not answer["finished"] and answer["percent"] == 40 and "40%" in answer["message"]
    office.post(reverse("search_rebuild"))
    assert Rebuild.objects.count() == 1


def test_a_failure_is_shown_with_another_try(index_is_old: None, office: Client) -> None:
    Rebuild.objects.create(state=JobState.FAILED, error="จัดทำดัชนีไม่สำเร็จ")
    html = html_of(office, "search_rebuild")
    assert "จัดทำดัชนีไม่สำเร็จ" in html and f'action="{reverse("search_rebuild")}"' in html
    assert office.get(reverse("search_rebuild_state")).json()["finished"]
