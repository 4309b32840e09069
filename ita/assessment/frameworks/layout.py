"""The Excel form of a framework: five sheets, the first row of each the headings.

The words are part of the file format, so they are not translated. The first sheet has its
headings in the first column and the values in the second.
"""

from ita.assessment.enums import DataYear

FRAMEWORK_SHEET = "กรอบ"
FRAMEWORK_FIELDS = {
    "scheme": "ชื่อย่อกรอบการประเมิน (OIT หรือ MOIT)",
    "fiscal_year": "ปีงบประมาณ (พ.ศ.)",
    "issuer": "หน่วยงานผู้ประเมิน",
    "note": "หมายเหตุ",
}

INDICATORS, SUB_INDICATORS, ITEMS, ELEMENTS = (
    "indicators",
    "sub_indicators",
    "items",
    "elements",
)
SHEETS: dict[str, tuple[str, dict[str, str]]] = {
    INDICATORS: ("ตัวชี้วัด", {"code": "รหัส", "title": "ชื่อ"}),
    SUB_INDICATORS: (
        "ตัวชี้วัดย่อย",
        {"indicator": "รหัสตัวชี้วัด", "code": "รหัส", "title": "ชื่อ"},
    ),
    ITEMS: (
        "ข้อ",
        {
            "code": "รหัส",
            "title": "ชื่อ",
            "title_confirmed": "ยืนยันข้อความแล้ว (ใช่/ไม่)",
            "indicator": "รหัสตัวชี้วัด",
            "sub_indicator": "รหัสตัวชี้วัดย่อย",
            "data_year": "ปีของข้อมูล",
            "succeeds": "รหัสข้อเดิมในปีก่อน",
        },
    ),
    ELEMENTS: (
        "องค์ประกอบ",
        {
            "item": "รหัสข้อ",
            "no": "ลำดับ",
            "section": "กลุ่ม",
            "text": "ข้อความ",
            "kind": "ชนิดเอกสาร",
            "heading": "เป็นหัวข้อ (ใช่/ไม่)",
            "quarters": "ไตรมาส",
            "confidence": "ความเชื่อมั่น",
        },
    ),
}
REQUIRED_HEADINGS = {
    INDICATORS: ("code", "title"),
    SUB_INDICATORS: ("code", "title"),
    ITEMS: ("code", "title", "indicator"),
    ELEMENTS: ("item", "text"),
}

YES, NO = "ใช่", "ไม่"
DATA_YEARS = {
    DataYear.ANY: "ปีใดก็ได้",
    DataYear.CURRENT: "ปีที่ประเมิน",
    DataYear.PREVIOUS: "ปีก่อน",
    DataYear.CURRENT_AND_ONGOING: "ใช้บังคับในปีที่ประเมิน",
}
