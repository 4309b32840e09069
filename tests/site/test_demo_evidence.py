"""The evidence of the demonstration agency: every kind, and what is deliberately faulty."""

import pytest
from django.db import models
from django.test import Client
from wagtail.models import Site

from ita.assessment.checks.enums import Outcome
from ita.assessment.coverage import coverage, item_coverage
from ita.assessment.enums import ItemState
from ita.assessment.evidence.address import address_of, kind_of
from ita.assessment.evidence.enums import EvidenceKind
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework, Item
from ita.assessment.offers.mapping import proposed

pytestmark = pytest.mark.django_db


def evidence_of(code: str) -> models.QuerySet[Evidence]:
    return Evidence.objects.filter(item__code=code, item__framework__scheme="OIT")


@pytest.mark.parametrize(("scheme", "at_least"), [("OIT", 22), ("MOIT", 10)])
def test_enough_items_have_evidence(demo: str, scheme: str, at_least: int) -> None:
    items = Item.objects.filter(framework__scheme=scheme, framework__fiscal_year=2026)
    assert items.exclude(evidence=None).distinct().count() >= at_least


def test_two_items_are_left_without_evidence(demo: str) -> None:
    items = Item.objects.filter(framework__scheme="OIT", framework__fiscal_year=2026)
    missing = set(items.filter(evidence=None).values_list("code", flat=True))
    assert missing == {"O22", "O26"}


def test_some_evidence_is_deliberately_faulty(demo: str) -> None:
    wrong_year = evidence_of("O19").get()
    assert (wrong_year.item.data_year, wrong_year.page.specific.fiscal_year) == ("current", 2025)
    assert not evidence_of("O20").get().page.live
    incomplete = evidence_of("O2").get(page__slug="executives")
    assert 0 < incomplete.elements.count() < incomplete.item.elements.count()


def test_every_kind_of_evidence_occurs_and_opens(demo: str) -> None:
    rows = Evidence.objects.with_file_shown().select_related("page", "document")
    kinds = {}
    for evidence in rows.filter(page__live=True):
        kinds[kind_of(evidence)] = address_of(evidence)
    assert set(kinds) == set(EvidenceKind)
    for kind, address in kinds.items():
        if kind != EvidenceKind.ELSEWHERE:
            path = address.partition("//")[2].partition("/")[2].partition("#")[0]
            assert Client().get(f"/{path}").status_code == 200, kind
    name, _hash, place = kinds[EvidenceKind.HEADING].partition("#")
    text = Client().get("/" + name.partition("//")[2].partition("/")[2]).content.decode()
    assert f'id="{place}"' in text


def test_last_years_mapping_has_something_to_offer_and_something_to_refuse(demo: str) -> None:
    site = Site.objects.get(is_default_site=True)
    lines = proposed(Framework.objects.get_named("OIT", 2569, site), site)
    assert any(line.why_not for line in lines)
    assert any(not line.why_not for line in lines)


def test_festival_news_does_not_make_the_executives_complete(demo: str) -> None:
    item = evidence_of("O2").get(page__slug="songkran-2569").item
    site = Site.objects.get(is_default_site=True)
    assert item_coverage(item, site).state != ItemState.COMPLETE


def test_every_state_but_a_forged_one_can_be_seen(demo: str) -> None:
    site = Site.objects.get(is_default_site=True)
    covered = coverage(Framework.objects.get_named("OIT", 2569, site), site)
    assert {entry.state for entry in covered} == set(ItemState) - {ItemState.NOT_APPROVED}
    complete = {entry.item.code: entry for entry in covered if entry.is_complete}
    assert set(complete) == {"O5", "O7", "O8", "O13"}
    assert complete["O13"].verdict and complete["O7"].elements[0].verdict
    assert all(entry.confirmation for entry in complete.values())


def test_every_outcome_of_checks_can_be_seen(demo: str) -> None:
    site = Site.objects.get(is_default_site=True)
    covered = coverage(Framework.objects.get_named("OIT", 2569, site), site)
    results = [result for entry in covered for each in entry.elements for result in each.results]
    assert {result.outcome for result in results} == set(Outcome)


def test_every_note_is_written_and_every_document_belongs_to_its_page(demo: str) -> None:
    for evidence in Evidence.objects.exclude(document=None):
        assert evidence.page.specific.attachments.filter(document=evidence.document).exists()
    assert not Evidence.objects.filter(note="").exists()
    officers = set(Evidence.objects.values_list("created_by__username", flat=True))
    assert officers == {"ita", "health_webmaster"}
