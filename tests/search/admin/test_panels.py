"""What officers read on their first screen of what was not found."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from search.models import PromotedResult, SynonymGroup
from tests.factories import NewsPageFactory, UserFactory
from tests.search.admin.screens import FIRST_SCREEN, ClientOf, asked, html_of

pytestmark = pytest.mark.django_db


def test_the_first_screen_shows_what_was_not_found(
    office: Client, client_of: ClientOf, site: Site
) -> None:
    heading = "คำค้นที่ไม่พบ"
    assert heading not in html_of(office, FIRST_SCREEN)
    for number in range(7):
        asked(site, f"ไม่มี {number}", 9 - number, 9 - number)
    asked(site, "นานแล้ว", 99, 99, days_ago=40)
    html = html_of(office, FIRST_SCREEN)
    assert heading in html and "นานแล้ว" not in html
    assert [n for n in range(7) if f"ไม่มี {n}" in html] == [0, 1, 2, 3, 4]
    for name in ("search_synonyms:add", "search_promoted:add"):
        assert html.count(f'href="{reverse(name)}?') == 5
    assert heading not in html_of(client_of(UserFactory(checker=True)), FIRST_SCREEN)


def test_what_is_dealt_with_leaves_the_first_screen(office: Client, site: Site) -> None:
    for question in ("หมา", "ภาษี", "เหลืออยู่"):
        asked(site, question, 3, 3)
    SynonymGroup.objects.create(words="สุนัข\nหมา", site=site)
    PromotedResult.objects.create(question="ภาษี", page=NewsPageFactory(live=True))
    html = html_of(office, FIRST_SCREEN)
    assert "เหลืออยู่" in html and "หมา" not in html and "?question=%E0%B8%A0" not in html


def test_a_delivered_synonym_does_not_hide_what_was_not_found(office: Client, site: Site) -> None:
    asked(site, "แจ้งเกิด", 3, 3)
    words = "การแจ้งเกิด\nแจ้งเกิด"
    SynonymGroup.objects.create(words=words, delivered_name="การแจ้งเกิด", delivered_words=words)
    assert "แจ้งเกิด" in html_of(office, FIRST_SCREEN)
    SynonymGroup.objects.update(words=f"{words}\nสูติบัตร")
    assert "แจ้งเกิด" not in html_of(office, FIRST_SCREEN)
