from decimal import Decimal

import factory

from home.models import (
    SatisfactionPage,
    SatisfactionResult,
    SatisfactionSurveyPage,
    SurveyTopic,
    UsageFigure,
    UsageStatisticsPage,
)
from tests.factories.pages import ContentPageFactory


class UsageStatisticsPageFactory(ContentPageFactory):
    class Meta:
        model = UsageStatisticsPage

    figures = factory.LazyFunction(
        lambda: [
            UsageFigure(label="ตุลาคม 2568", count=1250),
            UsageFigure(label="พฤศจิกายน 2568", count=1310),
        ]
    )


class SatisfactionPageFactory(ContentPageFactory):
    class Meta:
        model = SatisfactionPage

    respondents = 320
    results = factory.LazyFunction(
        lambda: [SatisfactionResult(question="ความสะดวกในการใช้งาน", percent=Decimal("92.50"))]
    )


class SatisfactionSurveyPageFactory(ContentPageFactory):
    class Meta:
        model = SatisfactionSurveyPage

    asks_comment = True
    thank_you_text = "ขอบคุณที่สละเวลา เราสรุปผลทุกเดือน"
    privacy_notice = "ไม่เก็บชื่อผู้ตอบ"
    topics = factory.LazyFunction(
        lambda: [SurveyTopic(text="ความสะดวก"), SurveyTopic(text="ความสุภาพของเจ้าหน้าที่")]
    )
