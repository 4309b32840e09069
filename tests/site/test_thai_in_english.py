"""Under /en/ every run of Thai says that it is Thai, so that a voice reads it as Thai."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, NavigableString
from bs4.element import Comment, Tag
from django.test import Client
from wagtail.models import Locale, Site

from home.models import AgencySettings, SectionPage
from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita.assessment.models import Item
from tests.factories import CONTENT_PAGE_FACTORIES, DocumentFactory, EvidenceFactory

pytestmark = pytest.mark.django_db

THAI = re.compile("[\u0e01-\u0e5b]")
VIEWS = (
    "/en/",
    "/en/search/?q=ภาษี",
    "/en/search/?q=ไดโนเสาร์",
    "/en/case/",
    "/en/register/",
    "/en/ita/",
    "/en/ita/2569/",
    "/en/ita/2569/o1/",
    "/en/no-such-page/",
)


def thai_without_language(html: str) -> list[str]:
    """The texts in the body, and the texts of pictures and fields, that do not say it."""
    body = BeautifulSoup(html, "html.parser").body
    assert body
    found = [
        text
        for text in body.find_all(string=THAI)
        if not isinstance(text, Comment)
        and text.parent
        and text.parent.name not in ("script", "style")
        and _language(text.parent) != "th"
    ]
    for tag in body.find_all(["img", "input"]):
        said = " ".join(str(tag.get(name, "")) for name in ("alt", "title", "value", "placeholder"))
        if THAI.search(said) and _language(tag) != "th":
            found.append(NavigableString(said))
    return [text.strip() for text in found]


def _language(tag: Tag) -> str:
    stated = tag if tag.get("lang") else tag.find_parent(lang=True)
    return str(stated["lang"]) if stated else "en"


@pytest.fixture(autouse=True)
def agency(site: Site, settings: Any) -> None:
    settings.KEEP_WORDS_WHOLE = True  # as visitors get it
    facts = {"address": "1 ถนนตัวอย่าง\nตำบลตัวอย่าง", "phone": "0 4200 0000 ต่อ 11"}
    AgencySettings.objects.update_or_create(site=site, defaults=facts)


def english_parent(factory: Any) -> SectionPage:
    english = SectionPage.objects.filter(locale=Locale.objects.get(language_code="en"))
    return english.get(section=factory._meta.model.section)


@pytest.mark.parametrize("factory", CONTENT_PAGE_FACTORIES, ids=lambda f: f._meta.model.__name__)
def test_a_page_under_en_whose_fields_are_thai_marks_them(factory: Any, client: Client) -> None:
    page = factory(live=True, parent=english_parent(factory), files=[DocumentFactory()])
    for address in (page.url, page.get_parent().url):
        assert address.startswith("/en/")
        html = client.get(address).content.decode()
        assert THAI.search(html)
        assert thai_without_language(html) == [], address


def test_no_view_under_en_holds_thai_that_does_not_say_so(client: Client) -> None:
    load_shipped_frameworks()
    thai = CONTENT_PAGE_FACTORIES[0](live=True, title="ภาษีและงบประมาณ")
    EvidenceFactory(page=thai, item=Item.objects.get(code="O1", framework__fiscal_year=2026))
    for address in VIEWS:
        html = client.get(address).content.decode()
        assert thai_without_language(html) == [], address


def test_what_is_looked_for_is_found() -> None:
    html = '<body><p>ก</p><p lang="th">ข <b>ค</b></p><img alt="ง"><select><option>จ</select></body>'
    assert thai_without_language(html) == ["ก", "จ", "ง"]
