"""The English pages of the demonstration: translations of live pages, through the real workflow on
the day on which it is loaded."""

from dataclasses import replace
from typing import Any

from wagtail.models import Locale, Page

from home.models import AgencySettings, ContentPage
from ita.integrity.public_facts import AGENCY
from ita.monitoring.personal_data.operations import search_files_of
from ita.workflow.changes.operations import allow, propose
from ita_site.demo.content import PageEntry, page_entries, read
from ita_site.demo.offices import Office
from ita_site.demo.story import STEPS, pass_steps

WRITER = "requester"
REASON = "ให้ผู้อ่านภาษาอังกฤษทราบที่ตั้งสำนักงาน"


def translate(office: Office) -> list[Page]:
    """The front page's words, the address, and the main pages in English; returns the pages."""
    said, english = read("english"), Locale.objects.get(language_code="en")
    _give_address(office, said["address_en"])
    home = office.site.root_page.get_translation(english).specific
    home.introduction = said["introduction"]
    home.save_revision(user=office.users[WRITER])
    told = {entry.key: entry for entry in page_entries()}
    pages = [
        _translate(office, office.pages[raw["key"]], told[raw["key"]], raw, english)
        for raw in said["pages"]
    ]
    for page in [home, *pages]:
        _publish(office, page)
    return [home, *pages]


def _give_address(office: Office, address: str) -> None:
    """By two hands, as every fact of an agency."""
    wanted = AgencySettings.objects.get(site=office.site)
    wanted.address_en = address
    users = office.users
    change = propose(AGENCY, office.site, str(office.site.pk), wanted, users["webmaster"], REASON)
    allow(change, users["approver"])


def _translate(
    office: Office, page: ContentPage, entry: PageEntry, raw: dict[str, Any], english: Locale
) -> ContentPage:
    """The copy that wagtail-localize's form makes in its simple mode, with the words of ``raw``."""
    user = office.users[WRITER]
    twin: ContentPage = page.copy_for_translation(english, copy_parents=False).specific
    twin.owner = user
    twin.save()
    words = {name: value for name, value in raw.items() if name not in ("key", "lists", "fields")}
    fields = {**entry.fields, **raw.get("fields", {})}
    office.builder.write(twin, replace(entry, **words, fields=fields))
    for name, rows in raw.get("lists", {}).items():
        kept = list(getattr(twin, name).all())
        for row, values in zip(kept, rows, strict=True):
            for field, value in values.items():
                setattr(row, field, value)
        setattr(twin, name, kept)
    twin.save_revision(user=user)
    return twin


def _publish(office: Office, page: Page) -> None:
    search_files_of(page.get_latest_revision_as_object())  # the queue does, long before a check
    office.officers.request(page, WRITER)
    for _pause in pass_steps(page, office.officers, len(STEPS)):
        pass
