"""Several facets of what was found, in one query."""

from typing import Any

import pytest
from modelsearch.backends.base import FilterFieldError

from home.models import ContentPage
from tests.factories import NewsPageFactory, ServiceManualPageFactory

pytestmark = pytest.mark.usefixtures("site")


def test_several_facets_are_counted_at_once(django_assert_num_queries: Any) -> None:
    NewsPageFactory(title="ถนนหนึ่ง", live=True, fiscal_year=2025)
    NewsPageFactory(title="ถนนสอง", live=True, fiscal_year=2024)
    ServiceManualPageFactory(title="ถนนสาม", live=True, fiscal_year=2024)
    results = ContentPage.objects.live().search("ถนน")
    assert results.count() == 3

    with django_assert_num_queries(1):
        facets = results.facets(["fiscal_year", "content_type_id"])

    assert facets["fiscal_year"] == {2025: 1, 2024: 2}
    assert sorted(facets["content_type_id"].values()) == [1, 2]


def test_facets_are_of_filter_fields_alone() -> None:
    with pytest.raises(FilterFieldError, match="summary"):
        ContentPage.objects.live().search("ถนน").facets(["fiscal_year", "summary"])
