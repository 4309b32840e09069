"""What the demonstration's officers do on the day on which it is loaded: what waits on their desks.

All through the real operations, now: requests at each step, a draft, an alert on the approver's
word, evidence of what is not published yet, and who answers for which item until when.
"""

from collections.abc import Iterable

from wagtail.models import Page

from home.core.duties import Group
from home.models import ContentPage
from ita.assessment.models import Framework
from ita.assessment.offers.places import link_found
from ita.monitoring.personal_data.operations import search_files_of
from ita.monitoring.petitions.operations import report_harm
from ita.people.models import OfficerProfile
from ita.people.post_form import facts_of
from ita.people.signals import post_changed
from ita_site.demo.board import make_board
from ita_site.demo.content import PageEntry, entries, page_entries, read
from ita_site.demo.english import translate
from ita_site.demo.evidence import make_evidence, open_to_public
from ita_site.demo.front import compose_front
from ita_site.demo.offices import Office, health_office, municipality
from ita_site.demo.policies import hear_readers, lead_on, state_licence, state_policies
from ita_site.demo.statistics import tell_statistics
from ita_site.demo.story import OPEN, play

REPORTED: tuple[str, dict[str, str]] = (
    "drainage-project",
    {
        "harm": "untrue",
        "text": "หน้าบ้านของข้าพเจ้าไม่ได้อยู่ในแนวท่อระบายน้ำตามที่หน้านี้แสดง ขอให้ตรวจสอบแผนผังอีกครั้ง",
        "name": "นางสาวตัวอย่าง ริมธารา",
        "contact": "โทรศัพท์ 0-0000-0199",
    },
)
# Lists that say themselves which lists of the website prove them.
COMPLETENESS = ("ANNOUNCEMENT", "OIA", "GWS")


def begin_the_day() -> list[Page]:
    """Fill the desks of both agencies; returns the pages that are new."""
    town, district = municipality(), health_office()
    new = _play_open(town, page_entries())
    new += _play_open(district, entries(read("health")["pages"]))
    new += compose_front(town)
    for sheet in read("evidence"):
        raws = [raw for raw in sheet["evidence"] if is_open(raw)]
        make_evidence(sheet, raws, town.pages, town.users["ita"], town.site)
    make_board(town.site, town.users)
    for scheme in COMPLETENESS:
        framework = Framework.objects.get_named(scheme, 2569, town.site)
        link_found(framework, town.site, town.users["ita"])
    report_harm(town.pages[REPORTED[0]], **REPORTED[1])
    new += state_policies(town)
    state_licence(town)
    lead_on(town)
    hear_readers(town, REPORTED[0])
    open_to_public(town.site, ("OIA", 2569), town.users["ita"], town.users["approver"])
    name_log_officer(town)
    return [*new, *tell_statistics(town), *translate(town)]


def name_log_officer(office: Office) -> None:
    """The administrator lets the officer who receives cases read the traffic log, too; the log
    itself begins with the first visitor."""
    post = OfficerProfile.of(office.users["cases"], office.site)
    if post is None or post.duties.filter(duty=Group.LOG_OFFICERS).exists():
        return
    before = facts_of(post)
    post.duties.create(duty=Group.LOG_OFFICERS.value)
    post_changed.send(
        OfficerProfile,
        post=post,
        user=office.users["admin"],
        before=before,
        after=facts_of(OfficerProfile.objects.get(pk=post.pk)),
    )


def is_open(raw: dict[str, str]) -> bool:
    """Whether the page of a piece of evidence is still on its way."""
    kinds = {entry.key: entry.story.kind for entry in page_entries()}
    return kinds.get(raw.get("page", "")) in OPEN


def _play_open(office: Office, told: Iterable[PageEntry]) -> list[ContentPage]:
    waiting = [entry for entry in told if entry.story.kind in OPEN]
    for entry in waiting:
        for _pause in play(entry, office.builder, office.officers, office.pages):
            _search(office.pages[entry.key])
    return [office.pages[entry.key] for entry in waiting]


def _search(page: ContentPage) -> None:
    """What the queue does long before an officer comes to it."""
    search_files_of(ContentPage.objects.get(pk=page.pk).get_latest_revision_as_object())
