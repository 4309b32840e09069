"""The front page shows what its blocks say: what is public, of this agency, and on its days."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from home.enums import AnnouncementKind, Section
from home.front.parts import mourning_today, parts_of
from home.models import HomePage, SectionPage
from tests.factories import (
    AnnouncementPageFactory,
    ContactPageFactory,
    ExecutivesPageFactory,
    ImageFactory,
    LawPageFactory,
    NewsPageFactory,
    ProcurementResultPageFactory,
    QuestionsPageFactory,
    ServiceManualPageFactory,
)
from tests.site.test_query_counts import queries_of

PUBLISHED = ("news", "announcements", "events", "assessment", "sections", "latest")
FIRST, LAST = date(2026, 12, 20), date(2027, 1, 10)
PERIOD = {"show_from": FIRST.isoformat(), "show_until": LAST.isoformat()}


def compose(home: HomePage, *blocks: tuple[str, Any]) -> HomePage:
    home.blocks = [{"type": kind, "value": value} for kind, value in blocks]
    home.save(clean=False)
    return HomePage.objects.get(pk=home.pk)


def items(*values: Any) -> list[dict[str, Any]]:
    return [{"type": "item", "value": value} for value in values]


def tasks(*pages: Any) -> tuple[str, Any]:
    rows = items(*({"label": f"ทำ {page.title}", "page": page.pk} for page in pages))
    return "tasks", {"heading": "", "tasks": rows}


def banner(image: Any) -> tuple[str, Any]:
    picture = {"image": image.pk, "alt_text": "งดรับของขวัญ", "decorative": False}
    return "banner", {**PERIOD, "image": picture, "page": None}


def test_without_blocks_the_front_page_is_as_before(client: Client, home_page: HomePage) -> None:
    response = client.get(home_page.url)

    assert "front-parts" not in response.content.decode()
    assert "latest_news" in response.context


def test_every_block_shows(client: Client, home_page: HomePage) -> None:
    manual = ServiceManualPageFactory(title="ขออนุญาตก่อสร้าง", live=True)
    people = ExecutivesPageFactory(live=True)
    contact = ContactPageFactory(live=True, fax="0-2000-0001")
    questions = QuestionsPageFactory(live=True)
    NewsPageFactory(title="ข่าวใหม่", live=True)
    NewsPageFactory(title="งานเทศกาล", live=True, event=True)
    AnnouncementPageFactory(title="รับสมัครงาน", live=True)
    ProcurementResultPageFactory(title="สขร. ตุลาคม", live=True)
    compose(
        home_page,
        tasks(manual),
        ("services", {"heading": "บริการเด่น", "pages": items(manual.pk)}),
        ("executives", {"heading": "", "page": people.pk}),
        ("questions", {"heading": "", "page": questions.pk}),
        ("contact", {"heading": "", "page": contact.pk, "line": "https://line.example.go.th/a"}),
        *((kind, None) for kind in PUBLISHED),
    )

    html = client.get(home_page.url).content.decode()

    for words in (
        "ทำ ขออนุญาตก่อสร้าง",
        "บริการเด่น",
        people.executives.first().name,
        "ชำระภาษีได้ที่ไหน",
        "0-2000-0001",
        "https://line.example.go.th/a",
        "ข่าวใหม่",
        "งานเทศกาล",
        "รับสมัครงาน",
        "สขร. ตุลาคม",
        "section-cards",
    ):
        assert words in html, words


def test_a_chosen_page_shows_only_while_the_public_may_open_it(
    home_page: HomePage, other_agency: Site
) -> None:
    law = SectionPage.objects.child_of(other_agency.root_page).get(section=Section.LAW)
    shown, draft = LawPageFactory(title="เห็น", live=True), LawPageFactory(title="ร่าง")
    closed = LawPageFactory(title="จำกัด", live=True)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    foreign = LawPageFactory(title="หน่วยงานอื่น", live=True, parent=law)

    (part,) = parts_of(compose(home_page, tasks(shown, draft, closed, foreign)))
    assert [task["page"].pk for task in part.data["tasks"]] == [shown.pk]
    assert parts_of(compose(home_page, tasks(draft, foreign))) == []


@pytest.mark.parametrize(
    ("utc", "shows"),
    [
        ("2026-12-19 16:59", False),
        ("2026-12-19 17:00", True),
        ("2027-01-10 16:59", True),
        ("2027-01-10 17:00", False),
    ],
)
def test_a_banner_and_mourning_show_on_their_days_in_bangkok(
    home_page: HomePage, utc: str, shows: bool
) -> None:
    home = compose(home_page, banner(ImageFactory()), ("mourning", {**PERIOD, "sign": "both"}))

    with time_machine.travel(datetime.fromisoformat(utc).replace(tzinfo=UTC), tick=False):
        assert [part.kind for part in parts_of(home)] == (["banner"] if shows else [])
        assert (mourning_today(home) == "both") is shows


def test_mourning_shows_on_every_page_and_a_ribbon_has_words(
    client: Client, home_page: HomePage
) -> None:
    compose(home_page, ("mourning", {**PERIOD, "sign": "ribbon"}))
    law = LawPageFactory(live=True)

    with time_machine.travel(datetime(2026, 12, 25, tzinfo=UTC), tick=False):
        html = client.get(law.url).content.decode()
    assert 'aria-label="ไว้อาลัย"' in html and "mourning-grey" not in html
    assert "mourning" not in client.get(law.url).content.decode()


def test_lists_hold_the_newest_that_are_current(home_page: HomePage) -> None:
    for day in range(1, 8):
        AnnouncementPageFactory(title=f"รับสมัคร {day}", live=True, announced_on=date(2026, 1, day))
    AnnouncementPageFactory(live=True, archived_on=date(2026, 1, 9))
    kind = AnnouncementKind.PROCUREMENT
    AnnouncementPageFactory(title="ประกวดราคา", live=True, announcement_kind=kind)

    (part,) = parts_of(compose(home_page, ("announcements", None)))
    groups = {tab.value: [page.title for page in pages] for tab, pages in part.data["groups"]}

    assert groups["recruitment"] == [f"รับสมัคร {day}" for day in (7, 6, 5, 4, 3)]
    assert groups["procurement"] == ["ประกวดราคา"]
    assert groups["results"] == groups["announcements"] == []


def test_only_events_of_today_and_later_stand_on_the_front_page_the_next_first(
    home_page: HomePage,
) -> None:
    """An event of this morning still stands in the evening: pages are kept for a day."""
    for title, begins in (
        ("เมื่อวาน", datetime(2026, 11, 20, 16, 59, tzinfo=UTC)),
        ("เดือนหน้า", datetime(2026, 12, 20, 2, tzinfo=UTC)),
        ("เช้านี้", datetime(2026, 11, 20, 17, 0, tzinfo=UTC)),
    ):
        NewsPageFactory(title=title, live=True, event_from=begins)

    with time_machine.travel(datetime(2026, 11, 21, 16, 59, tzinfo=UTC), tick=False):
        (part,) = parts_of(compose(home_page, ("events", None)))

    assert [page.title for page in part.data["pages"]] == ["เช้านี้", "เดือนหน้า"]


def test_much_content_asks_no_more_than_little(client: Client, home_page: HomePage) -> None:
    def publish(count: int) -> None:
        for _ in range(count):
            NewsPageFactory(live=True, event=True)
            AnnouncementPageFactory(live=True)
            ProcurementResultPageFactory(live=True)

    publish(5)
    manuals = [ServiceManualPageFactory(live=True) for _ in range(6)]
    shown = [(kind, None) for kind in PUBLISHED]
    compose(home_page, tasks(manuals[0]), *shown)
    few = queries_of(client, home_page.url)

    publish(6)
    compose(home_page, tasks(*manuals), *shown)

    assert queries_of(client, home_page.url) == few
