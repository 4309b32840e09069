"""What each officer finds on the first screen of the admin."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.enums import Section
from tests.factories import ItemFactory, UserFactory


def first_screen(user: Any) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_requester_begins_a_page_in_any_section(site: Site, section: Any) -> None:
    html = first_screen(UserFactory(requester=True))
    for name in Section:
        assert reverse("wagtailadmin_pages:add_subpage", args=[section(name).pk]) in html


def test_an_ita_officer_sees_the_newest_assessment(site: Site) -> None:
    item = ItemFactory()
    html = first_screen(UserFactory(ita_officer=True))
    assert f"{reverse('ita_board')}?framework={item.framework_id}" in html
    assert "ยังไม่มีข้อมูล" in html


def test_nobody_is_offered_what_is_not_theirs(site: Site, section: Any) -> None:
    ItemFactory()
    html = first_screen(UserFactory(checker=True))
    assert f"{reverse('ita_board')}?" not in html
    assert "add_subpage" not in html


def test_no_screen_leads_to_wagtails_guides_on_other_sites(site: Site) -> None:
    html = first_screen(UserFactory(is_superuser=True))
    assert "guide.wagtail.org" not in html
    assert "gravatar" not in html
