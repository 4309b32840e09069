"""What an office has in the middle of things, beside the demonstration agency.

``python -m tests.upgrade.in_progress`` in an installation that holds the demonstration: each story
is one page below the section of laws, by the officers' own operations; its name in ``STORIES`` is
the page's address. ``make_snapshot`` calls it; ``go_on`` does later what each story waits for.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.utils import timezone, translation  # noqa: E402
from django_q.models import OrmQ  # noqa: E402
from wagtail.contrib.settings.views import get_setting_edit_handler  # noqa: E402
from wagtail.models import Site  # noqa: E402

from home.models import AgencyDocument, LawPage, Unit  # noqa: E402
from ita.models import Framework, RegisterEntry, Webhook  # noqa: E402
from ita.notifications import jobs as notification_jobs  # noqa: E402
from ita.notifications import mail  # noqa: E402
from ita.people.models import PublicationSettings  # noqa: E402
from ita.register.enums import Act, Channel  # noqa: E402
from ita.workbook.jobs import queue_export  # noqa: E402
from ita.workflow import operations  # noqa: E402
from ita.workflow.dates import Dates  # noqa: E402
from ita.workflow.drift.operations import confirm_drift, record_drifts, withdraw_drift  # noqa: E402
from ita.workflow.oral_approval.operations import WordOfMouth, confirm, deny, record_oral_approval  # noqa: E402
from ita.workflow.removal.operations import archive, take_down  # noqa: E402
from ita.workflow.replacement.operations import replace_file  # noqa: E402
from search import rebuilding  # noqa: E402
from tests import officers  # noqa: E402
from tests.factories import DocumentFactory, LawPageFactory, pdf_bytes  # noqa: E402

STEPS = ("checker", "approver", "webmaster")
WHY = "แจ้งเตือนน้ำท่วมต้องถึงประชาชนภายในวันนี้"


def user(name: str) -> User:
    return User.objects.get(username=name)


def site() -> Site:
    return Site.objects.get(is_default_site=True)


def page_of(story: str) -> LawPage:
    return LawPage.objects.get(slug=story)


def step(page: LawPage) -> Any:
    return fresh(page).current_workflow_task_state


def fresh(page: LawPage) -> LawPage:
    return LawPage.objects.get(pk=page.pk)


def request(page: LawPage, count: int = 0) -> None:
    """Ask for publication, and pass the first ``count`` steps."""
    operations.request_publication(page, user("requester"))
    for name in STEPS[:count]:
        officers.pass_step(step(page), user(name), "ตรวจแล้ว ถูกต้อง" if name == "checker" else "")


def publish(page: LawPage) -> LawPage:
    request(page, len(STEPS))
    return fresh(page)


def allow_by_word(page: LawPage) -> RegisterEntry:
    request(page, 1)
    word = WordOfMouth(user("approver"), timezone.now(), Channel.PHONE, WHY)
    record_oral_approval(step(page), user("webmaster2"), word)
    officers.pass_step(step(page), user("webmaster"))
    return RegisterEntry.objects.of_page(page).get(act=Act.ORAL_APPROVED)


def change_past_the_steps(page: LawPage) -> LawPage:
    """As a shell would; the nightly comparison finds it."""
    LawPage.objects.filter(pk=page.pk).update(source="แก้ไขนอกระบบ")
    record_drifts(site())
    return fresh(page)


def _returned(page: LawPage) -> None:
    request(page)
    officers.return_for_correction(step(page), user("checker"), "ขาดลายมือชื่อในหน้า 2")


def _corrected(page: LawPage) -> None:
    _returned(page)
    draft = page.get_latest_revision_as_object()
    draft.summary = "สรุปที่แก้ไขแล้ว"
    draft.save_revision(user=user("requester"))
    request(page, 1)


def _changed(page: LawPage) -> None:
    """Somebody saved the page after the check: it went back to the checker."""
    request(page, 1)
    draft = page.get_latest_revision_as_object()
    draft.summary = "สรุปที่เปลี่ยนหลังการตรวจสอบ"
    draft.save_revision(user=user("requester2"))
    officers.pass_step(step(page), user("approver"))


def _refused(page: LawPage) -> None:
    request(page, 1)
    officers.refuse(step(page), user("approver"), "ไม่อยู่ในอำนาจหน้าที่ของหน่วยงาน")


def _withdrawn(page: LawPage) -> None:
    request(page)
    operations.withdraw(fresh(page).current_workflow_state, user("requester"))


def _scheduled(page: LawPage) -> None:
    """A time that comes while nobody works on it."""
    request(page, 2)
    dates = Dates(timezone.now() + timedelta(minutes=30))
    answers = officers.ALL_CONFIRMED
    operations.pass_step(step(page), user("webmaster"), "", answers, dates)


def _replaced(page: LawPage) -> None:
    """The draft with the new file waits for the checker; the public still reads the old."""
    page = publish(page)
    old = AgencyDocument.objects.get(pk=page.files[0].document_id)
    file = ContentFile(pdf_bytes("New edition"), "แผน แก้ไข.pdf")
    new = AgencyDocument(title="ฉบับแก้ไข", file=file)
    replace_file(old, new, user("requester"), "แก้ไขตัวเลขในตารางที่ 3")


def _second_request(page: LawPage) -> None:
    page = publish(page)
    draft = page.get_latest_revision_as_object()
    draft.summary = "สรุปฉบับปรับปรุง"
    draft.save_revision(user=user("requester"))
    request(page, 1)


STORIES: dict[str, Callable[[LawPage], Any]] = {
    "draft": lambda page: None,
    "waits-for-check": request,
    "waits-for-approval": lambda page: request(page, 1),
    "waits-for-publication": lambda page: request(page, 2),
    "returned": _returned,
    "corrected": _corrected,
    "changed": _changed,
    "refused": _refused,
    "withdrawn": _withdrawn,
    "scheduled": _scheduled,
    "second-request": _second_request,
    "file-replaced": _replaced,
    "unconfirmed": allow_by_word,
    "confirmed": lambda page: confirm(allow_by_word(page), user("approver"), "ยืนยันตามนั้น"),
    "denied": lambda page: deny(allow_by_word(page), user("approver"), "ไม่ได้อนุญาต"),
    "archived": lambda page: archive(publish(page), user("webmaster"), "พ้นปีงบประมาณ"),
    "taken-down": lambda page: take_down(publish(page), user("approver"), "มีข้อมูลส่วนบุคคล"),
    "drift-confirmed": lambda page: confirm_drift(
        change_past_the_steps(publish(page)), user("approver"), "ยืนยันเนื้อหาที่แก้ไข"
    ),
    "drift-withdrawn": lambda page: withdraw_drift(
        change_past_the_steps(publish(page)), user("approver"), "ไม่มีผู้ใดขอแก้ไข"
    ),
}


def tell_stories() -> None:
    for name, tell in STORIES.items():
        unit, owner = Unit.objects.order_by("pk").first(), user("requester")
        facts = {"title": f"เรื่อง {name}", "slug": name, "owner_unit": unit, "owner": owner}
        tell(LawPageFactory(files=[DocumentFactory(title=f"เอกสารของ {name}")], **facts))


def change_settings() -> None:
    """A small office declares that two duties may lie in one hand."""
    instance = PublicationSettings.for_site(site())
    form_class = get_setting_edit_handler(PublicationSettings).get_form_class()
    values = {
        "overlaps": ["check_publish", "approve_publish"],
        "overlaps_order": "คำสั่งที่ 7/2569",
        "confirm_within_days": 5,
    }
    form = form_class(values, instance=instance, for_user=user("approver"))
    assert form.is_valid(), form.errors
    form.save()


def fill_the_queue() -> None:
    """One job of each kind waits for a worker; some notices are sent, some wait."""
    Webhook.objects.create(site=site(), enabled=True, url="http://127.0.0.1:9/")
    for name in ("waits-for-check", "returned", "waits-for-approval", "unconfirmed"):
        notification_jobs.spread(RegisterEntry.objects.of_page(page_of(name)).last().pk)
    mail.send_to(user("checker").pk)
    queue_export(Framework.objects.get_named("OIT", 2569), site(), user("ita"))
    Unit.objects.order_by("pk").first().save()  # the pages that name it are indexed again
    rebuilding.order(user("admin"))


def main() -> None:
    """Everything above, in an installation with the demonstration."""
    OrmQ.objects.all().delete()  # the demonstration's own hundreds
    with translation.override("th"):
        change_settings()
        tell_stories()
        fill_the_queue()


if __name__ == "__main__":
    main()
