from typing import Any

import pytest

from ita.assessment.models import Framework
from tests.factories import FrameworkFactory


@pytest.fixture
def content() -> dict[str, Any]:
    """A whole framework file as data: two items, two elements."""
    return {
        "scheme": "OIT",
        "fiscal_year": 2569,
        "issuer": "หน่วยงานผู้ประเมิน",
        "note": "",
        "indicators": [{"code": "9", "title": "การเปิดเผยข้อมูล"}],
        "sub_indicators": [{"code": "9.1", "title": "ข้อมูลพื้นฐาน"}],
        "items": [
            {
                "code": "O1",
                "indicator": "9",
                "sub_indicator": "9.1",
                "title": "โครงสร้าง",
                "title_confirmed": True,
                "data_year": "current",
                "elements": [
                    {"no": "1", "text": "แผนผัง", "section": "ไตรมาสที่ 1", "quarters": [1]},
                    {"no": "2", "text": "หน้าที่", "kind": "memo"},
                ],
            },
            {"code": "O2", "indicator": "9", "title": "ผู้บริหาร", "title_confirmed": False},
        ],
    }


@pytest.fixture
def framework(db: None) -> Framework:
    return FrameworkFactory()
