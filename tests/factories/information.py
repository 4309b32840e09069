from datetime import UTC, date, datetime

import factory

from home.enums import ActSection, KnowledgeKind, LawKind
from home.models import (
    DirectoryLink,
    DisclosurePage,
    KnowledgePage,
    LawPage,
    LinkDirectoryPage,
    Question,
    QuestionsPage,
)
from tests.factories.pages import ContentPageFactory


class LawPageFactory(ContentPageFactory):
    class Meta:
        model = LawPage

    law_kind = LawKind.ORDINANCE
    gazette_reference = "เล่ม 142 ตอนพิเศษ 10 ง หน้า 5"
    in_force_from = date(2025, 10, 1)


class KnowledgePageFactory(ContentPageFactory):
    class Meta:
        model = KnowledgePage

    knowledge_kind = KnowledgeKind.ARTICLE
    source_datetime = datetime(2025, 11, 3, 2, 0, tzinfo=UTC)


class QuestionsPageFactory(ContentPageFactory):
    class Meta:
        model = QuestionsPage

    questions = factory.LazyFunction(
        lambda: [
            Question(
                question="ชำระภาษีได้ที่ไหน",
                answer='<p data-block-key="a1">ที่กองคลัง ในวันและเวลาราชการ</p>',
            ),
            Question(question="ขยะเก็บวันไหน", answer='<p data-block-key="a2">วันจันทร์และวันพฤหัสบดี</p>'),
        ]
    )


class LinkDirectoryPageFactory(ContentPageFactory):
    class Meta:
        model = LinkDirectoryPage

    links = factory.LazyFunction(
        lambda: [
            DirectoryLink(name="ศูนย์ข้อมูลตัวอย่าง", url="https://data.example.go.th/"),
            DirectoryLink(name="จังหวัดตัวอย่าง", url="https://province.example.go.th/"),
        ]
    )


class DisclosurePageFactory(ContentPageFactory):
    class Meta:
        model = DisclosurePage

    act_section = ActSection.S9_8
