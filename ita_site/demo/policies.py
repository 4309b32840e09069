"""What the demonstration's website states about itself and what its readers say: made today, by the
ordinary steps and by two hands."""

from wagtail.models import Page

from home.blanks import blanks_in
from home.enums import PolicyKind
from home.models import AgencySettings, ContentPage
from ita.integrity.public_facts import AGENCY
from ita.monitoring.feedback.operations import count_useful, report_mistake
from ita.monitoring.personal_data.operations import search_files_of
from ita.monitoring.policies.prepared import draft_policy
from ita.workflow.changes.operations import allow, propose
from ita.workflow.old_addresses.operations import keep_list, propose_list
from ita_site.demo.offices import Office
from ita_site.demo.story import STEPS, pass_steps

# What stands in the brackets of the prepared drafts, by a word of the blank.
FILLED = {
    "90 วัน": "90 วัน",
    "1 ปี": "2 ปี",
    "ผู้ควบคุมข้อมูล": "สำนักปลัดเทศบาล โทรศัพท์ 0-0000-0100",
    "ภาพถ่าย": "ภาพถ่ายที่ระบุเจ้าของไว้",
    "ดูแลเว็บไซต์": "กองยุทธศาสตร์และงบประมาณ โทรศัพท์ 0-0000-0100",
    "HTTPS": "ใช้ HTTPS ทุกหน้า",
    "ความถี่": "ทุกวัน เก็บไว้นอกเครื่องให้บริการ",
    "ช่องทางอื่น": "โทรศัพท์ 0-0000-0100",
    "นิติกร": "ไม่มี",
    "ภาพสแกน": "เอกสารก่อนปีงบประมาณ พ.ศ. 2567 บางส่วนเป็นภาพสแกน",
    "หน่วยงาน โทรศัพท์": "กองยุทธศาสตร์และงบประมาณ โทรศัพท์ 0-0000-0100",
}
LICENCE = "by/4.0"
MISTAKE = "ตารางหน้า 3 บวกยอดรวมไม่ตรงกับตัวเลขในข้อความ ขอให้ตรวจสอบอีกครั้ง"
OLD_ADDRESSES = (
    ("/index.php?option=annual-report", "annual-report-2568"),
    ("/download/budget-2569.pdf", "budget-ordinance-2569"),
    ("/แผนพัฒนา.html", "development-plan-2566-2570"),
)


def state_policies(office: Office) -> list[ContentPage]:
    """Every policy, filled in and published; returns the pages."""
    return [_publish(office, kind) for kind in PolicyKind]


def state_licence(office: Office) -> None:
    wanted = AgencySettings.for_site(office.site)
    wanted.licence = LICENCE
    reason = "เปิดให้นำข้อมูลไปใช้ต่อได้"
    key, users = str(office.site.pk), office.users
    allow(propose(AGENCY, office.site, key, wanted, users["webmaster"], reason), users["approver"])


def lead_on(office: Office) -> None:
    """Addresses of the website that the agency had before."""
    lines = [f"{old},{office.pages[slug].url}" for old, slug in OLD_ADDRESSES]
    lines.append("/webboard/,/webboard/")  # a fault, to be seen on the screen
    users = office.users
    content = "\n".join(lines).encode()
    listed = keep_list(office.site, users["webmaster"], "เว็บไซต์เดิม.csv", content)
    allow(propose_list(listed, users["webmaster"], "เว็บไซต์เดิมปิดบริการแล้ว"), users["approver"])


def hear_readers(office: Office, slug: str) -> None:
    page = office.pages[slug]
    for is_useful in (True, True, True, False):
        count_useful(page, is_useful)
    report_mistake(page, MISTAKE)


def _publish(office: Office, kind: PolicyKind) -> ContentPage:
    writer = office.users["requester"]
    draft = draft_policy(office.site, writer, kind).get_latest_revision_as_object()
    html = "".join(str(block.value) for block in draft.body)
    for blank in blanks_in(draft):
        html = html.replace(blank, _filled(blank))
    draft.body = [("paragraph", html)]
    draft.save_revision(user=writer)
    search_files_of(Page.objects.get(pk=draft.pk).get_latest_revision_as_object())
    office.officers.request(Page.objects.get(pk=draft.pk).specific, "requester")
    for _pause in pass_steps(draft, office.officers, len(STEPS)):
        pass
    page: ContentPage = Page.objects.get(pk=draft.pk).specific
    return page


def _filled(blank: str) -> str:
    return next(words for part, words in FILLED.items() if part in blank)
