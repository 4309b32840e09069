"""The announcement on publishing through the website, as a prepared page with blanks.

What the announcement of 2561 sets out (docs: design of the ten sections), in words of our own.
"""

from collections.abc import Iterator
from html import escape

from wagtail.models import Site

from home.blanks import blank
from home.enums import ActSection, ContentKind, Section
from home.models import DisclosurePage
from home.thai.numerals import to_thai_digits
from ita.monitoring.appointment.duties import NamedDuty, agency_name, named_duties
from ita.monitoring.drafts import paragraphs

SUBJECT = "แนวทางการเผยแพร่ข้อมูลต่อสาธารณะผ่านเว็บไซต์ของหน่วยงาน"
SECTIONS = {
    Section.GENERAL: "ข้อมูลทั่วไปของหน่วยงาน ได้แก่ ประวัติ วิสัยทัศน์ พันธกิจ โครงสร้าง ผู้บริหารและผู้บริหารเทคโนโลยี"
    "สารสนเทศระดับสูง (CIO) หน้าที่และอำนาจ ยุทธศาสตร์ แผนงาน โครงการ งบประมาณ และช่องทางการติดต่อ",
    Section.LAW: "กฎหมาย ระเบียบ ข้อบังคับ และหนังสือสั่งการที่เกี่ยวข้องกับภารกิจ โดยแสดงที่มาและการประกาศใช้",
    Section.KNOWLEDGE: "คลังความรู้ เช่น บทความ สื่อ งานวิจัย และข้อมูลสถิติ โดยอ้างแหล่งที่มาพร้อมวันและเวลาของข้อมูล",
    Section.LINKS: "รายชื่อเว็บไซต์ของหน่วยงานที่เกี่ยวข้องและเว็บไซต์ที่เป็นประโยชน์ต่อประชาชน",
    Section.DISCLOSURE: "ข้อมูลข่าวสารตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 มาตรา 7 มาตรา "
    "9 และที่คณะกรรมการ"
    "ข้อมูลข่าวสารของราชการกำหนดตามมาตรา 9 (8)",
    Section.OPERATIONS_MANUALS: "คู่มือมาตรฐานการปฏิบัติงาน แสดงขั้นตอน ระยะเวลา "
    "และหน่วยงานที่รับผิดชอบในแต่ละขั้นตอน"
    "พร้อมไฟล์ให้ดาวน์โหลด",
    Section.SERVICE_MANUALS: "คู่มือสำหรับประชาชน แสดงขั้นตอนและระยะเวลาการให้บริการ เอกสารที่ใช้ "
    "ค่าธรรมเนียม ช่องทาง "
    "และแบบฟอร์ม",
    Section.NEWS: "ข่าวประชาสัมพันธ์ ภาพกิจกรรม เรื่องแจ้งเตือน ประกาศรับสมัครงาน ประกาศและผลการจัดซื้อจัดจ้าง",
    Section.E_SERVICES: "ระบบบริการอิเล็กทรอนิกส์ที่ประชาชนทำรายการและติดตามผลได้ผ่านเว็บไซต์ (ถ้ามี)",
    Section.STATISTICS: "สถิติการเข้าใช้เว็บไซต์และบริการ ระดับความพึงพอใจ และแบบประเมินความพึงพอใจต่อเว็บไซต์",
}
PREAMBLE = (
    "โดยที่พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 มาตรา 7 และมาตรา 9 กำหนดให้หน่วยงานของรัฐเปิดเผยข้อมูล"
    "ข่าวสารให้ประชาชนทราบและตรวจดูได้ และมาตรฐานเว็บไซต์ภาครัฐกำหนดให้ข้อมูลบนเว็บไซต์ของหน่วยงานถูกต้อง ครบถ้วน "
    "และเป็นปัจจุบัน",
    "{agency}จึงประกาศแนวทางการเผยแพร่ข้อมูลต่อสาธารณะผ่านเว็บไซต์ของหน่วยงาน เพื่อให้เจ้าหน้าที่ทุกคนถือปฏิบัติเป็น"
    "แนวเดียวกัน ดังต่อไปนี้",
)
STATED = (
    "ข้อมูลทุกรายการต้องเป็นปัจจุบัน ถูกต้อง และครบถ้วน โดยระบุแหล่งที่มาหรือเจ้าของข้อมูล ช่วงเวลาของข้อมูล วันที่เผยแพร่ "
    "ชนิดไฟล์ และขนาดไฟล์"
)
STEPS = (
    "เจ้าของข้อมูลยื่นขอเผยแพร่ตามแบบฟอร์มการขอเผยแพร่ข้อมูลผ่านเว็บไซต์ของหน่วยงาน พร้อมข้อมูลและเอกสารแนบ",
    "ผู้รับผิดชอบและตรวจสอบการให้ข้อมูลตรวจสอบข้อเท็จจริงและความเสี่ยง หากพบข้อบกพร่องให้ส่งคืนเจ้าของข้อมูลเพื่อแก้ไข",
    "ผู้อนุมัติรับรองพิจารณาอนุญาตเป็นลายลักษณ์อักษร กรณีเร่งด่วนอาจอนุญาตด้วยวาจาก่อน แล้วยืนยันเป็นลายลักษณ์อักษรภายใน "
    "{confirm}",
    "กรณีอนุญาต ให้ Web Master ตรวจทานอีกครั้ง นำข้อมูลขึ้นเผยแพร่ในหมวดหมู่ที่ถูกต้อง และแจ้งเจ้าของข้อมูล",
    "กรณีไม่อนุญาต ให้แจ้งเจ้าของข้อมูลพร้อมเหตุผล เช่น ไม่เกี่ยวข้องกับภารกิจของหน่วยงาน "
    "หรือรูปแบบไฟล์ไม่เป็นไปตามที่กำหนด",
)
MONITORING = (
    "ให้มี Web Master อย่างน้อย 2 คน ได้แก่ {webmasters}",
    "Web Master ตรวจสอบความเป็นปัจจุบันของข้อมูลทุกรายการอย่างน้อย {round} "
    "รายการที่ครบระยะเวลาการเผยแพร่ให้นำออก"
    "หรือจัดเป็นข้อมูลย้อนหลัง ณ ที่อยู่เดิม",
    "Web Master ตรวจสอบความครบถ้วนของรายการข้อมูลตามมาตรฐานเว็บไซต์ภาครัฐ "
    "และตามพระราชบัญญัติข้อมูลข่าวสารของราชการ "
    "พ.ศ. 2540",
    "ผู้เกี่ยวข้องทุกคนปฏิบัติตามพระราชบัญญัติว่าด้วยการกระทำความผิดเกี่ยวกับคอมพิวเตอร์ พ.ศ. 2550 และที่แก้ไขเพิ่มเติม "
    "และพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562",
    "สรุปผลการกำกับติดตามการเผยแพร่ข้อมูลเสนอผู้บริหารปีละหนึ่งครั้ง เมื่อสิ้นปีงบประมาณ และเผยแพร่บนเว็บไซต์",
)
TRAINING = (
    "หน่วยงานส่งเสริมให้เจ้าหน้าที่มีความรู้และทักษะด้านการจัดการเว็บไซต์และความมั่นคงปลอดภัยไซเบอร์ ทั้งการฝึกอบรมและการ"
    "แลกเปลี่ยนเรียนรู้ระหว่างผู้ปฏิบัติงาน อย่างน้อยปีละ {times} และบันทึกผู้เข้าร่วมไว้เป็นหลักฐาน"
)


