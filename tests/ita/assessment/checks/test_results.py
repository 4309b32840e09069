"""The results of many elements: queries do not grow with items, evidence or pages."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from ita.assessment.checks.enums import Outcome
from ita.assessment.checks.notation import from_text
from ita.assessment.checks.results import results_of
from ita.assessment.coverage import coverage
from ita.assessment.models import Framework
from ita.integrity.live import with_rows
from tests.factories import (
    ContactPageFactory,
    DocumentFactory,
    ElementFactory,
    EvidenceFactory,
    ExecutivesPageFactory,
    FrameworkFactory,
    ImageFactory,
    ItemFactory,
    NewsPageFactory,
    PlanPageFactory,
    ProcurementResultPageFactory,
)
from tests.ita.assessment.checks.test_vocabulary import RIGHT

pytestmark = pytest.mark.django_db

# A year of the element's own would leave out the other checks' evidence.
CHECKS = [line for line, _check in RIGHT if line != "data_year: previous"]
EVERY_CHECK = "\n".join([*CHECKS, "data_year"])
PAGES: list[Any] = [ContactPageFactory, ExecutivesPageFactory, ProcurementResultPageFactory]


def with_every_check(framework: Framework, count: int) -> None:
    """So many items, each with each check and evidence of several types and a file."""
    for number in range(count):
        item = ItemFactory(framework=framework)
        element = ElementFactory(item=item, checks=from_text(EVERY_CHECK))
        picture = {"image": ImageFactory().pk, "decorative": False, "alt_text": "ภาพ"}
        block = {"type": "image", "value": {"image": picture, "caption": "คำบรรยาย"}}
        body = json.dumps([block])
        news = NewsPageFactory(live=True, body=body)
        EvidenceFactory(item=item, page=news, elements=[element])
        for factory in PAGES:
            EvidenceFactory(item=item, page=factory(live=True), elements=[element])
        plan = PlanPageFactory(live=True, files=[DocumentFactory() for _each in range(number + 1)])
        EvidenceFactory(item=item, page=plan, elements=[element])


def queries_for(framework: Framework, site: Site) -> int:
    covered = coverage(framework, site)
    items = [entry.item for entry in covered]
    facts = {entry.item.pk: entry.evidence for entry in covered}
    with CaptureQueriesContext(connection) as queries:
        results = results_of(items, facts, site, date(2026, 10, 5))
    assert len(results) == len(items)
    assert all(len(found) == len(RIGHT) for found in results.values())
    outcomes = {result.outcome for found in results.values() for result in found}
    assert outcomes == set(Outcome), "evidence must be there to be looked at"
    return len(queries)


def test_queries_do_not_grow(site: Site) -> None:
    framework = FrameworkFactory()
    with_every_check(framework, 1)
    few = queries_for(framework, site)
    with_every_check(framework, 4)
    assert queries_for(framework, site) == few
    assert few <= 35


def test_pages_that_were_read_already_are_not_read_again(site: Site) -> None:
    framework = FrameworkFactory()
    with_every_check(framework, 1)
    [covered] = coverage(framework, site)
    facts = {covered.item.pk: covered.evidence}
    numbers = {piece.evidence.page_id for piece in covered.evidence}
    known = {page.pk: page for page in with_rows(Page.objects.filter(pk__in=numbers).specific())}
    anew = results_of([covered.item], facts, site, date(2026, 10, 5))

    with CaptureQueriesContext(connection) as queries:
        found = results_of([covered.item], facts, site, date(2026, 10, 5), pages=known)

    assert found == anew
    assert not [q for q in queries.captured_queries if "home_newspage" in q["sql"]]


def test_a_list_without_checks_asks_once(site: Site, django_assert_num_queries: Any) -> None:
    element = ElementFactory(checks=[])
    with django_assert_num_queries(1):
        assert results_of([element.item], {}, site) == {}


def test_a_heading_is_not_checked(site: Site) -> None:
    element = ElementFactory(checks=[{"check": "contact"}], heading=True)
    assert results_of([element.item], {}, site) == {}
