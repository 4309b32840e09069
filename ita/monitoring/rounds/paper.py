"""The paper of a round: แบบบันทึกการตรวจสอบ. Its words are Thai, as on all papers."""

from home.models import AgencySettings
from home.thai.calendar import format_period
from ita.monitoring.rounds.enums import Outcome
from ita.monitoring.rounds.models import Round, RoundPage
from ita.monitoring.rounds.selectors import (
    Counts,
    counts_by_section,
    counts_of,
    keepers_of,
    problems_of,
    row_of,
)
from ita.papers.models import PaperSettings
from ita.papers.paper import Block, Heading, Report, Signature, Table, day_of, thai
from ita.papers.pdf import to_pdf
from ita.papers.verification_code import verification_code
from ita.papers.word import to_docx

HEADING = "แบบบันทึกการตรวจสอบความเป็นปัจจุบันของข้อมูลบนเว็บไซต์ของหน่วยงาน"
KEEPER = "ผู้ตรวจสอบ (Web Master)"
APPROVER = "ผู้อนุมัติรับรอง"
FILE_NAME = "แบบบันทึกการตรวจสอบ {period}.{extension}"
COLUMNS = ["หมวดข้อมูล", "ทั้งหมด", "เป็นปัจจุบัน", "ต้องปรับปรุง", "ครบกำหนด", "พ้นการเผยแพร่", "ยังไม่ตรวจ"]
WORDS = {Outcome.OUTDATED.value: "ต้องปรับปรุง", Outcome.PAST.value: "ครบกำหนด"}
NOT_ENDED = "การตรวจสอบรอบนี้ยังไม่เสร็จสิ้น ตัวเลขเป็นของวันที่พิมพ์"
WRITERS = {"pdf": to_pdf, "docx": to_docx}


def round_file(round_: Round, extension: str) -> tuple[str, bytes]:
    """Name and content of the paper as "pdf" or "docx"."""
    name = FILE_NAME.format(period=round_, extension=extension)
    return name, WRITERS[extension](round_report(round_))


def round_report(round_: Round) -> Report:
    """The paper of the round as far as it went; only an ended one has a number to verify."""
    agency = AgencySettings.for_site(round_.site).name
    row = row_of(round_)
    counts = counts_of(round_)
    problems = problems_of(round_)
    return Report(
        heading=HEADING,
        subheading=thai(f"{agency} ประจำ{round_}"),
        blocks=[
            *[thai(text) for text in _findings(round_, agency, counts)],
            *_sections(round_, counts),
            *_problems(problems),
            *[thai(text) for text in _closing(round_, problems)],
        ],
        signatures=_signatures(round_),
        proof=verification_code(row) if row else None,
    )


def _findings(round_: Round, agency: str, counts: Counts) -> list[str]:
    until = f"ถึงวันที่ {day_of(round_.ended_at)}" if round_.ended_at else ""
    text = (
        f"ตามประกาศ{agency} เรื่อง แนวทางการเผยแพร่ข้อมูลต่อสาธารณะผ่านเว็บไซต์ของหน่วยงาน "
        f"ผู้นำข้อมูลขึ้นเผยแพร่ได้ตรวจสอบข้อมูลที่เผยแพร่อยู่ทุกรายการ ประจำ{round_} "
        f"({format_period(round_.first_day, round_.last_day)}) "
        f"ตั้งแต่วันที่ {day_of(round_.begun_at)} {until} รวม {counts.pages} รายการ "
        f"เป็นปัจจุบัน {counts.current} รายการ ต้องปรับปรุง {counts.outdated} รายการ "
        f"ครบกำหนดเผยแพร่ {counts.past} รายการ และพ้นการเผยแพร่ระหว่างการตรวจสอบ {counts.gone} รายการ"
    )
    return [" ".join(text.split()), *([NOT_ENDED] if round_.is_open else [])]


def _sections(round_: Round, counts: Counts) -> list[Block]:
    rows = [
        [thai(each.section or "อื่น ๆ"), *_figures(each.counts)] for each in counts_by_section(round_)
    ]
    total = ["รวม", *_figures(counts)]
    return [
        Heading("สรุปตามหมวดข้อมูล"),
        Table(COLUMNS, rows, total, widths=[8, 3, 3, 3, 3, 3, 3]),
    ]


def _figures(counts: Counts) -> list[str]:
    figures = (counts.pages, counts.current, counts.outdated, counts.past, counts.gone, counts.left)
    return [thai(str(figure)) for figure in figures]


def _problems(problems: list[RoundPage]) -> list[Block]:
    if not problems:
        return []
    rows = [
        [
            thai(str(number)),
            thai(row.title),
            thai(row.unit or "-"),
            f"{WORDS[row.outcome]}: {thai(row.note)}",
        ]
        for number, row in enumerate(problems, start=1)
    ]
    head = ["ที่", "รายการ", "หน่วยงานเจ้าของข้อมูล", "ผลการตรวจสอบและสิ่งที่ต้องดำเนินการ"]
    table = Table(head, rows, widths=[1, 6, 4, 7], figures=[0])
    return [Heading("รายการที่ต้องดำเนินการ"), table]


def _closing(round_: Round, problems: list[RoundPage]) -> list[str]:
    keepers = [
        f"{name} ({position})" if position else name for name, position in keepers_of(round_)
    ]
    texts = [f"ผู้ตรวจสอบในรอบนี้ ได้แก่ {', '.join(keepers)}"] if keepers else []
    if not problems and not round_.is_open:
        texts.append("ไม่พบรายการที่ต้องปรับปรุงหรือครบกำหนดเผยแพร่")
    if round_.note:
        texts.append(f"หมายเหตุ {round_.note}")
    return texts


def _signatures(round_: Round) -> list[Signature]:
    """Whoever ended the round, and the head; both sign by hand, on the day they do."""
    head = PaperSettings.objects.filter(site=round_.site).first() or PaperSettings()
    keeper = Signature(KEEPER, thai(round_.ended_name), thai(round_.ended_position))
    return [keeper, Signature(APPROVER, thai(head.head_name), thai(head.head_position))]
