"""The mail of the morning tells ITA officers what is to be mended, once a week."""

from datetime import timedelta
from typing import Any

import pytest
from wagtail.models import Site

from home.periods import today
from home.thai.calendar import current_fiscal_year
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework
from ita.monitoring.visits.mails import compose, whom
from ita.monitoring.visits.operations import visit_evidence
from ita.monitoring.visits.visiting import Visitor
from ita.notifications.daily import operations as daily
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.parts import Recipient
from tests.factories import EvidenceFactory, ItemFactory, LawPageFactory
from tests.public_visitor import PublicVisitor, answer

pytestmark = pytest.mark.django_db


def test_what_is_to_be_mended_is_told_once_a_week(
    framework: Framework,
    site: Site,
    other_agency: Site,
    ita_officer: Any,
    webmaster: Any,
    stranger: PublicVisitor,
) -> None:
    Framework.objects.filter(pk=framework.pk).update(fiscal_year=current_fiscal_year())
    item = ItemFactory(framework=framework)
    row: Evidence = EvidenceFactory(item=item, page=LawPageFactory(live=True))
    reader, day = Recipient(user_id=ita_officer.pk), today()
    assert whom(site, day) == set()  # not visited yet: not known is no news

    stranger.answers[row.page.full_url] = answer(row.page.full_url, status=404)
    visit_evidence(framework, site, visitor=Visitor(site, stranger))
    assert whom(site, day) == {reader}
    assert whom(other_agency, day) == set()
    part = compose(site, reader, day)
    assert part and part.count == 1
    assert row.item.code in part.lines[0].title and "404" in part.lines[0].note
    assert compose(site, Recipient(user_id=webmaster.pk), day) is None

    daily.plan(site)
    assert "visits" in DailyMail.objects.get(recipient=ita_officer).parts
    assert whom(site, day + timedelta(days=1)) == set()
    assert whom(site, day + timedelta(days=7)) == {reader}

    stranger.answers.clear()
    visit_evidence(framework, site, visitor=Visitor(site, stranger))
    assert compose(site, reader, day) is None