def announcement_page(site: Site) -> DisclosurePage:
    """The page, not stored yet; what the agency must decide itself is a blank."""
    agency = agency_name(site)
    duties = named_duties(site)
    return DisclosurePage(
        title=f"ประกาศ{agency} เรื่อง {SUBJECT}",
        act_section=ActSection.S9_4,
        content_kind=ContentKind.ANNOUNCEMENT,
        summary=f"กำหนดว่า{agency}เผยแพร่ข้อมูลใดผ่านเว็บไซต์ ใครขอ ตรวจสอบ อนุมัติ และนำขึ้นเผยแพร่ "
        f"และกำกับติดตามอย่างไร",
        source=f"ประกาศ{agency} {blank('เลขที่และวันที่ประกาศ')}",
        body=paragraphs(to_thai_digits("".join(_html(agency, duties)))),
    )


def _html(agency: str, duties: list[NamedDuty]) -> Iterator[str]:
    for words in PREAMBLE:
        yield _p(words.format(agency=agency))
    yield _h("1. ข้อมูลที่เผยแพร่ผ่านเว็บไซต์")
    for section, words in SECTIONS.items():
        yield _p(f"{section.number} {words}")
    yield _h("2. ผู้รับผิดชอบและขั้นตอนการเผยแพร่")
    yield _p("2.1 ผู้รับผิดชอบ ประกอบด้วย")
    for place, duty in enumerate(duties, start=1):
        yield _p(f"2.1.{place} {duty.name} ได้แก่ {_names(duty)} มีหน้าที่{duty.does}")
    yield _p(f"2.2 {STATED} และปฏิบัติตามลำดับ ดังนี้")
    confirm = blank("จำนวนวันทำการที่ต้องยืนยัน เช่น 3 วันทำการ")
    for place, words in enumerate(STEPS, start=1):
        yield _p(f"2.2.{place} {words.format(confirm=confirm)}")
    yield _h("3. กลไกการตรวจสอบและกำกับติดตาม")
    webmasters = next(duty for duty in duties if duty.group.value == "webmasters")
    every = blank("รอบการตรวจสอบ เช่น เดือนละครั้ง")
    number = 0
    for number, words in enumerate(MONITORING, start=1):
        yield _p(f"3.{number} {words.format(webmasters=_names(webmasters), round=every)}")
    yield _p(f"3.{number + 1} {TRAINING.format(times=blank('จำนวนครั้ง เช่น 1 ครั้ง'))}")
    yield _p("ทั้งนี้ ให้นำประกาศนี้ขึ้นเผยแพร่บนเว็บไซต์ของหน่วยงาน และให้ถือปฏิบัติโดยเคร่งครัด")
    yield _p(f"ประกาศ ณ วันที่ {blank('วัน เดือน พ.ศ. ที่ลงนาม')}")
    yield _p(blank("ชื่อและตำแหน่งผู้ลงนามในประกาศ"))


def _names(duty: NamedDuty) -> str:
    named = [f"{officer.full_name} ตำแหน่ง {officer.position}" for officer in duty.officers]
    return ", ".join(named) or blank(f"ชื่อและตำแหน่ง{duty.name}")


def _p(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _h(words: str) -> str:
    return f"<h2>{escape(words)}</h2>"
