"""Pages that the Act asks for, as prepared drafts with blanks: the information centre with its
request form, and the figures of a year."""

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Site

from home.blanks import blank
from home.core.transactions import atomic_with_retry
from home.enums import ActSection, ContentKind
from home.models import CaseKind, ContentPage, DisclosurePage, FormField, OnlineFormPage
from home.thai.calendar import fiscal_year, fiscal_year_bounds, local_date, to_be
from ita.monitoring.appointment.duties import agency_name
from ita.monitoring.drafts import new_draft, paragraphs
from ita.monitoring.petitions.operations import DAYS
from ita.monitoring.petitions.selectors import figures_of

FORM_TITLE = "แบบคำขอข้อมูลข่าวสารของราชการ"
WAYS = "ขอเข้าตรวจดู\nขอสำเนา\nขอสำเนาที่มีคำรับรองถูกต้อง"
FIELDS = (
    ("ชื่อ-นามสกุลผู้ขอ", "singleline", True, "", ""),
    ("ที่อยู่หรืออีเมลสำหรับติดต่อกลับ", "multiline", True, "", ""),
    ("ข้อมูลข่าวสารที่ขอ", "multiline", True, "ระบุให้พอเข้าใจ เช่น เรื่อง ปี หรือเลขที่เอกสาร", ""),
    ("วิธีรับข้อมูล", "radio", True, "", WAYS),
)


@atomic_with_retry
def draft_centre(site: Site, user: User) -> list[ContentPage]:
    """The page of the information centre and its request form, as drafts of ``user``.

    Raises:
        NotAllowed: the user is no requester of the agency.
    """
    return [new_draft(_centre(site), user, site), new_draft(_form(site), user, site)]


@atomic_with_retry
def draft_figures(site: Site, user: User, year: int) -> ContentPage:
    """The figures of the fiscal year (C.E.) as a draft page; they name nobody.

    Raises:
        NotAllowed: the user is no requester of the agency.
    """
    figures = next(each for each in figures_of(site, year) if each.kind == CaseKind.INFORMATION)
    year_be, agency = to_be(year), agency_name(site)
    lines = [
        f"ได้รับคำขอ {figures.received} เรื่อง",
        f"ตอบภายในกำหนด {figures.in_time} เรื่อง เกินกำหนด {figures.late} เรื่อง",
        f"อยู่ระหว่างพิจารณา {figures.open} เรื่อง",
        *(f"{decision.label} {count} เรื่อง" for decision, count in figures.by_decision),
    ]
    first, last = fiscal_year_bounds(year)
    page = DisclosurePage(
        title=f"สถิติการขอข้อมูลข่าวสารของราชการ ปีงบประมาณ {year_be}",
        act_section=ActSection.S9_8,
        content_kind=ContentKind.STATISTICS,
        summary=f"จำนวนคำขอข้อมูลข่าวสารของราชการที่{agency}ได้รับในปีงบประมาณ {year_be} และผลการพิจารณา",
        source="ทะเบียนคำขอข้อมูลข่าวสารของหน่วยงาน",
        period_from=first,
        period_to=last,
        fiscal_year=year,
        body=paragraphs("<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"),
    )
    return new_draft(page, user, site)


def _centre(site: Site) -> DisclosurePage:
    agency, today = agency_name(site), local_date(timezone.now())
    days = DAYS[CaseKind.INFORMATION]
    return DisclosurePage(
        title=f"ศูนย์ข้อมูลข่าวสารของราชการ {agency}",
        act_section=ActSection.S7_3,
        content_kind=ContentKind.ANNOUNCEMENT,
        summary="สถานที่ วันเวลา ผู้รับผิดชอบ และวิธีขอข้อมูลข่าวสารของราชการตามพระราชบัญญัติข้อมูลข่าวสารของราชการ "
        "พ.ศ. 2540",
        source=f"คำสั่งหรือประกาศจัดตั้งศูนย์ {blank('เลขที่และวันที่')}",
        period_from=today,
        fiscal_year=fiscal_year(today),
        body=paragraphs(
            f"<h2>สถานที่และเวลา</h2><p>{blank('อาคาร ชั้น ห้อง')} "
            f"เปิดให้ตรวจดู {blank('วันและเวลาทำการ')}</p>"
            f"<h2>ผู้รับผิดชอบ</h2><p>{blank('ชื่อ ตำแหน่ง โทรศัพท์ อีเมล')}</p>"
            f"<h2>วิธีขอข้อมูล</h2><p>ตรวจดูดัชนีตามมาตรา 7 และ 9 ได้จากหมวดนี้ หากไม่พบ "
            f"ยื่น{FORM_TITLE}ทางเว็บไซต์ หน่วยงานตอบภายใน {days} วันนับแต่วันที่ได้รับคำขอ</p>"
            f"<h2>ค่าธรรมเนียม</h2><p>{blank('อัตราค่าธรรมเนียมสำเนา หรือไม่มีค่าธรรมเนียม')}</p>"
            "<h2>สิทธิของผู้ขอ</h2><p>หากหน่วยงานไม่เปิดเผย "
            "ผู้ขอมีสิทธิอุทธรณ์ต่อคณะกรรมการวินิจฉัยการเปิดเผยข้อมูลข่าวสาร</p>"
        ),
    )


def _form(site: Site) -> OnlineFormPage:
    agency, today = agency_name(site), local_date(timezone.now())
    page = OnlineFormPage(
        title=FORM_TITLE,
        content_kind=ContentKind.FORM,
        asks_information=True,
        act_sections=[ActSection.S7_3.value],
        summary=f"ยื่นคำขอข้อมูลข่าวสารของราชการต่อ{agency} ได้เลขรับและรหัสสำหรับติดตามผล",
        source="พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540",
        period_from=today,
        fiscal_year=fiscal_year(today),
        thank_you_text=f"หน่วยงานจะตอบภายใน {DAYS[CaseKind.INFORMATION]} วัน "
        "ติดตามผลได้ด้วยเลขรับและรหัสนี้",
        privacy_notice=f"{agency}เก็บชื่อและช่องทางติดต่อของท่านเพื่อตอบคำขอนี้เท่านั้น "
        f"เก็บไว้ {blank('ระยะเวลา เช่น 1 ปี')} เฉพาะเจ้าหน้าที่รับเรื่องที่ได้รับแต่งตั้งเปิดอ่านได้ "
        "และการเปิดอ่านทุกครั้งถูกบันทึก",
    )
    for order, (label, kind, required, help_text, choices) in enumerate(FIELDS):
        field = FormField(
            sort_order=order,
            label=label,
            field_type=kind,
            required=required,
            help_text=help_text,
            choices=choices,
        )
        field.clean_name = field.get_field_clean_name()
        page.form_fields.add(field)
    return page
