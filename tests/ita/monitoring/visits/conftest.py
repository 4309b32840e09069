from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Site

from home.models import LawPage
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework
from ita.monitoring.visits.visiting import Visitor
from tests.factories import (
    DocumentFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
)
from tests.ita.conftest import Officers, publish
from tests.public_visitor import PublicVisitor


@pytest.fixture(autouse=True)
def _thai() -> Any:
    with translation.override("th"):
        yield


@pytest.fixture
def framework(site: Site) -> Framework:
    return FrameworkFactory()


@pytest.fixture
def approved(framework: Framework, officers: Officers) -> Evidence:
    """Evidence by a page with a file that everybody passed."""
    page: LawPage = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
    return EvidenceFactory(item=ItemFactory(framework=framework), page=publish(page, officers))


@pytest.fixture
def evidence(framework: Framework) -> Evidence:
    """Evidence by a live page with a file, of which nobody knows who approved it."""
    page = LawPageFactory(live=True, files=[DocumentFactory()])
    return EvidenceFactory(item=ItemFactory(framework=framework), page=page)


@pytest.fixture
def stranger(site: Site) -> PublicVisitor:
    return PublicVisitor(site)


@pytest.fixture
def visitor(site: Site, stranger: PublicVisitor) -> Visitor:
    return Visitor(site, stranger)
