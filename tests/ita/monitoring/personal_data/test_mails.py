"""Owners and webmasters are told once a week, while something is to be done, and of no number."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from home.models import AgencyDocument
from ita.monitoring.personal_data import operations
from ita.monitoring.personal_data.mails import compose, whom
from ita.notifications.daily.operations import plan
from ita.notifications.daily.parts import Recipient
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers

pytestmark = pytest.mark.django_db


def test_webmasters_are_told_of_what_is_live(
    officers: Officers, site: Any, document: AgencyDocument
) -> None:
    day = timezone.localdate()
    webmaster = Recipient(user_id=officers.webmaster.pk)
    assert whom(site, day) == set()
    page = LawPageFactory(title="ประกาศที่เผยแพร่อยู่", live=True, files=[document])
    operations.search_live(site)
    assert whom(site, day) == {webmaster}
    part = compose(site, webmaster, day)
    assert part and [line.title for line in part.lines] == [page.title]
    assert compose(site, Recipient(user_id=officers.checker.pk), day) is None

    plan(site)
    assert whom(site, day + timedelta(days=6)) == set()
    assert whom(site, day + timedelta(days=7)) == {webmaster}
    operations.release(page, officers.approver, document.sha256, "กฎหมายให้ประกาศ")
    assert whom(site, day + timedelta(days=7)) == set()
    assert compose(site, webmaster, day) is None
