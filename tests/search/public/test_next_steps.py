"""Who finds nothing, or little, is led on."""

import pytest
from django.test import Client
from wagtail.models import Site

from home.models import ContentPage
from tests.factories import ContactPageFactory, LawPageFactory, OnlineFormPageFactory
from tests.search.public.search_page import text_of


def test_who_finds_nothing_in_english_is_led_to_the_thai_pages(client: Client, site: Site) -> None:
    LawPageFactory(title="Waste ไทย", live=True)

    english, thai = text_of(client, "waste", "/en/search/"), text_of(client, "dinosaur")

    link = "Search the pages in this language:"
    assert link in english and 'href="/search/?q=waste"' in english
    assert "General information" not in english.split("Go on from here")[1].split("</main>")[0]
    assert 'hreflang="th"><span' not in thai


class TestNextSteps:
    def test_who_finds_nothing_is_led_on(self, client: Client, site: Site) -> None:
        ContactPageFactory(title="ติดต่อเรา", phone="0-2123-4567", live=True)
        OnlineFormPageFactory(title="คำร้องทั่วไป", live=True)
        OnlineFormPageFactory(title="ร่างแบบคำร้อง")
        LawPageFactory(live=True)

        html = text_of(client, "ไดโนเสาร์")

        assert "ไม่พบข้อมูล" in html
        for text in ("ติดต่อเรา", 'href="tel:021234567"', "คำร้องทั่วไป"):
            assert text in html, text
        assert "ร่างแบบคำร้อง" not in html
        steps = client.get("/search/", {"q": "ไดโนเสาร์"}).context["next_steps"]
        counts = {entry.section.section: entry.count for entry in steps.sections}
        assert (counts["law"], counts["general"]) == (1, 1)
        assert "news" not in counts  # it is empty: a dead end

    @pytest.mark.parametrize(("pages", "led_on"), [(1, True), (2, True), (3, False)])
    def test_who_finds_little_is_led_on_too(
        self, client: Client, site: Site, pages: int, led_on: bool
    ) -> None:
        for number in range(pages):
            LawPageFactory(title=f"ภาษี {number}", live=True)

        assert ("ไม่พบสิ่งที่ต้องการ" in text_of(client, "ภาษี")) is led_on

    def test_without_a_contact_page_there_are_still_sections(
        self, client: Client, site: Site
    ) -> None:
        ContentPage.objects.all().delete()
        LawPageFactory(live=True)

        html = text_of(client, "ไดโนเสาร์")

        assert 'id="next-sections-title"' in html
