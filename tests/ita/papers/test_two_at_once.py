"""A signed paper that is sent twice in the same moment is kept once (PostgreSQL)."""

import pytest
from django.db import connection

from home.core.exceptions import NotAllowed
from home.models import LawPage
from ita.papers.content import request_record
from ita.papers.models import SignedScan
from ita.papers.operations import attach_scan
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.ita.conftest import Officers, latest_request_of, publish
from tests.ita.papers.test_operations import scan_file
from tests.ita.workflow.test_two_at_once import at_once

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at all"),
    pytest.mark.django_db(transaction=True),
]


def test_a_double_click_attaches_once(draft: LawPage, officers: Officers) -> None:
    record = request_record(latest_request_of(publish(draft, officers)))
    assert record

    def attach() -> SignedScan:
        return attach_scan(record, scan_file(), officers.checker)

    answers = at_once(attach, attach)
    refused = [answer for answer in answers if isinstance(answer, NotAllowed)]
    assert len(refused) == 1 and "แนบ" in refused[0].reason, answers
    assert SignedScan.objects.count() == 1
    assert RegisterEntry.objects.filter(act=Act.SCAN_ATTACHED).count() == 1
