"""What a text in somebody else's table is: a heading of a known role, a code, a year."""

import re
from collections import Counter
from enum import Enum

from home.thai.numerals import to_arabic_digits
from ita.assessment.frameworks.headings import key


class Role(Enum):
    """What a column of such a table holds."""

    ITEM = "item"
    TITLE = "title"
    NUMBER = "number"
    TEXT = "text"
    SECTION = "section"
    QUARTER = "quarter"


HEADINGS = {
    Role.ITEM: ("ข้อ", "ข้อที่", "รหัส", "รหัสข้อ", "เลขข้อ", "ข้อคำถาม", "MOIT", "OIT", "code", "item"),
    Role.TITLE: (
        *("ตัวชี้วัด", "ชื่อตัวชี้วัด", "ชื่อข้อ", "ชื่อ", "ประเด็น", "ประเด็นการประเมิน", "รายการ"),
        *("รายการข้อมูล", "รายการประเมิน", "ข้อมูล", "หัวข้อ", "หัวข้อการประเมิน", "title"),
    ),
    Role.NUMBER: ("ลำดับ", "ลำดับที่", "ที่", "เลขที่", "no", "no.", "#"),
    Role.TEXT: (
        *("องค์ประกอบ", "องค์ประกอบด้านข้อมูล", "องค์ประกอบข้อมูล", "หลักฐาน", "หลักฐานที่ต้องตรวจ"),
        *("หลักฐานเชิงประจักษ์", "รายการหลักฐาน", "เอกสารหลักฐาน", "รายละเอียด", "รายละเอียดหลักฐาน"),
        *("เกณฑ์", "เกณฑ์การประเมิน", "เกณฑ์การให้คะแนน", "สิ่งที่ต้องเปิดเผย", "ข้อความ", "element"),
    ),
    Role.SECTION: ("กลุ่ม", "หมวด", "ด้าน"),
    Role.QUARTER: ("ไตรมาส", "ไตรมาสที่"),
}
ROLES = {key(word): role for role, words in HEADINGS.items() for word in words}
LONG = 7  # letters of a heading with which a longer one may begin
NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,3})*)"
REST = r"(?:\s*[.:)\-–]+\s*|\s+|$)(?P<title>.*)"
CODED = re.compile(rf"(?:(?P<prefix>[A-Za-z]{{1,10}})[\s.\-]*|ข้อ(?:ที่)?\s*){NUMBER}{REST}", re.S)
BARE = re.compile(rf"(?P<prefix>){NUMBER}{REST}", re.S)
INDICATOR = re.compile(rf"ตัวชี้วัด(?P<sub>ย่อย)?(?:ที่)?\s*{NUMBER}{REST}", re.S)
QUARTER = re.compile(r"ไตรมาส(?:ที่)?\s*([1-4](?:\s*[,และ\-]+\s*[1-4])*)")
YEAR = re.compile(r"(?:พ\.?\s*ศ\.?|ปีงบประมาณ|ประจำปี|ปี)[^0-9]{0,20}(25\d\d)")
SCHEME = re.compile(r"\b[A-Z]{2,10}\b")
NO_SCHEME = {"ITA", "URL", "LINK", "FILE", "PDF", "QR"}


def role_of(text: object) -> Role | None:
    word = key(text)
    if word in ROLES:
        return ROLES[word]
    begins = [known for known in ROLES if len(known) >= LONG and word.startswith(known)]
    return ROLES[max(begins, key=len)] if begins else None


def item_of(text: object, *, bare: bool = False) -> tuple[str, str] | None:
    """(code, title) of "ข้อ ๑ …", "MOIT 1 …", "O12"; with ``bare`` a number alone is a code, too."""
    words = to_arabic_digits(text).strip()
    found = CODED.fullmatch(words) or (BARE.fullmatch(words) if bare else None)
    if not found:
        return None
    prefix = (found.groupdict().get("prefix") or "").upper()
    return f"{prefix}{found['number']}", str(text).strip()[found.start("title") :].strip()


def indicator_of(text: str) -> tuple[str, str, bool] | None:
    """(code, title, whether it is a sub-indicator) of "ตัวชี้วัดย่อยที่ 9.1 …"."""
    words = to_arabic_digits(text).strip()
    found = INDICATOR.fullmatch(words)
    if not found:
        return None
    number = found["number"]
    title = text.strip()[found.start("title") :].strip()
    return number, title, bool(found["sub"]) or "." in number


def quarters_of(text: str, *, bare: bool = False) -> list[int]:
    """[2] of "ไตรมาสที่ ๒"; with ``bare`` of "2", too."""
    words = to_arabic_digits(text).strip()
    if bare and re.fullmatch(r"[1-4](?:\s*[,-]\s*[1-4])*", words):
        return sorted({int(digit) for digit in re.findall(r"[1-4]", words)})
    found = QUARTER.match(words)
    return sorted({int(digit) for digit in re.findall(r"[1-4]", found[1])}) if found else []


def year_of(text: str) -> str:
    """The B.E. year that a title names."""
    found = YEAR.search(to_arabic_digits(text))
    return found[1] if found else ""


def scheme_of(codes: list[str], titles: list[str]) -> str:
    """What codes begin with, or a short name in the titles; "" where there is none."""
    prefixes = Counter(re.sub(r"[\d.]+$", "", code) for code in codes)
    common = prefixes.most_common(1)[0][0] if prefixes else ""
    if common == "O":
        return "OIT"
    if len(common) > 1:
        return common
    named = [word for title in titles for word in SCHEME.findall(title) if word not in NO_SCHEME]
    return named[0] if named else ""
