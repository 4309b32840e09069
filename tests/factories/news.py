from datetime import UTC, date, datetime
from decimal import Decimal

import factory

from home.enums import AnnouncementKind, ProcurementMethod
from home.models import AnnouncementPage, Contract, GalleryImage, NewsPage, ProcurementResultPage
from tests.factories.files import ImageFactory
from tests.factories.pages import ContentPageFactory


class NewsPageFactory(ContentPageFactory):
    """``NewsPageFactory(event=True)`` is an event in the year 2030."""

    class Meta:
        model = NewsPage

    class Params:
        event = factory.Trait(
            event_from=datetime(2030, 1, 5, 2, 0, tzinfo=UTC),
            event_until=datetime(2030, 1, 5, 9, 0, tzinfo=UTC),
            event_place="ลานกีฬา, หน้าสำนักงาน",
        )

    gallery = factory.LazyFunction(lambda: [GalleryImage(image=ImageFactory(), caption="กิจกรรม")])


class AnnouncementPageFactory(ContentPageFactory):
    class Meta:
        model = AnnouncementPage

    announcement_kind = AnnouncementKind.RECRUITMENT
    reference_number = "ประกาศที่ 7/2569"
    announced_on = date(2026, 1, 5)
    closes_on = date(2026, 1, 30)


class ProcurementResultPageFactory(ContentPageFactory):
    """``ProcurementResultPageFactory(none_this_month=True, contracts=[])`` is an empty month."""

    class Meta:
        model = ProcurementResultPage

    month = 10
    contracts = factory.LazyFunction(
        lambda: [
            Contract(
                work="ซื้อวัสดุสำนักงาน",
                budget=Decimal("50000.00"),
                reference_price=Decimal("48000.00"),
                method=ProcurementMethod.SPECIFIC,
                bidders="ร้านตัวอย่างพาณิชย์ 47,500 บาท",
                winner="ร้านตัวอย่างพาณิชย์ 47,500 บาท",
                reason="ราคาต่ำสุดและคุณสมบัติครบถ้วน",
                contract_number_date="ใบสั่งซื้อที่ 12/2569 ลงวันที่ 6 ตุลาคม 2568",
            )
        ]
    )
