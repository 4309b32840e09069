"""The memo as an official paper (บันทึกข้อความ), in Thai: background, findings, problems and
remedies, suggestions, the request to publish it, and who signs."""

from collections.abc import Iterator

from wagtail.models import Site

from home.models import AgencySettings
from home.thai.calendar import format_date
from ita.monitoring.memo.figures import MemoFigures
from ita.monitoring.memo.findings import findings, limits
from ita.monitoring.memo.models import Memo, MemoPoint, PointKind
from ita.monitoring.memo.periods import Period
from ita.papers import paper
from ita.papers.memo import emblem_png
from ita.papers.models import PaperSettings
from ita.papers.paper import Block, Heading, Signature, Table, thai
from ita.people.models import OfficerProfile
from ita.register.heads import head_of

TITLE = "รายงานผลการกำกับติดตามการเผยแพร่ข้อมูลต่อสาธารณะผ่านเว็บไซต์ของหน่วยงาน ประจำ{period}"
LEGAL_BASES = (
    "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540",
    "พระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี พ.ศ. 2546 และที่แก้ไขเพิ่มเติม",
    "มาตรฐานเว็บไซต์ของหน่วยงานภาครัฐ",
)
REQUEST = "จึงเรียนมาเพื่อโปรดทราบ และพิจารณาอนุญาตให้เผยแพร่รายงานนี้ต่อสาธารณะผ่านเว็บไซต์ของหน่วยงาน"
HEAD = "- ทราบ / อนุญาต"


def title_of(period: Period) -> str:
    return TITLE.format(period=period.name)


def memo_paper(
    site: Site, figures: MemoFigures, memo: Memo | None, maker: OfficerProfile | None = None
) -> paper.Memo:
    """The paper of the agency's memo; ``maker`` signs it, or a dotted line does."""
    settings = PaperSettings.objects.filter(site=site).first() or PaperSettings()
    agency = agency_name(site)
    blocks = [_in_thai_digits(block) for block in _blocks(site, agency, figures, memo)]
    name, position = (maker.full_name, maker.position) if maker else ("", "")
    return paper.Memo(
        department=thai(settings.department or agency),
        reference=thai(settings.reference_prefix),
        day=thai(format_date(figures.today)),
        subject=thai(f"{title_of(figures.period)} และขออนุญาตเผยแพร่รายงาน"),
        addressee=thai(settings.addressee or f"ผู้บริหาร{agency}"),
        blocks=blocks,
        signature=Signature("", thai(name), thai(position)),
        head=Signature(HEAD, thai(settings.head_name), thai(settings.head_position)),
        proof=None,
        emblem=emblem_png(site.pk),
    )


def agency_name(site: Site) -> str:
    return str(AgencySettings.for_site(site).name or site.site_name or site.hostname)


def _blocks(site: Site, agency: str, figures: MemoFigures, memo: Memo | None) -> Iterator[Block]:
    yield Heading("ความเป็นมา")
    yield from _background(site, agency, figures, memo)
    yield Heading("ข้อพิจารณา / ผลการดำเนินงาน")
    yield from findings(figures)
    points = list(memo.points.all()) if memo else []
    yield Heading("ปัญหา อุปสรรค และแนวทางแก้ไข")
    yield from _points(points, PointKind.PROBLEM, "ไม่มีปัญหา อุปสรรคที่ผู้จัดทำรายงานบันทึกไว้")
    yield Heading("ข้อเสนอแนะ")
    yield from _points(points, PointKind.SUGGESTION, "ไม่มีข้อเสนอแนะเพิ่มเติม")
    yield REQUEST


def _background(site: Site, agency: str, figures: MemoFigures, memo: Memo | None) -> Iterator[str]:
    yield (
        f"ตาม{LEGAL_BASES[0]} {LEGAL_BASES[1]} และ{LEGAL_BASES[2]} {agency} "
        "เปิดเผยข้อมูลข่าวสารต่อประชาชนผ่านเว็บไซต์ของหน่วยงาน "
        "โดยข้อมูลแต่ละรายการผ่านการขอเผยแพร่ การตรวจสอบ การอนุมัติ และการตรวจสอบซ้ำก่อนนำขึ้นเผยแพร่ "
        "และบันทึกทุกขั้นตอนไว้ในทะเบียนการเผยแพร่"
    )
    if memo and memo.background:
        yield memo.background
    period = figures.period
    head = head_of(site.pk)
    until = f" ซึ่งขณะจัดทำรายงานมีถึงเลขที่ {head.number}" if head else ""
    yield " ".join(
        filter(
            None,
            (
                f"รายงานนี้เป็นผลการกำกับติดตามของ{period.name} ตั้งแต่{period.days} "
                f"ตัวเลขนับจากทะเบียนการเผยแพร่{until}",
                limits(figures),
            ),
        )
    )


def _points(points: list[MemoPoint], kind: PointKind, none: str) -> Iterator[str]:
    own = [point for point in points if point.kind == kind]
    if not own:
        yield none
    for number, point in enumerate(own, 1):
        remedy = f" แนวทางแก้ไข: {point.remedy}" if point.remedy else ""
        yield f"{number}. {point.text}{remedy}{_carried(point)}"


def _carried(point: MemoPoint) -> str:
    """What was done about a point of the memo before."""
    if point.carried_from_id is None and not point.done:
        return ""
    return f" ผลการดำเนินการต่อจากรายงานครั้งก่อน: {point.done or 'ยังไม่ได้ระบุ'}"


def _in_thai_digits(block: Block) -> Block:
    if isinstance(block, str):
        return thai(block)
    if isinstance(block, Heading):
        return Heading(thai(block.heading), block.is_part)
    rows = [[thai(words) for words in row] for row in block.rows]
    total = [thai(words) for words in block.total]
    return Table([thai(words) for words in block.columns], rows, total)
