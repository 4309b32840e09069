"""The Excel form of a framework: one sheet for the head, one for each kind of row.

The words are part of the file format, so they are not translated. The first sheet has its
headings in the first column and the values in the second.
"""

from ita.assessment.enums import DataYear, Recurrence, Requirement, Scope, Wording

FRAMEWORK_SHEET = "กรอบ"
FRAMEWORK_FIELDS = {
    "scheme": "ชื่อย่อกรอบการประเมิน (เช่น OIT หรือ LPA)",
    "scheme_name": "ชื่อเต็มกรอบการประเมิน",
    "fiscal_year": "ปีงบประมาณ (พ.ศ.)",
    "issuer": "หน่วยงานผู้ประเมิน",
    "applies_to": "หน่วยงานที่รับการประเมิน",
    "note": "หมายเหตุ",
}

INDICATORS, SUB_INDICATORS, ITEMS, ELEMENTS, DEADLINES = (
    "indicators",
    "sub_indicators",
    "items",
    "elements",
    "deadlines",
)
SCORING, REMARKS = "scoring", "remarks"
SHEETS: dict[str, tuple[str, dict[str, str]]] = {
    DEADLINES: (
        "กำหนดเวลา",
        {"what": "เรื่อง", "date": "วันที่หรือช่วงเวลา", "source": "ที่มา"},
    ),
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
            "indicator": "รหัสตัวชี้วัด",
            "sub_indicator": "รหัสตัวชี้วัดย่อย",
            "data_year": "ปีของข้อมูล",
            "recurrence": "ความถี่",
            "weight": "น้ำหนัก",
            "successor_of": "รหัสข้อเดิมในปีก่อน",
            "wording": "ที่มาของถ้อยคำ",
            "title_source": "แหล่งอ้างอิง",
            "observed_evidence": "ที่พบว่าหน่วยงานอื่นใช้",
            "note": "หมายเหตุ",
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
            "requirement": "ความจำเป็น",
            "scope": "ใช้กับหน่วยงาน",
            "quarters": "ไตรมาส",
            "months": "เดือน",
            "wording": "ที่มาของถ้อยคำ",
            "source": "แหล่งอ้างอิง",
            "note": "หมายเหตุ",
            "checks": "การตรวจอัตโนมัติ",
        },
    ),
}
PAIRS_SHEETS = {SCORING: "การคิดคะแนน", REMARKS: "ข้อมูลเพิ่มเติม"}  # name | value
PAIRS_HEADINGS = {"name": "รายการ", "value": "ค่า"}
NOTES_SHEET, EXAMPLE_SHEET = "คำอธิบาย", "ตัวอย่าง"  # for people; not read
NOTES_TITLE, EXAMPLE_TITLE = "วิธีกรอกแบบฟอร์มกรอบการประเมิน", "ตัวอย่างการกรอก (ระบบไม่อ่านแผ่นนี้)"
# What a file of ours always has; the others may be missing.
REQUIRED_SHEETS = (ITEMS,)
REQUIRED_HEADINGS = {
    DEADLINES: ("what",),
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
RECURRENCES = {
    Recurrence.ONCE: "ครั้งเดียว",
    Recurrence.QUARTERLY: "ทุกไตรมาส",
    Recurrence.MONTHLY: "ทุกเดือน",
}
SCOPES = {Scope.ALL: "ทุกหน่วยงาน", Scope.LOCAL: "อปท.", Scope.PROVINCE: "จังหวัด"}
REQUIREMENTS = {
    Requirement.REQUIRED: "ต้องมี",
    Requirement.OPTIONAL: "มีหรือไม่ก็ได้",
    Requirement.MUST_NOT: "ต้องไม่มี",
}
WORDINGS = {
    Wording.HANDBOOK: "อ่านจากคู่มือ",
    Wording.AGENCIES: "พบที่หลายหน่วยงาน",
    Wording.ONE_AGENCY: "พบที่หน่วยงานเดียว",
    Wording.CARRIED_OVER: "ยกมาจากปีอื่น",
    Wording.UNKNOWN: "ไม่ทราบที่มา",
}
# Columns that hold one word of a list, with what the words stand for.
WORDS: dict[str, dict[str, str]] = {
    "data_year": {word: code.value for code, word in DATA_YEARS.items()},
    "recurrence": {word: code.value for code, word in RECURRENCES.items()},
    "scope": {word: code.value for code, word in SCOPES.items()},
    "requirement": {word: code.value for code, word in REQUIREMENTS.items()},
    "wording": {word: code.value for code, word in WORDINGS.items()},
    "heading": {YES: "1", NO: ""},
}
