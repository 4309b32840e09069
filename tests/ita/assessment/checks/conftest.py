from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from wagtail.models import Page, Site

from ita.assessment.checks.enums import Outcome
from ita.assessment.checks.results import CheckResult, results_of
from ita.assessment.coverage import item_coverage
from ita.assessment.enums import DataYear
from ita.assessment.models import Item
from tests.factories import ElementFactory, EvidenceFactory, ItemFactory

PASSED, FAILED, CANNOT_TELL = Outcome.PASSED, Outcome.FAILED, Outcome.CANNOT_TELL
AFTER_THE_YEAR = date(2026, 10, 5)  # fiscal year 2026 (B.E. 2569) is over

Checked = Callable[..., CheckResult]


@pytest.fixture
def checked(site: Site) -> Checked:
    """``checked(check, page, …)``: what the check finds where these pages are the evidence."""

    def run(
        check: dict[str, Any],
        *pages: Page,
        today: date = AFTER_THE_YEAR,
        data_year: str = DataYear.ANY,
        stated: bool = True,
        **evidence: Any,
    ) -> CheckResult:
        element = ElementFactory(item=ItemFactory(data_year=data_year), checks=[check])
        for page in pages:
            EvidenceFactory(
                item=element.item, page=page, elements=[element] if stated else [], **evidence
            )
        return result_of(element, site, today)

    return run


def result_of(element: Any, site: Site, today: date = AFTER_THE_YEAR) -> CheckResult:
    """Of an element with one check."""
    item: Item = Item.objects.select_related("framework").get(pk=element.item_id)
    facts = item_coverage(item, site).evidence
    (result,) = results_of([item], {item.pk: facts}, site, today)[element.pk]
    return result
