"""Lists that a framework's checks name: found by the system, linked by one act of an officer."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.enums import PlanKind, Section
from ita.assessment.coverage import coverage, items_of
from ita.assessment.enums import DataYear, ItemState
from ita.assessment.evidence.models import Evidence
from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita.assessment.models import Framework, Item
from ita.assessment.offers.places import found_places, link_found
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import (
    ElementFactory,
    ItemFactory,
    LawPageFactory,
    PlanPageFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
BUDGET = {"check": "act_section", "section": "9(3)"}
LAWS = {"check": "listed", "section": "law"}


@pytest.fixture
def item() -> Item:
    made: Item = ItemFactory(code="9.3", data_year=DataYear.CURRENT)
    ElementFactory(item=made, text="งบประมาณ", checks=[BUDGET])
    ElementFactory(
        item=made, text="มีไฟล์", checks=[{"check": "at_least", "count": 1, "of": "files"}]
    )
    ElementFactory(item=made, text="คนดู", checks=[{"check": "officer", "look_for": "ครบ"}])
    return made


def places(item: Item, site: Site) -> list[tuple[str, str, list[str]]]:
    found = found_places(items_of(item.framework), site)
    return [(p.page.slug, p.filters, [each.text for each in p.elements]) for p in found]


def test_only_what_shows_something_of_the_year_is_found(item: Item, site: Site) -> None:
    assert places(item, site) == []
    plan = PlanPageFactory(live=True, plan_kind=PlanKind.BUDGET, fiscal_year=2025)
    assert places(item, site) == []
    type(plan).objects.filter(pk=plan.pk).update(fiscal_year=2026)
    assert places(item, site) == [("oia", "year=2569&act_section=9%283%29", ["งบประมาณ", "มีไฟล์"])]
    type(plan).objects.filter(pk=plan.pk).update(live=False)
    assert places(item, site) == []


def test_one_act_links_all_and_says_so_on_the_register(
    item: Item, site: Site, ita_officer: Any
) -> None:
    laws = ItemFactory(framework=item.framework, code="1.2", data_year=DataYear.ANY)
    ElementFactory(item=laws, checks=[LAWS])
    PlanPageFactory(live=True, plan_kind=PlanKind.BUDGET)
    LawPageFactory(live=True)

    linked = link_found(item.framework, site, ita_officer)

    assert [row.item.code for row in linked] == ["9.3", "1.2"]
    assert RegisterEntry.objects.filter(act=Act.EVIDENCE_LINKED).count() == 2
    assert places(item, site) == [] == link_found(item.framework, site, ita_officer)
    by_code = {entry.item.code: entry for entry in coverage(item.framework, site)}
    assert [each.is_met for each in by_code["9.3"].elements] == [True, False, False]
    assert [each.is_met for each in by_code["1.2"].elements] == [True]


def test_a_page_that_comes_later_is_found_by_itself(
    item: Item, site: Site, ita_officer: Any
) -> None:
    laws = ItemFactory(framework=item.framework, code="1.2", data_year=DataYear.ANY)
    ElementFactory(item=laws, checks=[LAWS])
    first = LawPageFactory(live=True)
    link_found(item.framework, site, ita_officer)
    LawPageFactory(live=True)
    type(first).objects.filter(pk=first.pk).update(live=False)
    (entry,) = [row for row in coverage(item.framework, site) if row.item.pk == laws.pk]
    assert entry.state == ItemState.UNCONFIRMED  # met; whether the words are the law's is not known


def test_nobody_else_links(item: Item, site: Site) -> None:
    PlanPageFactory(live=True, plan_kind=PlanKind.BUDGET)
    for user in (UserFactory(), UserFactory(approver=True), UserFactory(requester=True)):
        with pytest.raises(NotAllowed):
            link_found(item.framework, site, user)
    assert not Evidence.objects.exists()


def test_the_button_links_and_goes_away(item: Item, client: Client, site: Site) -> None:
    PlanPageFactory(live=True, plan_kind=PlanKind.BUDGET)
    address = reverse("ita_evidence_link_found", args=[item.framework.pk])
    board = f"{reverse('ita_board')}?framework={item.framework.pk}"
    client.force_login(UserFactory(ita_officer=True))
    assert address in client.get(board).content.decode()
    assert client.get(address).status_code == 405
    assert client.post(address).url == board
    assert Evidence.objects.get().filters == "year=2569&act_section=9%283%29"
    assert address not in client.get(board).content.decode()
    client.force_login(UserFactory(approver=True))
    assert client.post(address).status_code in (302, 403)
    assert Evidence.objects.count() == 1


def test_what_is_missing_says_what_to_do(item: Item, site: Site) -> None:
    (entry,) = coverage(item.framework, site)
    assert entry.state == ItemState.NO_EVIDENCE
    assert len(entry.findings) == 2 and "เผยแพร่" in entry.findings[1]


def test_lists_that_name_none_ask_nothing(site: Site) -> None:
    item = ItemFactory()
    ElementFactory(item=item, checks=[{"check": "page_type", "type": "law"}])
    items = items_of(item.framework)
    with CaptureQueriesContext(connection) as queries:
        assert found_places(items, site) == []
    assert len(queries) == 0


def test_the_shipped_lists_of_the_act_and_the_announcement_are_found(
    site: Site, section: Any
) -> None:
    load_shipped_frameworks()
    PlanPageFactory(live=True, plan_kind=PlanKind.BUDGET)
    LawPageFactory(live=True)
    found = {}
    for scheme in ("ANNOUNCEMENT", "OIA", "GWS", "OIT"):
        framework = Framework.objects.get_named(scheme, 2569, site)
        items = items_of(framework)
        with CaptureQueriesContext(connection) as queries:
            found[scheme] = [(p.item.code, p.page.section) for p in found_places(items, site)]
        assert len(queries) <= 3
    law, general, act = Section.LAW, Section.GENERAL, Section.DISCLOSURE
    assert found == {
        "ANNOUNCEMENT": [("1.1", general), ("1.2", law), ("1.5", act)],
        "OIA": [("7.4", act), ("9.3", act)],
        "GWS": [("1.1", general), ("1.2", general), ("1.3", law), ("1.6", act), ("2.3", general)],
        "OIT": [],
    }
