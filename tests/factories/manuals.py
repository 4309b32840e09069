import factory

from home.models import (
    DocumentNeeded,
    OperationsManualPage,
    OperationsStep,
    ServiceManualPage,
    ServiceStep,
)
from tests.factories.files import DocumentFactory
from tests.factories.pages import ContentPageFactory

STEPS = (("รับคำร้องและตรวจเอกสาร", "15 นาที"), ("เสนอผู้มีอำนาจอนุญาต", "3 วันทำการ"))


class OperationsManualPageFactory(ContentPageFactory):
    class Meta:
        model = OperationsManualPage

    class Params:
        files = factory.LazyFunction(lambda: [DocumentFactory()])

    steps = factory.LazyFunction(
        lambda: [
            OperationsStep(title=title, duration=duration, responsible_unit="กองคลัง")
            for title, duration in STEPS
        ]
    )


class ServiceManualPageFactory(ContentPageFactory):
    class Meta:
        model = ServiceManualPage

    fee = "ไม่มีค่าธรรมเนียม"
    channel = "เคาน์เตอร์บริการ ชั้น 1 ในวันและเวลาราชการ"
    steps = factory.LazyFunction(
        lambda: [
            ServiceStep(title=title, duration=duration, responsible_unit="กองช่าง")
            for title, duration in STEPS
        ]
    )
    documents_needed = factory.LazyFunction(
        lambda: [DocumentNeeded(name="สำเนาทะเบียนบ้าน", copies="1 ฉบับ")]
    )
