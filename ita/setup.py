"""What a new installation needs before anybody can work in it. Every step can be repeated."""

from django.conf import settings
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils import translation
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.core.duties import Duty, Group
from home.enums import Section
from home.models import AgencySettings, HomePage, SectionPage
from ita.integrity import binding
from ita.integrity.seal import seal_of
from ita.monitoring import jobs
from ita.people.models import ReturnReason
from ita.workflow.models import DutyTask

ADMIN_ACCESS = "wagtailadmin.access_admin"
MODEL_PERMISSIONS: dict[Group, tuple[str, ...]] = {
    Group.REQUESTERS: (ADMIN_ACCESS, "home.view_case", "home.change_case"),
    Group.CHECKERS: (ADMIN_ACCESS, "ita.view_registerentry", "ita.record_oral_approval"),
    Group.APPROVERS: (
        ADMIN_ACCESS,
        "ita.view_registerentry",
        "ita.change_publicationsettings",
    ),
    Group.WEBMASTERS: (
        ADMIN_ACCESS,
        "ita.view_registerentry",
        "ita.record_oral_approval",
        "home.view_case",
        "home.change_case",
        "home.change_agencysettings",
        "ita.change_papersettings",
        "home.add_unit",
        "home.change_unit",
        "ita.add_returnreason",
        "ita.change_returnreason",
        "ita.view_returnreason",
        "ita.view_notice",
        "ita.change_notice",
        "ita.change_webhook",
    ),
    Group.ITA_OFFICERS: (
        ADMIN_ACCESS,
        "ita.view_registerentry",
        "ita.view_framework",
        "ita.add_framework",
        "ita.change_framework",
        "ita.delete_framework",
        "ita.view_evidence",
        "ita.add_evidence",
        "ita.change_evidence",
        "ita.delete_evidence",
    ),
}
PAGE_PERMISSIONS: dict[Group, tuple[str, ...]] = {Group.REQUESTERS: ("add_page", "change_page")}
COLLECTION_PERMISSIONS: dict[Group, tuple[str, ...]] = {
    Group.REQUESTERS: ("add_document", "choose_document", "add_image", "choose_image"),
}
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
    """Locales, groups, front pages, sections, permissions and the workflow; returns the site.

    Args:
        agency: name of the agency; kept as it is when empty and already given.
    """
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    site = _site(hostname, port, agency or "หน่วยงานของรัฐ")
    _remove_wagtail_groups()
    homes = _front_pages(site)
    for home in homes:
        _sections(home)
    for group in Group:
        AuthGroup.objects.get_or_create(name=group.value)
    _grant(homes)
    _workflow(homes)
    _agency_settings(site, agency)
    _return_reasons(site)
    jobs.schedule()
    return site


def _site(hostname: str, port: int, name: str) -> Site:
    site = Site.objects.filter(is_default_site=True).first()
    if site and isinstance(site.root_page.specific, HomePage):
        return site
    root = Page.get_first_root_node()
    _remove_wagtail_welcome_page(root)
    home = HomePage(title=name, slug="home", locale=_locale("th"), live=False)
    root.add_child(instance=home)
    _publish(home)
    if site is None:
        site = Site(is_default_site=True)
    site.hostname, site.port, site.root_page, site.site_name = hostname, port, home, name
    site.save()
    return site


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


def _grant(homes: list[HomePage]) -> None:
    for group in Group:
        auth_group = AuthGroup.objects.get(name=group.value)
        auth_group.permissions.add(*(_permission(name) for name in MODEL_PERMISSIONS[group]))
        for codename in PAGE_PERMISSIONS.get(group, ()):
            for home in homes:
                GroupPagePermission.objects.get_or_create(
                    group=auth_group, page=home, permission=_permission(f"wagtailcore.{codename}")
                )
        for codename in COLLECTION_PERMISSIONS.get(group, ()):
            GroupCollectionPermission.objects.get_or_create(
                group=auth_group,
                collection=Collection.get_first_root_node(),
                permission=_file_permission(codename),
            )


def _permission(name: str) -> Permission:
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def _file_permission(codename: str) -> Permission:
    """Wagtail asks for the permissions of its own document and image models, whatever is used."""
    app_label = "wagtaildocs" if codename.endswith("document") else "wagtailimages"
    return _permission(f"{app_label}.{codename}")


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
    agency_settings = AgencySettings.for_site(site)
    if agency or not agency_settings.name:
        agency_settings.name = agency or site.site_name
        agency_settings.save()


def _return_reasons(site: Site) -> None:
    for order, (code, text) in enumerate(RETURN_REASONS):
        defaults = {"text": text, "sort_order": order}
        ReturnReason.objects.get_or_create(site=site, code=code, defaults=defaults)


def _locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)
