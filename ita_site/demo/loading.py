"""Loads the demonstration agency: all of it, or nothing."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import Locale, ReferenceIndex, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import AgencySettings, ContentPage
from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita.assessment.models import Evidence
from ita.people.models import OfficerProfile
from ita_site.demo import agency
from ita_site.demo.content import page_entries, read
from ita_site.demo.evidence import make_evidence
from ita_site.demo.library import Library
from ita_site.demo.pages import Builder, thai_sections
from ita_site.demo.story import Officers, play, revise


@dataclass(frozen=True)
class Summary:
    """What the demo agency holds: pages by story, evidence rows by framework."""

    pages: Counter[str]
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
    names = [raw["username"] for raw in read("agency")["users"]]
    taken = User.objects.filter(username__in=names).values_list("username", flat=True)
    if taken:
        return (
            f"ไม่ได้นำเข้าข้อมูลสาธิต เพราะมีชื่อผู้ใช้เหล่านี้อยู่แล้ว: {', '.join(taken)} "
            "กรุณาใช้ฐานข้อมูลใหม่แล้วสั่งอีกครั้ง"
        )
    return None


@transaction.atomic
def load(password: str) -> Summary:
    """Make the agency, its pages with their stories, and its evidence.

    The caller asks ``why_not_load`` first.
    """
    # Each page is saved a dozen times on its way; once is enough to index what it refers to.
    with disable_reference_index_auto_update():
        pages = _make_everything(password)
    for page in [*pages.values(), AgencySettings.objects.get()]:
        ReferenceIndex.create_or_update_for_object(page)
    return summarize()


def _make_everything(password: str) -> dict[str, ContentPage]:
    site = agency.set_up_agency()
    load_shipped_frameworks()
    units = agency.make_units(site)
    users = agency.make_users(units, password)
    library, officers = Library(users["webmaster"]), Officers(users)
    _set_emblem(site, library)
    _introduce(site, officers)
    builder = Builder(thai_sections(site.root_page), units, library)
    pages = {entry.key: play(entry, builder, officers) for entry in page_entries()}
    make_evidence(pages, users["ita"])
    return pages


def summarize() -> Summary:
    """The counts that the command prints, as the content files fix them."""
    counts = Counter(
        str(evidence.item.framework)
        for evidence in Evidence.objects.select_related("item__framework")
    )
    return Summary(
        pages=Counter(entry.story.kind for entry in page_entries()), evidence=dict(counts)
    )


def _set_emblem(site: Site, library: Library) -> None:
    agency_settings = AgencySettings.for_site(site)
    agency_settings.emblem = library.image("emblem")
    agency_settings.save()


def _introduce(site: Site, officers: Officers) -> None:
    """The words of the front page and the sections, approved like everything else."""
    words = read("structure")
    home = site.root_page.specific
    revise(home, words["home"], "requester", officers)
    english = home.get_translation(Locale.objects.get(language_code="en"))
    revise(english, words["home_en"], "requester", officers)
    for section, page in thai_sections(home).items():
        revise(page, {"introduction": words["sections"][section]}, "requester", officers)
