"""What happened in the demonstration's two offices, and when: the script of the recorded life.

Every entry of the content files has its day, by its own period; ``everyday`` adds what offices
publish besides. What is still open (``story.OPEN``) is not told here but done on the day of loading
(``present``).
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Locale, ReferenceIndex

from home.models import AgencyDocument, AgencySettings
from home.thai.working_days import working_day_after
from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita.integrity.public_facts import AGENCY
from ita.workflow.changes.frame import set_frame
from ita.workflow.changes.operations import allow, propose
from ita.workflow.replacement.operations import replace_file
from ita_site.demo import agency, everyday, posts, upkeep
from ita_site.demo.content import PageEntry, entries, page_entries, read
from ita_site.demo.evidence import HOME, make_evidence, open_to_public
from ita_site.demo.evidence import OPEN as PUBLIC_LIST
from ita_site.demo.evidence import OPEN_HEALTH as HEALTH_LIST
from ita_site.demo.files import make_file
from ita_site.demo.judgement import make_judgement
from ita_site.demo.life import Life
from ita_site.demo.offices import Office, health_office, municipality
from ita_site.demo.pages import thai_sections
from ita_site.demo.present import is_open
from ita_site.demo.story import OPEN, STEPS, Acts, pass_steps, play, revise

FIRST_DAY = date(2025, 10, 1)  # of the fiscal year 2569
COLLECTING = date(2026, 1, 12)  # the list of the assessment is known; evidence is gathered
OPENED, JUDGED = date(2026, 1, 20), date(2026, 8, 17)
SETTLING_IN = 30  # working days in which an office brings in what it has
WAITING = (4, 12)
REPORTS = {"performance"}  # kinds that are written when their period is over
# Entries whose period says another day than that of their publication.
DAYS = {
    "permit-decisions-2569": date(2026, 10, 8),
    "website-survey": date(2026, 10, 2),
    "land-tax-payment": date(2026, 1, 5),
}


def tell(life: Life, password: str) -> None:
    """Set up both agencies, and enter all that happens to them into ``life``."""
    load_shipped_frameworks()
    for name, site in (("agency", agency.set_up_agency()), ("health", agency.set_up_health())):
        units = agency.make_units(site, read(name))
        set_frame(site)
        agency.make_users(site, read(name), units, password)
    town, district = municipality(), health_office()
    _begin(life, town)
    _tell_pages(life, town, page_entries())
    _tell_everyday(life, town, everyday.everyday)
    _tell_assessment(life, town, read("evidence"), "ita", PUBLIC_LIST)
    life.once(JUDGED, lambda: make_judgement(town.site, town.users["ita"]))
    _tell_changes(life, town)
    upkeep.tell(life, town)
    _tell_health(life, district)


def _begin(life: Life, office: Office) -> None:
    """The emblem by two hands; the words of front pages and sections; the officers' orders."""
    life.once(FIRST_DAY, lambda: _set_emblem(office))
    words, home = read("structure"), office.site.root_page.specific
    english = home.get_translation(Locale.objects.get(language_code="en"))
    texts = [(home, words["home"]), (english, words["home_en"])]
    for section, page in thai_sections(home).items():
        texts.append((page, {"introduction": words["sections"][section]}))
    for number, (page, values) in enumerate(texts):
        day = FIRST_DAY + timedelta(days=number // 4)
        life.begin(day, revise(page, values, "requester", office.officers))
    for day, raw in posts.changes():
        life.once(day, lambda raw=raw: posts.enter(raw, office))  # type: ignore[misc]


def _set_emblem(office: Office) -> None:
    wanted = AgencySettings.for_site(office.site)
    wanted.emblem = office.builder.library.image("emblem")
    key, reason = str(office.site.pk), "ใช้ตราสัญลักษณ์ของหน่วยงานบนเว็บไซต์"
    change = propose(AGENCY, office.site, key, wanted, office.users["webmaster"], reason)
    allow(change, office.users["approver"])


def _tell_pages(life: Life, office: Office, told: Iterable[PageEntry]) -> None:
    for number, entry in enumerate(told):
        if entry.story.kind not in OPEN:
            life.begin(day_of(entry, number), _play(entry, office))


def _tell_everyday(life: Life, office: Office, source: Any) -> None:
    for day, entry in source(FIRST_DAY + timedelta(days=14), life.last_day):
        life.begin(day, _play(entry, office))


def _play(entry: PageEntry, office: Office) -> Acts:
    return play(entry, office.builder, office.officers, office.pages)


def day_of(entry: PageEntry, number: int) -> date:
    """The day on which the writer of an entry begins: when what it tells of has happened, or in the
    office's first weeks. ``number`` spreads these."""
    if entry.key in DAYS:
        return DAYS[entry.key]
    first, last = (day and date.fromisoformat(day) for day in entry.period)
    source = entry.fields.get("source_datetime")
    told = datetime.fromisoformat(source).date() + timedelta(days=1) if source else first
    if entry.kind in REPORTS and last:
        told = last + timedelta(days=4)
    if told and told > FIRST_DAY:
        return told
    return working_day_after(FIRST_DAY, 2 + number * 7 % SETTLING_IN)


def _tell_assessment(
    life: Life,
    office: Office,
    sheets: Iterable[dict[str, Any]],
    officer: str,
    public_list: tuple[str, int],
) -> None:
    """Evidence is linked some days after its page was published; the list opened to the public."""
    for sheet in sheets:
        for number, raw in enumerate(sheet["evidence"]):
            if not is_open(raw):
                day = working_day_after(COLLECTING, 1 + number)
                life.begin(day, _link(sheet, raw, office, officer))
    user, approver = office.users[officer], office.users["approver"]
    life.once(OPENED, lambda: open_to_public(office.site, public_list, user, approver))


def _link(sheet: dict[str, Any], raw: dict[str, Any], office: Office, officer: str) -> Acts:
    if raw.get("page", HOME) != HOME:
        yield from _until_published(office, raw["page"])
    make_evidence(sheet, [raw], office.pages, office.users[officer], office.site)


def _until_published(office: Office, key: str) -> Acts:
    """Until the page is live and no request for it is open."""
    page = office.pages.get(key)
    while page is None or not page.live or page.workflow_in_progress:
        yield WAITING
        if page := office.pages.get(key):
            page.refresh_from_db()


def _tell_changes(life: Life, office: Office) -> None:
    """Pages that are brought up to date, and files that are replaced."""
    content = read("everyday")
    for raw in content["updates"]:
        life.begin(date.fromisoformat(raw["day"]), _update(raw, office))
    told = {entry.key: entry for entry in page_entries()}
    for raw in content["replacements"]:
        acts = _replace_file(raw, told[raw["page"]], office)
        life.begin(date.fromisoformat(raw["day"]), acts)


def _update(raw: dict[str, Any], office: Office) -> Acts:
    yield from _until_published(office, raw["page"])
    yield from revise(office.pages[raw["page"]], raw["values"], "requester", office.officers)


def _replace_file(raw: dict[str, Any], entry: PageEntry, office: Office) -> Acts:
    yield from _until_published(office, raw["page"])
    page = office.pages[raw["page"]]
    ReferenceIndex.create_or_update_for_object(page)  # by which the pages of a file are found
    old: AgencyDocument = page.attachments.first().document
    file = entry.files[0]
    content = make_file(entry, {**file, "title": f"{old.title} (ฉบับแก้ไข)"})
    new = AgencyDocument(title=old.title, file=ContentFile(content, file["name"]))
    replace_file(old, new, office.users[entry.writer], raw["reason"])
    yield from pass_steps(page, office.officers, len(STEPS))


def _tell_health(life: Life, office: Office) -> None:
    content = read("health")
    words = {"introduction": content["introduction"]}
    page = office.site.root_page.specific
    life.begin(FIRST_DAY, revise(page, words, "requester", office.officers))
    _tell_pages(life, office, entries(content["pages"]))
    _tell_everyday(life, office, everyday.health)
    _tell_assessment(life, office, [content["evidence"]], "webmaster", HEALTH_LIST)
