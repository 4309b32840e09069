"""The words beside a number or address that say what it is."""

import re
from bisect import bisect_left, bisect_right

NEAR = 60  # characters between a number and the label before it
DIRECTLY = 30  # the same, of a label that speaks of nothing else
AROUND = 120  # characters in which a person's post is named

IDENTITY = re.compile(
    r"ประจำตัว\s*(?:ประชาชน|ผู้เสีย|บุคคล|ปชช)|บัตร\s*(?:ประจำตัว|ประชาชน|ปชช)|ปชช|เลข\s*บัตร|13\s*หลัก"
    r"|๑๓\s*หลัก|เลขผู้เสียภาษี|(?<![a-z])(?:id(?:entity|entification)?|cid|pid|tax|citizen|national)(?![a-z])",
    re.IGNORECASE,
)
# Standing directly before thirteen digits: they are something else.
OTHER_NUMBER = re.compile(
    r"(?:isbn(?:-13)?|issn|ean|gtin|barcode|บาร์โค้ด|เลขมาตรฐานสากล(?:ประจำหนังสือ)?|เลขที่สัญญา|เลขคุมสัญญา"
    r"|เลขที่โครงการ|รหัสโครงการ|รหัสงบประมาณ|เลข(?:ทะเบียน)?ครุภัณฑ์|เลขที่เอกสาร|เลขที่หนังสือ|รหัสสินค้า)",
    re.IGNORECASE,
)
ACCOUNT = re.compile(
    r"(?:เลขที่บัญชี|บัญชีเลขที่|เลขบัญชี|หมายเลขบัญชี|เลขที่บัญชีธนาคาร|บัญชีธนาคาร|พร้อมเพย์|promptpay"
    r"|account\s*(?:no|number)|a/c)",
    re.IGNORECASE,
)
BANK = re.compile(
    r"ธนาคาร|ออมทรัพย์|กระแสรายวัน|กรุงไทย|ออมสิน|กสิกร|ไทยพาณิชย์|ธ\.?ก\.?ส|เลขที่บัญชี|บัญชีเลขที่|bank|savings",
    re.IGNORECASE,
)
TELEPHONE = re.compile(
    r"(?:โทร(?:ศัพท์|สาร)?|เบอร์|มือถือ|แฟกซ์|tel(?:ephone)?|phone|mobile|fax)", re.IGNORECASE
)
# "นายก" and "นายแพทย์" are posts; "นายกฤษณ์" is a name.
TITLE = (
    r"(?<![ก-๙])(?:นาย(?!ก(?:เทศ|อบ|อ\.|องค์|สมาคม|รัฐ|เหล่า|\s|ฯ)|อำเภอ|แพทย์|ทะเบียน|ช่าง|จ้าง|ทหาร|ตรวจ|หน้า|สถานี|ด่าน)"
    r"|นางสาว|นาง|น\.\s?ส\.|ด\.\s?ช\.|ด\.\s?ญ\.|เด็กชาย|เด็กหญิง|(?<![a-z])(?:mr|mrs|ms|miss)\b\.?)"
)
PERSON = re.compile(rf"{TITLE}\s?[ก-๙a-z]{{2,30}}\s{{1,3}}[ก-๙a-z]{{2,40}}", re.IGNORECASE)
POST = re.compile(
    r"ตำแหน่ง|ผู้อำนวยการ|ผอ\.|หัวหน้า|นายก|ปลัด|เจ้าหน้าที่|เจ้าพนักงาน|นักวิชาการ|นักจัดการ|พนักงาน|นิติกร|วิศวกร"
    r"|กอง[ก-๙]|สำนัก|ฝ่าย|กลุ่มงาน|แผนก|ผู้ประสานงาน|ติดต่อ|สอบถาม|ผู้บริหาร|สมาชิกสภา|ประธาน|เลขานุการ|กำนัน|ผู้ใหญ่บ้าน"
    r"|นายอำเภอ|นายแพทย์|นายทะเบียน|นายช่าง|พยาบาล|director|officer|mayor",
    re.IGNORECASE,
)
BREAK = re.compile(r"[\d\n]")
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


class Labels:
    """The labels of ``text``. Each kind is looked for once, and only where somebody asks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends: dict[re.Pattern[str], list[int]] = {}

    def near(self, label: re.Pattern[str], start: int, distance: int = NEAR) -> bool:
        """Whether ``label`` ends at most ``distance`` characters before ``start``."""
        end = self._last_end(label, start)
        return end is not None and start - end <= distance

    def directly(self, label: re.Pattern[str], start: int) -> bool:
        """Whether ``label`` stands before ``start``, and no digit or line end between."""
        end = self._last_end(label, start)
        return (
            end is not None and start - end <= DIRECTLY and not BREAK.search(self.text, end, start)
        )

    def around(self, label: re.Pattern[str], start: int, end: int) -> bool:
        """Whether ``label`` stands within ``AROUND`` characters of ``start`` to ``end``."""
        ends = self._all_ends(label)
        first = bisect_left(ends, start - AROUND)
        return first < len(ends) and ends[first] <= end + AROUND

    def belong_to_person(self, start: int, end: int) -> bool:
        """Whether a person's name stands before ``start``, and no post around it."""
        return self.near(PERSON, start, AROUND) and not self.around(POST, start, end)

    def _last_end(self, label: re.Pattern[str], start: int) -> int | None:
        ends = self._all_ends(label)
        position = bisect_right(ends, start)
        return ends[position - 1] if position else None

    def _all_ends(self, label: re.Pattern[str]) -> list[int]:
        if label not in self._ends:
            self._ends[label] = [found.end() for found in label.finditer(self.text)]
        return self._ends[label]
