from datetime import date

import time_machine
from wagtail.models import Site

from ita.monitoring.currency.memo_figure import overdue_reviews
from ita.monitoring.currency.models import ReviewIntervals
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers, publish
from tests.ita.monitoring.currency.conftest import at

YEAR = date(2026, 10, 1), date(2027, 9, 30)


def said(site: Site) -> str:
    stated = overdue_reviews(site, *YEAR)
    assert stated is not None
    return stated.words


def test_overdue_reviews_are_told_with_their_day(site: Site, officers: Officers) -> None:
    ReviewIntervals.objects.create(site=site, months={"law": 3})
    assert said(site) == "ไม่มีรายการที่เผยแพร่อยู่"
    with time_machine.travel(at(2026, 11, 30)):
        publish(LawPageFactory(owner=officers.requester, content_kind="law"), officers)
        assert said(site) == ("ณ วันที่ 30 พฤศจิกายน 2569 ไม่พบรายการที่เกินกำหนด จากที่เผยแพร่อยู่ 1 รายการ")
    with time_machine.travel(at(2027, 3, 1)):
        assert said(site) == ("ณ วันที่ 1 มีนาคม 2570 เกินกำหนด 1 รายการ จากที่เผยแพร่อยู่ 1 รายการ")
