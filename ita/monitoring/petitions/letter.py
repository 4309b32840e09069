"""The letter by which a person is told that information is not disclosed, or is not held. Its words
are Thai, as on all papers; the sections of the Act in it are to be confirmed (docs)."""

from home.models import AgencySettings
from home.thai.calendar import format_date
from ita.monitoring.petitions.enums import Decision, Ground
from ita.monitoring.petitions.models import Petition
from ita.papers.models import PaperSettings
from ita.papers.paper import Block, Heading, Report, Signature, thai
from ita.papers.render import WRITERS

HEADING = "หนังสือแจ้งผลการพิจารณาคำขอข้อมูลข่าวสารของราชการ"
FILE_NAME = "หนังสือแจ้งผลคำขอ {number}.{extension}"
WORDS = {
    Decision.PARTLY: "เปิดเผยข้อมูลข่าวสารได้บางส่วน",
    Decision.REFUSED: "ไม่เปิดเผยข้อมูลข่าวสารตามคำขอ",
    Decision.NOT_HELD: "หน่วยงานไม่มีข้อมูลข่าวสารตามคำขอ",
}
GROUNDS = {
    Ground.S14: "มาตรา 14 ข้อมูลข่าวสารที่อาจก่อให้เกิดความเสียหายต่อสถาบันพระมหากษัตริย์",
    Ground.S15_1: "มาตรา 15 (1) การเปิดเผยจะก่อให้เกิดความเสียหายต่อความมั่นคงของประเทศ "
    "ความสัมพันธ์ระหว่างประเทศ หรือความมั่นคงทางเศรษฐกิจหรือการคลังของประเทศ",
    Ground.S15_2: "มาตรา 15 (2) การเปิดเผยจะทำให้การบังคับใช้กฎหมายเสื่อมประสิทธิภาพหรือไม่สำเร็จตามวัตถุประสงค์",
    Ground.S15_3: "มาตรา 15 (3) เป็นความเห็นหรือคำแนะนำภายในหน่วยงาน",
    Ground.S15_4: "มาตรา 15 (4) การเปิดเผยจะก่อให้เกิดอันตรายต่อชีวิตหรือความปลอดภัยของบุคคล",
    Ground.S15_5: "มาตรา 15 (5) เป็นรายงานการแพทย์หรือข้อมูลข่าวสารส่วนบุคคลซึ่งการเปิดเผยจะเป็นการรุกล้ำ"
    "สิทธิส่วนบุคคลโดยไม่สมควร",
    Ground.S15_6: "มาตรา 15 (6) มีกฎหมายคุ้มครองมิให้เปิดเผย หรือเป็นข้อมูลที่มีผู้ให้มาโดยไม่ประสงค์ให้เปิดเผย",
    Ground.S15_7: "มาตรา 15 (7) กรณีอื่นตามที่กำหนดในพระราชกฤษฎีกา",
}
APPEAL = (
    "หากท่านไม่เห็นด้วยกับคำสั่งนี้ ท่านมีสิทธิอุทธรณ์ต่อคณะกรรมการวินิจฉัยการเปิดเผยข้อมูลข่าวสาร "
    "โดยยื่นคำอุทธรณ์ต่อคณะกรรมการข้อมูลข่าวสารของราชการ ภายใน 15 วันนับแต่วันที่ได้รับแจ้งคำสั่งนี้ "
    "ตามมาตรา 18 แห่งพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540"
)
COMPLAINT = (
    "หากท่านไม่เชื่อว่าหน่วยงานไม่มีข้อมูลข่าวสารดังกล่าว ท่านมีสิทธิร้องเรียนต่อคณะกรรมการข้อมูลข่าวสารของราชการ "
    "ตามมาตรา 13 ประกอบมาตรา 33 แห่งพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540"
)


def has_letter(petition: Petition) -> bool:
    """Whether the decision goes out as a letter of its own."""
    return petition.decision in WORDS


def letter_file(petition: Petition, extension: str) -> tuple[str, bytes]:
    """Name and content of the letter as "pdf" or "docx"; ``has_letter`` is asked before."""
    name = FILE_NAME.format(number=petition.case.number, extension=extension)
    return name, WRITERS[extension](letter(petition))


def letter(petition: Petition) -> Report:
    """The letter; whom it is for is filled in by hand from the request."""
    agency = AgencySettings.for_site(petition.site).name
    head = PaperSettings.objects.filter(site=petition.site).first() or PaperSettings()
    decision = Decision(petition.decision)
    assert petition.decided_on
    blocks: list[Block] = [
        "เรียน ..............................................................................",
        thai(
            f"ตามที่ท่านยื่นคำขอข้อมูลข่าวสารของราชการ เลขที่ {petition.case.number} "
            f"เมื่อวันที่ {format_date(petition.received_on)} นั้น"
        ),
        thai(f"{agency}พิจารณาแล้ว ผลการพิจารณาคือ {WORDS[decision]}"),
        Heading("เหตุผล"),
        *([thai(GROUNDS[Ground(petition.ground)])] if petition.ground else []),
        thai(petition.case.answer.partition("\n")[2]),
        Heading("สิทธิของผู้ขอ"),
        thai(COMPLAINT if decision == Decision.NOT_HELD else APPEAL),
        "จึงเรียนมาเพื่อโปรดทราบ",
    ]
    return Report(
        heading=HEADING,
        subheading=thai(f"{agency} วันที่ {format_date(petition.decided_on)}"),
        blocks=blocks,
        signatures=[
            Signature("ผู้พิจารณา", thai(petition.decided_name), thai(petition.decided_position)),
            Signature("ผู้มีอำนาจออกคำสั่ง", thai(head.head_name), thai(head.head_position)),
        ],
    )
