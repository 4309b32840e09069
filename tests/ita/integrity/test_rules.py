"""Where a page belongs: content in its section, the sections below the front page."""

from typing import Any

import pytest
from wagtail.models import Locale, Page

from home.enums import Section
from home.models import HomePage, LawPage, SectionPage
from ita.integrity.rules import why_not_in_place
from tests.factories import LawPageFactory

pytestmark = pytest.mark.usefixtures("site")


def section(name: Section, language: str = "th") -> SectionPage:
    return SectionPage.objects.get(section=name, locale__language_code=language)


def moved(page: Page, target: Page) -> Page:
    """``page`` below ``target``, as a script moves it."""
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=target.pk), pos="last-child")
    return Page.objects.get(pk=page.pk).specific


def test_a_site_as_it_was_set_up_is_in_place(home_page: HomePage) -> None:
    pages: list[Any] = [home_page, *SectionPage.objects.all(), LawPageFactory()]
    assert [why_not_in_place(page) for page in pages] == [None] * len(pages)


@pytest.mark.parametrize(
    "target", [(Section.NEWS, "th"), (Section.LAW, "en")], ids=["another section", "language"]
)
def test_content_stands_in_the_section_of_its_kind_and_language(
    target: tuple[Section, str],
) -> None:
    page: LawPage = LawPageFactory()
    assert "หมวด" in (why_not_in_place(moved(page, section(*target))) or "")


def test_content_does_not_stand_below_other_content() -> None:
    page, other = LawPageFactory(), LawPageFactory()
    assert why_not_in_place(moved(page, other))


def test_a_section_stands_below_the_front_page_of_its_language() -> None:
    assert why_not_in_place(moved(section(Section.KNOWLEDGE), section(Section.LAW)))
    section(Section.NEWS, "en").delete()
    english = HomePage.objects.get(locale=Locale.objects.get(language_code="en"))
    assert why_not_in_place(moved(section(Section.NEWS), english))


def test_a_page_that_hangs_nowhere_is_not_in_place() -> None:
    assert why_not_in_place(SectionPage(path="99990001", depth=2))
