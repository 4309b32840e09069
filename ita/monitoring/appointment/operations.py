"""Makes the two papers into drafts, which go on by the ordinary steps."""

from datetime import date

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Site

from home.blanks import blank
from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from home.enums import ActSection, ContentKind
from home.models import AgencyDocument, ContentPage, DisclosurePage
from home.thai.calendar import fiscal_year, format_date, local_date
from ita.monitoring.appointment.announcement import announcement_page
from ita.monitoring.appointment.duties import agency_name
from ita.monitoring.appointment.order import (
    FILE_NAME,
    SUBJECT,
    OrderDetails,
    appointment_order,
)
from ita.monitoring.drafts import collection_of, new_draft, paragraphs
from ita.papers.render import WRITERS
from ita.workflow.rules import why_not_requester


@atomic_with_retry
def draft_announcement(site: Site, user: User) -> ContentPage:
    """The announcement on publishing as a draft of ``user``, its blanks still to be filled.

    Raises:
        NotAllowed: the user is no requester of the agency.
    """
    page = announcement_page(site)
    _dated(page, local_date(timezone.now()))
    return new_draft(page, user, site)


@atomic_with_retry
def draft_order(site: Site, user: User, details: OrderDetails) -> ContentPage:
    """The order as a draft of ``user``, with its PDF and Word document as files; what is not known
    of it is a blank.

    Raises:
        NotAllowed: the user is no requester of the agency.
    """
    ensure(why_not_requester(user, site))
    agency = agency_name(site)
    number = details.number or blank("เลขที่คำสั่ง")
    day = format_date(details.day) if details.day else blank("วันที่ลงนามในคำสั่ง")
    page = DisclosurePage(
        title=f"คำสั่ง{agency} เรื่อง {SUBJECT}",
        act_section=ActSection.S9_4,
        content_kind=ContentKind.ANNOUNCEMENT,
        summary="แต่งตั้งผู้อนุมัติรับรอง ผู้ตรวจสอบ ผู้นำข้อมูลขึ้นเผยแพร่ ผู้ขอเผยแพร่ และเจ้าหน้าที่ ITA "
        "พร้อมหน้าที่ของแต่ละคน",
        source=f"คำสั่ง{agency} ที่ {number} ลงวันที่ {day}",
        body=paragraphs(f"<p>คำสั่งที่ {number} สั่ง ณ วันที่ {day} รายละเอียดตามไฟล์แนบ</p>"),
    )
    _dated(page, details.effective or details.day or local_date(timezone.now()))
    return new_draft(page, user, site, _files(site, user, details))


def _dated(page: ContentPage, day: date) -> None:
    page.period_from = day
    page.fiscal_year = fiscal_year(day)


def _files(site: Site, user: User, details: OrderDetails) -> list[AgencyDocument]:
    order = appointment_order(site, details)
    documents = [
        AgencyDocument(
            title=FILE_NAME,
            file=ContentFile(write(order), f"{FILE_NAME}.{extension}"),
            collection=collection_of(site),
            uploaded_by_user=user,
        )
        for extension, write in WRITERS.items()
    ]
    for document in documents:
        document.save()
    return documents
