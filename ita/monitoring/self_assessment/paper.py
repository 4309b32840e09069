"""The paper of the self-assessment: แบบประเมินตนเอง. Its words are Thai, as on all papers."""

from django.utils import timezone
from wagtail.models import Site

from home.models import AgencySettings
from home.thai.calendar import to_be
from ita.monitoring.self_assessment.enums import Answer
from ita.monitoring.self_assessment.requirements import standard
from ita.monitoring.self_assessment.selectors import Line, lines_of
from ita.papers.models import PaperSettings
from ita.papers.paper import Block, Heading, Report, Signature, Table, day_of, thai
from ita.papers.pdf import to_pdf
from ita.papers.word import to_docx

HEADING = "แบบประเมินตนเองด้านความมั่นคงปลอดภัยของเว็บไซต์"
FILE_NAME = "แบบประเมินความมั่นคงปลอดภัยเว็บไซต์ {year}.{extension}"
WORDS = {Answer.YES.value: "มี", Answer.PARTLY.value: "มีบางส่วน", Answer.NO.value: "ไม่มี"}
NOT_ANSWERED = "ยังไม่ทราบ"
UNCONFIRMED = "รายการที่ประเมินนี้ยังไม่ยืนยัน: {source}"
COLUMNS = ["ที่", "รายการ", "ข้อมูลที่ระบบทราบ", "ผลประเมิน", "หมายเหตุ"]
WRITERS = {"pdf": to_pdf, "docx": to_docx}


def assessment_file(site: Site, year: int, extension: str) -> tuple[str, bytes]:
    """Name and content of the paper of the fiscal year (C.E.) as "pdf" or "docx"."""
    name = FILE_NAME.format(year=to_be(year), extension=extension)
    return name, WRITERS[extension](assessment_report(site, year))


def assessment_report(site: Site, year: int) -> Report:
    agency, asked = AgencySettings.for_site(site).name, standard()
    head = PaperSettings.objects.filter(site=site).first() or PaperSettings()
    lines = lines_of(site, year)
    unanswered = sum(line.answer is None for line in lines)
    blocks: list[Block] = [thai(f"ตาม{asked.title}")]
    if not asked.confirmed:
        blocks.append(thai(UNCONFIRMED.format(source=asked.source)))
    numbered = list(enumerate(lines, start=1))
    for group in dict.fromkeys(line.requirement.group for line in lines):
        rows = [_row(n, line) for n, line in numbered if line.requirement.group == group]
        table = Table(COLUMNS, rows, widths=[2, 8, 11, 4, 5], figures=[0], long=True)
        blocks += [Heading(group), table]
    blocks.append(
        thai(f"พิมพ์เมื่อวันที่ {day_of(timezone.now())} ยังไม่ได้ประเมิน {unanswered} รายการ")
        if unanswered
        else thai(f"พิมพ์เมื่อวันที่ {day_of(timezone.now())} ประเมินครบทุกรายการ")
    )
    return Report(
        heading=HEADING,
        subheading=thai(f"{agency} ปีงบประมาณ พ.ศ. {to_be(year)}"),
        blocks=blocks,
        signatures=[
            Signature("ผู้ประเมิน"),
            Signature("หัวหน้าหน่วยงาน", thai(head.head_name), thai(head.head_position)),
        ],
    )


def _row(number: int, line: Line) -> list[str]:
    answer = line.answer
    return [
        thai(str(number)),
        thai(line.requirement.text),
        thai("; ".join(line.known)),
        WORDS[answer.answer] if answer else NOT_ANSWERED,
        thai(answer.remark) if answer else "",
    ]
