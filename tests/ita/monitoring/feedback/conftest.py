import pytest
from wagtail.models import Site

from home.models import LawPage
from ita.monitoring.feedback.models import MistakeReport
from ita.monitoring.feedback.operations import report_mistake
from tests.factories import LawPageFactory, UnitFactory

HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def page(site: Site) -> LawPage:
    return LawPageFactory(live=True, owner_unit=UnitFactory(name="กองคลัง", mailbox="k@a.example"))


@pytest.fixture
def report(page: LawPage) -> MistakeReport:
    report_mistake(page, "ปีในตารางผิด")
    return MistakeReport.objects.get()
