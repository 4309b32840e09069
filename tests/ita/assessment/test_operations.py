"""Evidence is linked and changed by the same rule, whichever screen asks."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageLogEntry, Site

from home.core.exceptions import NotAllowed
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Element
from ita.assessment.operations import UNLINKED, change, link, unlink
from tests.factories import (
    DocumentFactory,
    ElementFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
)

WRONG = ["another page's file", "another item's element", "a heading"]


@pytest.fixture
def evidence(site: Site, ita_officer: Any) -> Evidence:
    page = LawPageFactory(live=True, files=[DocumentFactory()])
    return link(ItemFactory(), page, site, ita_officer)


def wrong_values(evidence: Evidence, what: str) -> tuple[Any, list[Element]]:
    """(document, elements) of which one does not belong to the evidence."""
    return {
        "another page's file": (DocumentFactory(), []),
        "another item's element": (None, [ElementFactory()]),
        "a heading": (None, [ElementFactory(item=evidence.item, heading=True)]),
    }[what]


@pytest.mark.parametrize("what", WRONG)
def test_what_belongs_elsewhere_is_neither_linked_nor_changed_to(
    evidence: Evidence, site: Site, ita_officer: Any, what: str
) -> None:
    document, elements = wrong_values(evidence, what)
    page = LawPageFactory(live=True, files=[DocumentFactory()])
    with pytest.raises(ValidationError):
        link(evidence.item, page, site, ita_officer, document=document, elements=elements)
    with pytest.raises(ValidationError):
        change(evidence, site, ita_officer, document=document, note="", elements=elements)


def test_an_agency_proves_nothing_of_anothers_own_list(
    site: Site, other_agency: Site, ita_officer: Any
) -> None:
    theirs = FrameworkFactory(scheme="OWN", site=other_agency)
    with pytest.raises(ValidationError):
        link(ItemFactory(framework=theirs), LawPageFactory(live=True), site, ita_officer)
    ours = FrameworkFactory(scheme="OURS", site=site)
    assert link(ItemFactory(framework=ours), LawPageFactory(live=True), site, ita_officer)


def test_an_act_on_what_is_gone_is_refused_in_words(
    evidence: Evidence, site: Site, ita_officer: Any
) -> None:
    page = LawPageFactory(live=True)
    unlink(evidence, ita_officer)
    evidence.pk = evidence.pk or 1
    with pytest.raises(NotAllowed):
        unlink(evidence, ita_officer)
    with pytest.raises(NotAllowed):
        change(evidence, site, ita_officer, note="", elements=[])
    page.delete()
    page.pk = 999_999
    with pytest.raises(NotAllowed):
        link(ItemFactory(), page, site, ita_officer)
    assert not Evidence.objects.exists()


def test_who_linked_it_stands_on_it_and_that_it_was_unlinked_in_the_history(
    evidence: Evidence, ita_officer: Any
) -> None:
    assert evidence.created_by == ita_officer
    unlink(evidence, ita_officer)
    assert PageLogEntry.objects.filter(page=evidence.page_id, action=UNLINKED).exists()
