"""Loads the demonstration agencies: their recorded life and today's work; all, or nothing."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ReferenceIndex, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.content_dates import store_dates
from home.models import ContentPage
from ita.assessment.evidence.models import Evidence
from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita.people.models import OfficerProfile
from ita.register.models import RegisterEntry
from ita_site.demo import agency, archive
from ita_site.demo.content import entries, page_entries, read
from ita_site.demo.indexing import index_words
from ita_site.demo.present import begin_the_day
from ita_site.demo.story import OPEN
from ita_site.setup import host_and_port, set_up


@dataclass(frozen=True)
class Summary:
    """What the demo agency holds: acts on its register, what waits by story, evidence by
    framework."""

    acts: int
    live: int
    waiting: Counter[str]
    evidence: dict[str, int]


def is_loaded() -> bool:
    """Whether this installation holds the demonstration agency."""
    order = read("agency")["order_number"]
    return OfficerProfile.objects.filter(order_number=order).exists()


def why_not_load() -> str | None:
    """Why the demonstration agency cannot be loaded here, in Thai; None when it can."""
    pages = ContentPage.objects.count()
    if pages:
        return (
            f"ไม่ได้นำเข้าข้อมูลสาธิต เพราะเว็บไซต์นี้มีเนื้อหาของหน่วยงานอยู่แล้ว {pages} หน้า "
            "กรุณาใช้ฐานข้อมูลใหม่ (กำหนด DATA_DIR หรือ DATABASE_URL อื่น) แล้วสั่งอีกครั้ง"
        )
    names = [raw["username"] for raw in agency.accounts()]
    taken = User.objects.filter(username__in=names).values_list("username", flat=True)
    if taken:
        return (
            f"ไม่ได้นำเข้าข้อมูลสาธิต เพราะมีชื่อผู้ใช้เหล่านี้อยู่แล้ว: {', '.join(taken)} "
            "กรุณาใช้ฐานข้อมูลใหม่แล้วสั่งอีกครั้ง"
        )
    # What a new installation made gives way to the archive; what somebody entered must not.
    acts = RegisterEntry.objects.filter(actor_id__gt=0)
    numbers = [model.objects.filter(pk__gte=archive.FIRST_ID) for model in (RegisterEntry, User)]
    if Site.objects.count() > 1 or any(rows.exists() for rows in (acts, *numbers)):
        return (
            "ไม่ได้นำเข้าข้อมูลสาธิต เพราะระบบนี้มีหน่วยงานหรือการดำเนินการของเจ้าหน้าที่อยู่แล้ว "
            "กรุณาใช้ฐานข้อมูลใหม่แล้วสั่งอีกครั้ง"
        )
    return None


@transaction.atomic
def load(password: str) -> Summary:
    """Store the recorded life of the agencies at today's address, and begin today's work.

    The caller asks ``why_not_load`` first.
    """
    archive.load()
    store_dates(ContentPage.objects.all())
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    # What the code ships since the recording.
    load_shipped_frameworks()
    site = set_up(read("agency")["settings"]["name"], *host_and_port(settings.SITE_URL))
    agency.move_to_address(site)
    agency.set_passwords(password)
    # Each page is saved a dozen times on its way; once is enough to index what it refers to.
    with disable_reference_index_auto_update():
        pages = begin_the_day()
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    index_words()
    return summarize()


def summarize() -> Summary:
    """The counts that the command prints."""
    counts = Counter(
        str(evidence.item.framework)
        for evidence in Evidence.objects.select_related("item__framework")
    )
    told = [*page_entries(), *entries(read("health")["pages"])]
    return Summary(
        acts=RegisterEntry.objects.filter(pk__gt=archive.FIRST_ID).count(),
        live=ContentPage.objects.live().count(),
        waiting=Counter(entry.story.kind for entry in told if entry.story.kind in OPEN),
        evidence=dict(counts),
    )
