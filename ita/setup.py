"""What a new installation needs before anybody can work in it. Every step can be repeated."""

from django.conf import settings
from django.contrib.auth.models import Group as AuthGroup
from django.db import transaction
from django.utils import translation
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.core.duties import Duty
from home.enums import Section
from home.models import AgencyDocument, AgencyImage, AgencySettings, HomePage, SectionPage
from ita.filing import jobs as filing_jobs
from ita.integrity import binding, frame
from ita.integrity.seal import seal_of
from ita.monitoring import jobs
from ita.monitoring.personal_data.operations import queue_unsearched
from ita.people.models import ReturnReason
from ita.permissions import grant
from ita.workflow.changes.rules import is_first_hour
from ita.workflow.models import DutyTask

STEPS = ((Duty.CHECK, "ตรวจสอบ"), (Duty.APPROVE, "อนุมัติ"), (Duty.PUBLISH, "นำขึ้นเผยแพร่"))
RETURN_REASONS = (
    ("outside-mission", "นอกภารกิจ"),
    ("file-format", "รูปแบบไฟล์ไม่อนุญาต"),
    ("incorrect", "ไม่ถูกต้อง"),
    ("outdated", "ไม่เป็นปัจจุบัน"),
    ("incomplete", "ไม่ครบถ้วน"),
    ("personal-data", "มีข้อมูลส่วนบุคคล"),
    ("legal-risk", "เสี่ยงต่อกฎหมาย"),
    ("no-source", "ไม่ระบุแหล่งที่มา"),
    ("other", "อื่น ๆ"),
)
WORKFLOW_NAME = "ขอเผยแพร่ข้อมูล"


@transaction.atomic
def set_up_site(agency: str = "", hostname: str = "localhost", port: int = 80) -> Site:
    """The installation and its first agency; returns that agency's site.

    Args:
        agency: name of the agency; kept as it is when empty and already given, and once there
            are officers who can propose and allow another.
    """
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    before = frame.newest_seal()
    _remove_wagtail_groups()
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or not isinstance(site.root_page.specific, HomePage):
        _remove_wagtail_welcome_page(Page.get_first_root_node())
        site = site or Site(is_default_site=True)
        site.hostname, site.port = hostname, port
        _give_front_page(site, agency or "หน่วยงานของรัฐ")
    _furnish(site, agency)
    frame.record_frame(site, before)
    jobs.schedule()
    filing_jobs.schedule()
    queue_unsearched()  # what was stored before an upgrade: else no request with it is passed
    return site


@transaction.atomic
def add_agency(agency: str, hostname: str, port: int = 80) -> Site:
    """Another agency of the installation, at its own address; returns its site.

    An agency that stands at the address already is only completed.
    """
    before = frame.newest_seal()
    site = Site.objects.filter(hostname=hostname, port=port).first()
    if site is None:
        site = Site(hostname=hostname, port=port)
        _give_front_page(site, agency)
    _furnish(site, agency)
    frame.record_frame(site, before)
    return site


def _give_front_page(site: Site, name: str) -> None:
    number = HomePage.objects.count() + 1
    slug = "home" if number == 1 else f"home-{number}"
    home = HomePage(title=name, slug=slug, locale=_locale("th"), live=False)
    Page.get_first_root_node().add_child(instance=home)
    _publish(home)
    site.root_page, site.site_name = home, name
    site.save()


def _furnish(site: Site, agency: str) -> None:
    """What every agency needs, as far as it is missing."""
    homes = _front_pages(site)
    for home in homes:
        _sections(home)
    _workflow(homes)
    _agency_settings(site, agency)
    _return_reasons(site)
    grant(site, homes, _collection(site))


def _collection(site: Site) -> Collection:
    """Where the agency's files are; the first agency takes over what lay at the top."""
    agency = AgencySettings.for_site(site)
    if agency.collection is None:
        root = Collection.get_first_root_node()
        agency.collection = root.add_child(name=site.site_name[:255])
        agency.save()
        if site.is_default_site:
            for model in (AgencyDocument, AgencyImage):
                model.objects.filter(collection=root).update(collection=agency.collection)
    return agency.collection


def _remove_wagtail_welcome_page(root: Page) -> None:
    for page in root.get_children().filter(content_type__model="page"):
        page.delete()
    root.refresh_from_db()


def _remove_wagtail_groups() -> None:
    """Wagtail's own groups may publish and its own workflow approves; nobody may here."""
    AuthGroup.objects.filter(name__in=("Moderators", "Editors")).delete()
    Workflow.objects.filter(name="Moderators approval").delete()
    GroupApprovalTask.objects.filter(name="Moderators approval").delete()
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()


def _front_pages(site: Site) -> list[HomePage]:
    """The Thai front page and its twin in each other language."""
    home = site.root_page.specific
    pages = [home]
    for locale in Locale.objects.exclude(pk=home.locale_id):
        twin = home.get_translation_or_none(locale)
        if twin is None:
            twin = home.copy_for_translation(locale, copy_parents=False)
            _publish(twin)
        pages.append(twin.specific)
    return pages


def _sections(home: HomePage) -> None:
    existing = set(SectionPage.objects.child_of(home).values_list("section", flat=True))
    for section in Section:
        if section.value in existing:
            continue
        with translation.override(home.locale.language_code):
            page = SectionPage(
                title=str(section.label),
                slug=section.value,
                section=section,
                locale=home.locale,
                show_in_menus=True,
                live=False,
            )
        if twin := _thai_twin(home, section):
            page.translation_key = twin.translation_key
        home.add_child(instance=page)
        _publish(page)


def _publish(page: Page) -> None:
    """The frame of the site stands before there are officers who could approve it: its seal
    belongs to no request."""
    revision = page.save_revision()
    binding.store(seal_of(revision.as_object()), page, revision)
    revision.publish(skip_permission_checks=True)


def _thai_twin(home: HomePage, section: Section) -> SectionPage | None:
    thai_home = home.get_translation_or_none(_locale("th"))
    if thai_home is None or thai_home.pk == home.pk:
        return None
    sections = SectionPage.objects.child_of(thai_home)
    twin: SectionPage | None = sections.filter(section=section).first()
    return twin


def _workflow(homes: list[HomePage]) -> None:
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW_NAME)
    for order, (duty, name) in enumerate(STEPS):
        task = DutyTask.objects.filter(duty=duty).first()
        task = task or DutyTask.objects.create(name=name, duty=duty)
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task, defaults={"sort_order": order}
        )
    for home in homes:
        WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})


def _agency_settings(site: Site, agency: str) -> None:
    """The name that it begins with; another one is proposed and allowed later."""
    agency_settings = AgencySettings.for_site(site)
    if not agency_settings.name or (agency and is_first_hour(site)):
        agency_settings.name = agency or site.site_name
        agency_settings.save()


def _return_reasons(site: Site) -> None:
    for order, (code, text) in enumerate(RETURN_REASONS):
        defaults = {"text": text, "sort_order": order}
        ReturnReason.objects.get_or_create(site=site, code=code, defaults=defaults)


def _locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)
