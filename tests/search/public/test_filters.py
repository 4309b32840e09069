"""Filters: what each would leave, and how it is taken off."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from home.enums import ContentKind
from home.models import HomePage
from tests.factories import LawPageFactory, NewsPageFactory, UnitFactory
from tests.search.public.search_page import found, text_of


class TestFilters:
    @pytest.fixture(autouse=True)
    def pages(self, site: Site) -> None:
        self.unit = UnitFactory(name="กองคลัง")
        other = UnitFactory(name="กองช่าง")
        for number in range(3):
            LawPageFactory(title=f"ภาษี {number}", live=True, fiscal_year=2025, owner_unit=self.unit)
        NewsPageFactory(title="ภาษี ข่าว", live=True, fiscal_year=2026, owner_unit=self.unit)
        NewsPageFactory(
            title="ภาษี ประกาศ",
            live=True,
            fiscal_year=2026,
            owner_unit=other,
            content_kind=ContentKind.ANNOUNCEMENT,
        )

    def counts(self, client: Client, **filters: Any) -> dict[str, dict[str, int]]:
        response = client.get("/search/", {"q": "ภาษี", **filters})
        facets = response.context["found"].facets
        return {f.name: {c.label: c.count for c in f.choices} for f in facets}

    def test_each_value_has_its_number_of_results(self, client: Client) -> None:
        counts = self.counts(client)

        assert counts["year"] == {"2569": 2, "2568": 3}
        assert counts["unit"] == {"กองคลัง": 4, "กองช่าง": 1}
        assert list(counts["section"].values()) == [3, 2]
        assert sorted(counts["kind"].values()) == [1, 1, 3]

    def test_a_choice_narrows_the_results_and_the_counts_of_the_others(
        self, client: Client
    ) -> None:
        assert sorted(found(client, "ภาษี", year="2569")) == ["ภาษี ข่าว", "ภาษี ประกาศ"]
        counts = self.counts(client, year="2569")

        assert counts["year"] == {"2569": 2, "2568": 3}
        assert counts["unit"] == {"กองคลัง": 1, "กองช่าง": 1}
        assert list(counts["section"].values()) == [2]

    def test_filters_add_up(self, client: Client) -> None:
        filters = {"section": "news", "kind": "article", "unit": self.unit.pk, "year": "2569"}

        assert found(client, "ภาษี", **filters) == ["ภาษี ข่าว"]

    def test_each_filter_can_be_taken_off(self, client: Client) -> None:
        response = client.get("/search/", {"q": "ภาษี", "year": "2569", "section": "news"})
        facets = {facet.name: facet for facet in response.context["found"].facets}

        assert facets["year"].without == "?q=%E0%B8%A0%E0%B8%B2%E0%B8%A9%E0%B8%B5&section=news"
        for facet in ("year", "section"):
            assert facets[facet].without.replace("&", "&amp;") in response.content.decode()
        assert len(found(client, "", path=f"/search/{facets['year'].without}")) == 0

    def test_nothing_under_the_filters_says_so_and_they_can_be_taken_off(
        self, client: Client
    ) -> None:
        html = text_of(client, "ภาษี", year="2569", section="law")

        assert "ไม่พบข้อมูลตามตัวกรองที่เลือก" in html
        assert "ล้างตัวกรองทั้งหมด" in html
        assert "ปีงบประมาณ: 2569" in html

    @pytest.mark.parametrize(
        "filters",
        [
            {"year": "x"},
            {"year": "99999999999999999999"},
            {"year": "0"},
            {"unit": "99999999999999999999"},
            {"unit": "-1"},
            {"unit": "'"},
            {"section": "<b>"},
            {"kind": "nothing"},
        ],
    )
    def test_what_is_no_choice_is_passed_over(
        self, client: Client, filters: dict[str, str]
    ) -> None:
        assert len(found(client, "ภาษี", **filters)) == 5

    def test_another_agencys_unit_is_no_choice(
        self, client: Client, other_agency: HomePage
    ) -> None:
        site = Site.objects.get(hostname="other.example")
        unit = UnitFactory(name="กองลับของที่อื่น", site=site)

        assert "กองลับของที่อื่น" not in text_of(client, "ภาษี", unit=unit.pk)
        assert len(found(client, "ภาษี", unit=unit.pk)) == 5
